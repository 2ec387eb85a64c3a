"""Words, phrases and prefixes of a query as the indexed terms that stand for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from indexer.engines.clauses import And, Clause, Or, Phrase, Prefix, Text, Word
from indexer.engines.whoosh.analysis import is_syllable, readings, stem
from indexer.engines.whoosh.schema import TEXTS

MOST_EXPANSIONS = 1000
"""How many indexed forms a prefix stands for at most."""

Slots = tuple[tuple[str, ...], ...]
"""Terms in a row; each slot takes any of its terms."""


class Vocabulary(Protocol):
    """The forms that occur somewhere: in an index, or in one release."""

    def forms(self, stem: str) -> Sequence[str]:
        """Return the forms that have a stem."""
        ...

    def starting_with(self, prefix: str, limit: int) -> Sequence[str]:
        """Return the forms that begin with a prefix, at most `limit` of them."""
        ...


@dataclass(frozen=True, slots=True)
class Leaf:
    """What to look for: any of some rows of slots, in any of some fields."""

    fields: tuple[str, ...]
    rows: tuple[Slots, ...]


def leaf(clause: Text, vocabulary: Vocabulary) -> Leaf:
    """Return the terms by which a vocabulary can answer a clause."""
    rows = tuple(_slots(clause, terms, vocabulary) for terms in readings(clause.text))
    return Leaf((clause.field,) if clause.field else TEXTS, rows)


def _slots(clause: Text, terms: tuple[str, ...], vocabulary: Vocabulary) -> Slots:
    if isinstance(clause, Word):
        return tuple(_forms(term, vocabulary) for term in terms)
    slots = [_exact(term, vocabulary) for term in terms]
    if isinstance(clause, Prefix):
        slots[-1:] = [_starting_with(terms[-1], vocabulary)]
    return tuple(slots)


def _forms(term: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return (
        _starting_with(term, vocabulary)
        if is_syllable(term)
        else tuple(vocabulary.forms(stem(term)))
    )


def _exact(term: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return _starting_with(term, vocabulary) if is_syllable(term) else (term,)


def _starting_with(prefix: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(vocabulary.starting_with(prefix, MOST_EXPANSIONS))


def texts(clause: Clause | None) -> list[Text]:
    """Return the words, phrases and prefixes that a clause asks for, without those it excludes."""
    match clause:
        case And() | Or():
            return list(dict.fromkeys(text for part in clause.clauses for text in texts(part)))
        case Word() | Phrase() | Prefix():
            return [clause]
        case _:
            return []
