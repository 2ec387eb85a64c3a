"""Names of months, weekdays and relative days in the languages releases are written in."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale

from indexer.model import Span
from indexer.phrases import Phrases

_FULL = "wide"


@dataclass(frozen=True, slots=True)
class Day:
    """A day as far as it is printed; `month` is None in "29일"."""

    year: int | None
    month: int | None
    day: int


@dataclass(frozen=True, slots=True)
class Printed:
    """One expression of a date: a day (`first`), a weekday alone, or an offset from publication.

    `swapped` is the other reading of 11/12/2024.
    """

    span: Span
    first: Day | None = None
    last: Day | None = None
    weekday: int | None = None
    last_weekday: int | None = None
    offset: int | None = None
    swapped: Day | None = None

    @property
    def is_bare_weekday(self) -> bool:
        """Whether it is one weekday and nothing else."""
        return self.weekday is not None and self.first is None and self.last_weekday is None


@cache
def words(table: str) -> dict[str, Any]:
    """A table of dates.toml."""
    source = files("indexer.tagging") / "data" / "dates.toml"
    return dict(tomllib.loads(source.read_text(encoding="utf-8"))[table])


@cache
def months() -> dict[str, int]:
    """Lower-case names of months → 1 to 12, with the English abbreviations."""
    table: dict[str, int] = {}
    for language in words("months")["languages"]:
        for context in ("format", "stand-alone"):
            names = Locale(language).months[context][_FULL]
            table |= {name.lower(): number for number, name in names.items() if len(name) > 2}
    english = Locale("en").months["format"]
    for width in ("abbreviated", _FULL):
        table |= {name.lower().rstrip("."): number for number, name in english[width].items()}
    return table | {"sept": 9}


@cache
def thai_months() -> dict[str, int]:
    """Thai names of months, whole and abbreviated: no space needs to stand beside them."""
    names = Locale("th").months["format"]
    return {
        name: number for width in (_FULL, "abbreviated") for number, name in names[width].items()
    }


@cache
def weekdays() -> dict[str, int]:
    """Names of weekdays → 0, Monday, to 6."""
    table: dict[str, int] = {}
    for language in words("months")["languages"]:
        table |= {name: day for day, name in Locale(language).days["format"][_FULL].items()}
    full = Locale("en").days["format"][_FULL]
    table |= {
        short: day
        for short in words("weekdays")["english"]
        for day, name in full.items()
        if name.startswith(short)
    }
    for chars, suffix in (("월화수목금토일", "요일"), ("月火水木金土日", "曜日")):
        for day, char in enumerate(chars):
            table |= {char + suffix: day, f"({char})": day}
    return table


@cache
def day_words() -> Phrases[tuple[int | None, int | None]]:
    """Weekdays and relative days, small or with a capital → weekday, offset in days."""
    relative = [
        (surface, (None, int(days)))
        for days, entries in words("relative").items()
        for word in entries
        for surface in (word, word[0].upper() + word[1:])
    ]
    return Phrases([*relative, *((word, (day, None)) for word, day in weekdays().items())])


def alternatives(entries: Iterable[str]) -> str:
    """The entries as one alternation, the longest first."""
    return "|".join(re.escape(entry) for entry in sorted(entries, key=len, reverse=True))
