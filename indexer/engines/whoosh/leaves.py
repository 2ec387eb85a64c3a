"""Words, phrases and the like of a query as patterns of the terms that stand for them."""

from dataclasses import dataclass, replace

from indexer.engines.clauses import Alias, Fuzzy, Near, Phrase, Prefix, Text, Word
from indexer.engines.whoosh.analysis import is_syllable, readings, stem, tokens
from indexer.engines.whoosh.terms import Acronym, Beginning, Pattern, Similar, Stem, Term
from indexer.particles import without_particle

Slots = tuple[Pattern, ...]
"""Terms in a row; each slot takes any term that fits."""

IN_A_ROW = -1
SMALL_LETTERS = 0.2
"""What `us` counts for US."""
OTHER_NAME = 0.5
"""What another name counts for the one that was typed."""
STEM_OF_PARTICLE = 0.5
"""What 서울 counts for 서울은."""
_SHORTEST_PLURAL = _LONGEST_CAPITALS = 3
"""Of longer abbreviations none is a word as well, and some are written Nato."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to say what is looked for, how much it counts, and how many other words may stand
    between its own; in a row, they are in order. Other names of what is asked for have a `name`.
    """

    slots: Slots
    weight: float = 1.0
    between: int = IN_A_ROW
    name: str = ""

    def __str__(self) -> str:
        return self.name or " ".join(map(str, self.slots))


@dataclass(frozen=True, slots=True)
class Leaf:
    """What to look for: any of some ways, in the field or, without one, anywhere."""

    field: str
    ways: tuple[Way, ...]


def leaf(clause: Text) -> Leaf:
    """Return the patterns that answer a clause; of a name of several words, those of its names."""
    return Leaf(clause.field, _ways(clause))


def _ways(clause: Text) -> tuple[Way, ...]:
    rows = readings(clause.text)
    match clause:
        case Word():
            return _of_word(clause.text)
        case Alias():
            return _of_names(clause)
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


def _of_word(typed: str) -> tuple[Way, ...]:
    if _is_acronym(typed):
        return _in_capitals(readings(typed)[0][0])
    stump = without_particle(typed)
    if stump == typed:
        return _any_forms(typed)
    return (*_any_forms(typed, 1 - STEM_OF_PARTICLE), *_any_forms(stump, STEM_OF_PARTICLE))


def _of_names(clause: Alias) -> tuple[Way, ...]:
    """The words as typed, in a row if there are several, and the other names."""
    own = _of_word(clause.text) if len(clause.words) == 1 else _any_forms(clause.text)
    others = (replace(way, name=name) for name in clause.names for way in _of_name(name))
    return (*own, *others)


def leaf_of_name(name: str) -> Leaf:
    """Return the patterns of a name that stands for another."""
    return Leaf("", _of_name(name))


def _of_name(name: str) -> tuple[Way, ...]:
    if not _is_acronym(name):
        return _any_forms(name, OTHER_NAME)
    term = readings(name)[0][0]
    short = (Way((Acronym(term),), OTHER_NAME),) if len(term) <= _LONGEST_CAPITALS else ()
    return (*(short or _any_forms(name, OTHER_NAME)), *_plural(term, OTHER_NAME))


def _any_forms(typed: str, weight: float = 1.0) -> tuple[Way, ...]:
    return tuple(Way(tuple(map(_any_form, terms)), weight) for terms in readings(typed))


def _in_capitals(term: str) -> tuple[Way, ...]:
    """An acronym: what is written in small letters is found too, but counts less."""
    small, capital = Stem(stem(term)), Acronym(term)
    return Way((small,), SMALL_LETTERS), Way((capital,), 1 - SMALL_LETTERS), *_plural(term, 1.0)


def _plural(term: str, weight: float) -> tuple[Way, ...]:
    """CBMs, which stems leave apart from CBM; of two letters, IT and US, it is another word."""
    return (Way((Term(f"{term}s"),), weight),) if len(term) >= _SHORTEST_PLURAL else ()


def _is_acronym(typed: str) -> bool:
    found = list(tokens(typed))
    return len(found) == 1 and found[0].is_acronym


def _any_form(term: str) -> Pattern:
    return Beginning(term) if is_syllable(term) else Stem(stem(term))


def _as_written(term: str) -> Pattern:
    return Beginning(term) if is_syllable(term) else Term(term)
