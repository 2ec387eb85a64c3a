"""What parties are called in one language, in all its cases: languages/*.toml.

A file gives the first form of each word; its tables of endings make the other forms of it. Of a
table the longest ending that the word has counts, and others stand in its place. Forms that no
ending makes are `irregular`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent / "languages"

Endings = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Language:
    """The tables of one file; a word of `lowercase` is a surname when capitalised."""

    names: Mapping[str, str] = field(default_factory=dict)
    adjectives: Mapping[str, str] = field(default_factory=dict)
    firsts: Mapping[str, str] = field(default_factory=dict)
    irregular: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    endings: Mapping[str, Endings] = field(default_factory=dict)
    beginnings: Mapping[str, Endings] = field(default_factory=dict)
    spelling: Mapping[str, str] = field(default_factory=dict)
    glued: tuple[str, ...] = ()
    blockers: tuple[str, ...] = ()
    dropped: frozenset[str] = frozenset()
    lowercase: frozenset[str] = frozenset()


@cache
def read_language(code: str) -> Language:
    """The language's file; where there is none, a language without words of its own."""
    path = _HERE / f"{code}.toml"
    if not path.exists():
        return Language()
    tables: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    lists = {"glued": tuple, "blockers": tuple, "dropped": frozenset, "lowercase": frozenset}
    return Language(**tables | {key: lists[key](tables[key]) for key in lists if key in tables})


def entries(table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Code and word of every word in a table."""
    for code, words in table.items():
        yield from ((code, word) for word in words.split(", "))


def inflected(word: str, language: Language, kind: str) -> list[str]:
    """All forms of a word of one kind: `name` or `adjective`; of several words, those as given."""
    forms = [word]
    if " " not in word:
        forms += _exchanged(word, language.endings.get(kind, {}), is_end=True)
    begun = [_exchanged(form, language.beginnings.get(kind, {}), is_end=False) for form in forms]
    return _respelled([*forms, *(form for group in begun for form in group)], language.spelling)


def first_half(adjective: str, language: Language) -> str | None:
    """What stands before a hyphen for an adjective: "polsko" for "polski"."""
    halves = _exchanged(adjective, language.endings.get("first", {}), is_end=True)
    return halves[0] if halves else None


def _exchanged(word: str, table: Endings, is_end: bool) -> list[str]:
    """The word with each of the endings, or beginnings, that its own may give way to."""
    fits = word.endswith if is_end else word.startswith
    own = max(filter(fits, table), key=len, default=None)
    if own is None:
        return []
    kept = word[: len(word) - len(own)] if is_end else word[len(own) :]
    others = ("" if other == "-" else other for other in table[own].split())
    return [kept + other if is_end else other + kept for other in others]


def _respelled(forms: list[str], spelling: Mapping[str, str]) -> list[str]:
    """The forms, and once more with the letters that stand in for others now and then."""
    if not spelling:
        return forms
    letters = str.maketrans(dict(spelling))
    return list(dict.fromkeys([*forms, *(form.translate(letters) for form in forms)]))
