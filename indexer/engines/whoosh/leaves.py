"""Words, phrases and beginnings of a query as patterns of the terms that stand for them."""

from dataclasses import dataclass

from indexer.engines.clauses import And, Clause, Or, Phrase, Prefix, Text, Word
from indexer.engines.whoosh.analysis import is_syllable, readings, stem
from indexer.engines.whoosh.schema import TEXTS
from indexer.engines.whoosh.terms import Beginning, Pattern, Stem, Term

Slots = tuple[Pattern, ...]
"""Terms in a row; each slot takes any term that fits."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """What to look for: any of some rows of slots, in any of some fields."""

    fields: tuple[str, ...]
    rows: tuple[Slots, ...]


def leaf(clause: Text) -> Leaf:
    """Return the patterns that answer a clause."""
    rows = tuple(_slots(clause, terms) for terms in readings(clause.text))
    return Leaf((clause.field,) if clause.field else TEXTS, rows)


def _slots(clause: Text, terms: tuple[str, ...]) -> Slots:
    if isinstance(clause, Word):
        return tuple(Beginning(one) if is_syllable(one) else Stem(stem(one)) for one in terms)
    slots: list[Pattern] = [Beginning(one) if is_syllable(one) else Term(one) for one in terms]
    if isinstance(clause, Prefix):
        slots[-1:] = [Beginning(terms[-1])]
    return tuple(slots)


def texts(clause: Clause | None) -> list[Text]:
    """Return the words, phrases and prefixes that a clause asks for, without those it excludes."""
    match clause:
        case And() | Or():
            return list(dict.fromkeys(text for part in clause.clauses for text in texts(part)))
        case Word() | Phrase() | Prefix():
            return [clause]
        case _:
            return []
