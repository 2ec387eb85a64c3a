"""What may stand right after words: `~` for more or less so, `^` for how much they count."""

import re
import unicodedata
from dataclasses import dataclass

from indexer.engines.clauses import Boosted, Clause, Fuzzy, Near, Phrase, Word
from indexer.engines.trees import texts

MOST_EDITS = 2
SHORTEST_FUZZY = 3
_LONG = 6
"""Words from so many letters on may differ in two."""
MOST_BETWEEN = 50
_BETWEEN = 10
LEAST_FACTOR, MOST_FACTOR = 0.1, 10.0

_TRAILING = re.compile(r"([~^][~^\d.]*)[^\w~^]*$", re.ASCII)
_WELL_FORMED = re.compile(
    r"(?:~(?P<tilde>\d{0,9}))?(?:\^(?P<factor>\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))?"
)

NO_TILDE = "A ~ was ignored: it stands right after a single word or a phrase."
NO_POWER = "A ^ was ignored: it stands right after words, with a number behind it."


@dataclass(frozen=True, slots=True)
class Modifiers:
    """The number after `~`, empty where there is none, and the factor after `^`."""

    tilde: str | None = None
    factor: float | None = None


def split(text: str, notices: list[str]) -> tuple[str, Modifiers]:
    """Return a text without the modifiers at its end, and these."""
    bare, modifiers = text, Modifiers()
    while found := _TRAILING.search(bare):
        bare = bare[: found.start()]
        modifiers = read(found[1], notices) if modifiers == Modifiers() else modifiers
    return bare, modifiers


def read(written: str, notices: list[str]) -> Modifiers:
    """Return what `~2^3` says; what cannot be read is left out and said."""
    match = _WELL_FORMED.fullmatch(written)
    if match is None:
        notices.append(f"{written[:20]} is not part of the query language.")
        return Modifiers()
    factor = match["factor"]
    return Modifiers(match["tilde"], _within(factor, notices) if factor else None)


def _within(factor: str, notices: list[str]) -> float:
    kept = min(max(float(factor), LEAST_FACTOR), MOST_FACTOR)
    if kept != float(factor):
        notices.append(f"A ^ counts from {LEAST_FACTOR:g} to {MOST_FACTOR:g} times.")
    return float(f"{kept:g}")


def modified(clause: Clause | None, modifiers: Modifiers, notices: list[str]) -> Clause | None:
    """Return a clause with what stands after it."""
    if modifiers.tilde is not None:
        clause = _loosened(clause, modifiers.tilde, notices)
    return boosted(clause, modifiers.factor, notices)


def boosted(clause: Clause | None, factor: float | None, notices: list[str]) -> Clause | None:
    """Return a clause that counts several times; one that has no score stays as it is."""
    if factor is None:
        return clause
    if clause is None or not texts(clause):
        notices.append(NO_POWER)
        return clause
    if isinstance(clause, Boosted):
        return boosted(clause.clause, _within(f"{clause.factor * factor:.9f}", notices), notices)
    return clause if factor == 1 else Boosted(clause, factor)


def _loosened(clause: Clause | None, tilde: str, notices: list[str]) -> Clause | None:
    if isinstance(clause, Word) and can_be_misspelt(clause.text):
        return _fuzzy(clause, tilde, notices)
    if isinstance(clause, Phrase) and " " in clause.text:
        return _near(clause, tilde, notices)
    notices.append(NO_TILDE)
    return clause


def can_be_misspelt(word: str) -> bool:
    """Whether it is letters and digits alone, and none of a script written in syllables."""
    is_wide = any(unicodedata.east_asian_width(char) in "WF" for char in word)
    return word.isalnum() and not is_wide and len(word) >= SHORTEST_FUZZY


def _fuzzy(word: Word, tilde: str, notices: list[str]) -> Clause:
    edits = int(tilde) if tilde else 1 + (len(word.text) >= _LONG)
    if edits > MOST_EDITS:
        notices.append(f"A word after ~ may differ in {MOST_EDITS} letters at most.")
    return Fuzzy(word.text, min(edits, MOST_EDITS), word.field) if edits else word


def _near(phrase: Phrase, tilde: str, notices: list[str]) -> Near:
    distance = int(tilde) if tilde else _BETWEEN
    if distance > MOST_BETWEEN:
        notices.append(f"At most {MOST_BETWEEN} words may be between those of a phrase.")
    return Near(phrase.text, min(distance, MOST_BETWEEN), phrase.field)
