"""Clauses → which releases they find and with what scores, over whole arrays at a time."""

from datetime import date

import numpy as np

from indexer.engines.clauses import (
    Alias,
    And,
    Boosted,
    Clause,
    Dated,
    Not,
    Or,
    Ranged,
    Tagged,
    Text,
    Word,
)
from indexer.engines.interface import Facet
from indexer.engines.whoosh.arrays import (
    NO_ROWS,
    Ints,
    Mask,
    Sparse,
    added,
    distinct,
    mask_of,
    shared,
    summed,
)
from indexer.engines.whoosh.leaves import IN_A_ROW, Leaf, Way, leaf_of_name
from indexer.engines.whoosh.postings import Postings
from indexer.engines.whoosh.schema import LENGTHS, TITLE, day_number
from indexer.engines.whoosh.scoring import Weights, saturated, weights
from indexer.engines.whoosh.segments import Segment
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.terms import Stem

_PARTY_FACETS = frozenset({Facet.COUNTERPART, Facet.PARTY, Facet.SUBJECT})
_POSITION_BITS = 32
_POSITIONS = (1 << _POSITION_BITS) - 1


def evaluate(clause: Clause | None, snapshot: Snapshot) -> Sparse:
    """Return the live releases that a clause finds, with scores; without a clause all of them."""
    match clause:
        case None:
            return _unscored(snapshot.live)
        case Tagged() | Ranged() | Dated():
            return _unscored(_having(clause, snapshot) & snapshot.live)
        case Boosted():
            rows, scores = evaluate(clause.clause, snapshot)
            return rows, scores * np.float32(clause.factor)
        case Not():
            return _unscored(snapshot.live & ~_mask(clause.clause, snapshot))
        case And():
            return shared([evaluate(part, snapshot) for part in clause.clauses], snapshot.size)
        case Or():
            return added([evaluate(part, snapshot) for part in clause.clauses], snapshot.size)
        case Alias(words) if len(words) > 1:
            # the words may stand apart, which its other names may not
            parts = [evaluate(And(words), snapshot), _text(clause, snapshot)]
            return added(parts, snapshot.size)
        case _:
            return _text(clause, snapshot)


def count(clause: Clause | None, snapshot: Snapshot) -> int:
    """Return how many releases a clause finds; those of a plain word are counted without a score,
    for the commonest words have the longest lists.
    """
    match snapshot.leaf(clause).ways if isinstance(clause, Word) and not clause.field else ():
        case (Way(slots=(Stem() as stem,)),):
            return sum(_having_stem(stem, snapshot, base, one) for base, one in snapshot.parts())
        case _:
            return len(evaluate(clause, snapshot)[0])


def _having_stem(stem: Stem, snapshot: Snapshot, base: int, segment: Segment) -> int:
    lists = [segment.postings(choice).group_rows for choice in segment.lexicon.choices(stem)]
    if snapshot.is_dense:
        return sum(map(len, lists))
    return sum(int(np.count_nonzero(snapshot.live[base:][rows])) for rows in lists)


def dated(field: str, since: date | None, until: date | None, snapshot: Snapshot) -> Mask:
    """Return the live releases whose date, or days of the event, overlap a range."""
    first, last = snapshot.days(field)
    mask = snapshot.live & (first > 0)
    if since:
        mask &= last >= day_number(since)
    if until:
        mask &= first <= day_number(until)
    return mask


def _having(clause: Tagged | Ranged | Dated, snapshot: Snapshot) -> Mask:
    match clause:
        case Dated() if clause.is_unknown:
            return np.equal(snapshot.days(clause.field)[0], 0)
        case Dated():
            return dated(clause.field, clause.first, clause.last, snapshot)
        case Ranged():
            return snapshot.facet(clause.field).between(clause.since, clause.until)
        case Tagged():
            return tagged(clause, snapshot)


def tagged(clause: Tagged, snapshot: Snapshot) -> Mask:
    """Return the releases with a value that a user means by some words, or by a country's name."""
    # few queries name a country, and the tables of names take a while to load
    from indexer import parties

    values = snapshot.facet(clause.field)
    code = parties.resolve(clause.value) if clause.field in _PARTY_FACETS else None
    return values.meant_by(clause.value, code)


def _unscored(mask: Mask) -> Sparse:
    rows = np.flatnonzero(mask)
    return rows, np.zeros(len(rows), np.float32)


def _mask(clause: Clause, snapshot: Snapshot) -> Mask:
    return mask_of(evaluate(clause, snapshot)[0], snapshot.size)


def occurs(name: str, snapshot: Snapshot) -> bool:
    """Whether some release has a name that stands for another."""
    return bool(len(found_by(leaf_of_name(name), snapshot)[0]))


def _text(clause: Text, snapshot: Snapshot) -> Sparse:
    return found_by(snapshot.leaf(clause), snapshot)


