"""Words, phrases and the like of a query as patterns of the terms that stand for them."""

from dataclasses import dataclass

from indexer.engines.clauses import Fuzzy, Near, Phrase, Prefix, Text, Word
from indexer.engines.whoosh.analysis import is_syllable, readings, stem, tokens
from indexer.engines.whoosh.schema import TEXTS
from indexer.engines.whoosh.terms import Acronym, Beginning, Pattern, Similar, Stem, Term

Slots = tuple[Pattern, ...]
"""Terms in a row; each slot takes any term that fits."""

IN_A_ROW = -1
SMALL_LETTERS = 0.2
"""What `us` counts for US."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to say what is looked for, how much it counts, and how many other words may stand
    between its own; in a row, they are in order.
    """

    slots: Slots
    weight: float = 1.0
    between: int = IN_A_ROW


@dataclass(frozen=True, slots=True)
class Leaf:
    """What to look for: any of some ways, in any of some fields."""

    fields: tuple[str, ...]
    ways: tuple[Way, ...]


def leaf(clause: Text) -> Leaf:
    """Return the patterns that answer a clause."""
    return Leaf((clause.field,) if clause.field else TEXTS, _ways(clause))


def _ways(clause: Text) -> tuple[Way, ...]:
    rows = readings(clause.text)
    match clause:
        case Word():
            ways = tuple(Way(tuple(map(_any_form, terms))) for terms in rows)
            return _in_capitals(rows[0][0]) if _is_acronym(clause.text) else ways
        case Phrase():
            return tuple(Way(tuple(map(_as_written, terms))) for terms in rows)
        case Near():
            return (Way(tuple(map(_as_written, rows[0])), between=clause.distance),)
        case Prefix():
            return tuple(
                Way((*map(_as_written, terms[:-1]), Beginning(terms[-1]))) for terms in rows
            )
        case Fuzzy():
            return tuple(
                Way((Similar(rows[0][0], edits),), 1 / (1 + edits))
                for edits in range(clause.edits + 1)
            )


def _in_capitals(term: str) -> tuple[Way, ...]:
    """An acronym: what is written in small letters is found too, but counts less."""
    return Way((Stem(stem(term)),), SMALL_LETTERS), Way((Acronym(term),), 1 - SMALL_LETTERS)


def _is_acronym(typed: str) -> bool:
    found = list(tokens(typed))
    return len(found) == 1 and found[0].is_acronym


def _any_form(term: str) -> Pattern:
    return Beginning(term) if is_syllable(term) else Stem(stem(term))


def _as_written(term: str) -> Pattern:
    return Beginning(term) if is_syllable(term) else Term(term)
