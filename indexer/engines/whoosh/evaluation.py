"""Clauses → which releases they find and with what scores, over whole arrays at a time."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial, reduce

import numpy as np

from indexer import parties
from indexer.engines.clauses import And, Clause, Dated, Not, Or, Phrase, Prefix, Tagged, Text, Word
from indexer.engines.interface import Facet
from indexer.engines.whoosh.arrays import Floats, Ints, Mask
from indexer.engines.whoosh.codec import Postings
from indexer.engines.whoosh.leaves import Slots, leaf
from indexer.engines.whoosh.schema import day_number
from indexer.engines.whoosh.scoring import saturated
from indexer.engines.whoosh.snapshot import Snapshot

_PARTY_FACETS = frozenset({Facet.COUNTERPART, Facet.PARTY, Facet.SUBJECT})
_POSITION_BITS = 32


@dataclass(frozen=True, slots=True)
class Found:
    """For each release whether it is found, and its score; scores of others mean nothing."""

    mask: Mask
    scores: Floats


def evaluate(clause: Clause | None, snapshot: Snapshot) -> Found:
    """Return the live releases that a clause finds; without a clause all of them."""
    match clause:
        case None:
            return _unscored(snapshot.live)
        case Word() | Phrase() | Prefix():
            return _text(clause, snapshot)
        case Tagged():
            return _unscored(tagged(clause, snapshot) & snapshot.live)
        case Dated():
            return _unscored(dated(clause.field, clause.first, clause.last, snapshot))
        case Not():
            return _unscored(snapshot.live & ~evaluate(clause.clause, snapshot).mask)
        case And():
            return both(evaluate(part, snapshot) for part in clause.clauses)
        case Or():
            return either(evaluate(part, snapshot) for part in clause.clauses)


def both(parts: Iterable[Found]) -> Found:
    """Return what all parts find; scores add up."""
    return reduce(lambda one, two: Found(one.mask & two.mask, one.scores + two.scores), parts)


def either(parts: Iterable[Found]) -> Found:
    """Return what any part finds; scores add up."""
    return reduce(lambda one, two: Found(one.mask | two.mask, one.scores + two.scores), parts)


def weighted(found: Found, weight: float) -> Found:
    """Return the same releases with scores multiplied."""
    return Found(found.mask, found.scores * np.float32(weight))


def dated(field: str, since: date | None, until: date | None, snapshot: Snapshot) -> Mask:
    """Return the live releases whose date, or days of the event, overlap a range."""
    first, last = snapshot.days(field)
    mask = snapshot.live & (first > 0)
    if since:
        mask &= last >= day_number(since)
    if until:
        mask &= first <= day_number(until)
    return mask


def tagged(clause: Tagged, snapshot: Snapshot) -> Mask:
    """Return the releases with a value that a user means by some words, or by a country's name."""
    values = snapshot.facet(clause.field)
    code = parties.resolve(clause.value) if clause.field in _PARTY_FACETS else None
    return values.meant_by(clause.value, code)


def _unscored(mask: Mask) -> Found:
    return Found(mask, np.zeros(len(mask), np.float32))


def _text(clause: Text, snapshot: Snapshot) -> Found:
    wanted = leaf(clause, snapshot)
    frequencies = np.zeros(snapshot.size, np.float32)
    for field in wanted.fields:
        weights = snapshot.occurrence_weights(field)
        for slots in wanted.rows:
            for rows, counts in _occurrences(slots, partial(snapshot.postings, field)):
                frequencies[rows] += weights[rows] * counts
    mask = (frequencies > 0) & snapshot.live
    having = int(np.count_nonzero(mask))
    return Found(mask, saturated(frequencies, having, snapshot.live_count))


def _occurrences(
    slots: Slots, look_up: Callable[[str], Postings | None]
) -> Iterable[tuple[Ints, Ints]]:
    """Rows and frequencies; each row once in each pair."""
    found = [[p for term in terms if (p := look_up(term))] for terms in slots]
    if len(found) == 1:
        return [(one.rows, one.frequencies) for one in found[0]]
    if not found or not all(found):
        return []
    rows, counts = np.unique(_in_a_row(found), return_counts=True)
    return [(rows, counts)]


def _in_a_row(slots: list[list[Postings]]) -> Ints:
    """The row of each place where the slots follow one another.

    An occurrence is one number, row and position; taking its slot's number off leaves where the
    phrase would begin. A phrase begins where all slots say so.
    """
    starts = [_places(postings) - slot for slot, postings in enumerate(slots)]
    starts.sort(key=len)
    found = starts[0]
    for others in starts[1:]:
        at = np.searchsorted(others, found)
        at[at == len(others)] = 0
        found = found[others[at] == found]
    return found >> _POSITION_BITS


def _places(postings: list[Postings]) -> Ints:
    places = [
        (np.repeat(one.rows.astype(np.int64), one.frequencies) << _POSITION_BITS) + one.positions
        for one in postings
    ]
    return places[0] if len(places) == 1 else np.unique(np.concatenate(places))