def found_by(wanted: Leaf, snapshot: Snapshot) -> Sparse:
    """Return the releases in which what is looked for is found, with scores."""
    return snapshot.found.get(wanted, lambda wanted: _scored(wanted, snapshot))


def _scored(wanted: Leaf, snapshot: Snapshot) -> Sparse:
    parts = [_frequencies(wanted, snapshot, base, segment) for base, segment in snapshot.parts()]
    rows = np.concatenate([NO_ROWS, *(rows for rows, _ in parts)])
    frequencies = np.concatenate([np.zeros(0, np.float32), *(values for _, values in parts)])
    if not snapshot.is_dense:
        is_live = snapshot.live[rows]
        rows, frequencies = rows[is_live], frequencies[is_live]
    return rows, saturated(frequencies, len(rows), snapshot.live_count)


def _frequencies(wanted: Leaf, snapshot: Snapshot, base: int, segment: Segment) -> Sparse:
    """The weighted frequencies of a leaf in one segment."""
    parts = [
        part
        for way in wanted.ways
        for part in weighed(way, weights(wanted.field, way.weight), segment)
    ]
    rows, frequencies = added(parts, segment.count)
    rows = rows + base
    return rows, frequencies * snapshot.length_factors[rows]


def weighed(way: Way, weight: Weights, segment: Segment) -> list[Sparse]:
    """Return the releases in which a way is met, and what its occurrences there count for."""
    found = [segment.lexicon.choices(pattern) for pattern in way.slots]
    if len(found) == 1:
        return [segment.postings(choice).weighed(*weight) for choice in found[0]]
    if not found or not all(found):
        return []
    slots = [[segment.postings(choice) for choice in some] for some in found]
    if way.between == IN_A_ROW:
        places = _in_a_row(slots, segment.count)
    else:
        places = _in_windows(slots, segment.count, len(found) - 1 + way.between)
    rows, positions = places >> _POSITION_BITS, places & _POSITIONS
    is_title = positions < segment.numbers(LENGTHS[TITLE])[rows]
    counting = is_title if not weight.in_body else slice(None)
    counts = np.where(is_title, *weight).astype(np.float32)
    return [summed(rows[counting], counts[counting])]


def _in_a_row(slots: list[list[Postings]], size: int) -> Ints:
    """Each place where the slots follow one another, ascending.

    A place is one number, row and position; taking its slot's number off leaves where the phrase
    would begin. A phrase begins where all slots say so. Only releases that have a term of every
    slot are looked at.
    """
    rows = _rows_of_all(slots, size)
    starts = [_places(postings, rows) - slot for slot, postings in enumerate(slots)]
    starts.sort(key=len)
    found = starts[0]
    for others in starts[1:]:
        if not len(others):
            return NO_ROWS
        at = np.searchsorted(others, found)
        at[at == len(others)] = 0
        found = found[others[at] == found]
    return found


def _in_windows(slots: list[list[Postings]], size: int, width: int) -> Ints:
    """The end of each shortest stretch of at most `width` words that has all slots, in any order.

    From each place on, the nearest place of every slot: where the farthest of these is near enough,
    it ends a stretch. A slot that is asked for twice needs its next place but one.
    """
    rows = _rows_of_all(slots, size)
    places = [_places(postings, rows) for postings in slots]
    starts = distinct(np.concatenate(places))
    ends = np.zeros(len(starts), np.int64)
    for slot, own in enumerate(places):
        repeats = sum(slots[earlier] == slots[slot] for earlier in range(slot))
        at = np.searchsorted(own, starts) + repeats
        beyond = np.iinfo(np.int64).max
        nearest = np.append(own, beyond)[np.minimum(at, len(own))]
        np.maximum(ends, nearest, out=ends)
    return distinct(ends[ends - starts <= width])


def _rows_of_all(slots: list[list[Postings]], size: int) -> Ints:
    """Rows in which each slot may have some term, beginning with the rarest."""
    slots = sorted(slots, key=lambda postings: sum(len(one.group_rows) for one in postings))
    first, *others = (np.concatenate([one.group_rows for one in some]) for some in slots)
    rows: Ints = first.astype(np.int64)
    if len(slots[0]) > 1:
        rows = distinct(rows)
    for some in others:
        rows = rows[mask_of(some, size)[rows]]
    return rows


def _places(postings: list[Postings], rows: Ints) -> Ints:
    places = [np.zeros(0, np.int64), *(_places_of(one, rows) for one in postings)]
    together = np.concatenate(places)
    return together if len(postings) == 1 else distinct(together)


def _places_of(postings: Postings, rows: Ints) -> Ints:
    releases, where = postings.occurrences(rows)
    return (releases << _POSITION_BITS) + postings.positions[where]
