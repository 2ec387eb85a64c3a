"""One-character names of countries, as East Asian headlines set them side by side."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from indexer.model import PartyCode, Span
from indexer.parties.names import territories

_EAST_ASIAN = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")
_TABLE = Path(__file__).parent / "pairs.toml"


def paired(text: str) -> Iterator[tuple[Span, PartyCode]]:
    """Yield the countries of "한미", "한-EU", "日米韓", "中美" and of sides such as "미측"."""
    if not _EAST_ASIAN.search(text):
        return
    for pattern, codes in _patterns():
        for match in pattern.finditer(text):
            for place in range(match.start(), match.end()):
                if text[place] in codes:
                    yield Span(place, place + 1), codes[text[place]]


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], dict[str, PartyCode]], ...]:
    tables = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return tuple(
        (re.compile(_filled(pattern, table)), table["codes"])
        for table in tables.values()
        for pattern in table["patterns"]
    )


def _filled(pattern: str, table: dict[str, Any]) -> str:
    names = territories(table["names"]) if "names" in table else ()
    one_of = "[" + "".join(table["codes"]) + "]"
    return pattern.replace("{C}", one_of).replace("{NAME}", "|".join(n.surface for n in names))
