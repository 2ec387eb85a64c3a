"""Where the words of a query stand in releases: from the index, or from a release's own text."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from indexer.engines.clauses import Near, Phrase, Text
from indexer.engines.snippets import Mark
from indexer.engines.whoosh.analysis import tokens
from indexer.engines.whoosh.arrays import Ints
from indexer.engines.whoosh.facets import split
from indexer.engines.whoosh.leaves import IN_A_ROW, Leaf, Way
from indexer.engines.whoosh.postings import Place
from indexer.engines.whoosh.schema import PARAGRAPH_GAP, pieces
from indexer.engines.whoosh.segments import Segment
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.terms import Pattern
from indexer.model import Release

Places = dict[tuple[int, int], tuple[int, int]]
"""The characters of a word, by release and position."""
LookUp = Callable[[Pattern], Iterable[Place]]
"""Where some releases have terms that fit a pattern."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word or phrase to mark."""

    leaf: Leaf
    is_phrase: bool
    typed: str


def wanted(texts: Iterable[Text], read: Callable[[Text], Leaf]) -> list[Wanted]:
    """Return what to mark for a query: all its words but those it wants in the title alone."""
    marked = (text for text in texts if not text.field)
    return [Wanted(read(text), isinstance(text, Phrase | Near), text.text) for text in marked]


def marks(units: Iterable[Wanted], look_up: LookUp) -> dict[int, list[Mark]]:
    """Return the places of the wanted words by release."""
    found: dict[int, list[Mark]] = defaultdict(list)
    for unit, one in enumerate(units):
        for way in one.leaf.ways:
            stands_for = one.typed if way.name else ""
            for row, start, end in _found(way, look_up):
                found[row].append(Mark(start, end, unit, one.is_phrase, stands_for))
    return found


def in_index(snapshot: Snapshot, rows: Ints) -> LookUp:
    """Return how to look up the terms of some releases in the index: nothing is analysed again."""
    parts = list(_by_segment(snapshot, rows))

    def places(pattern: Pattern) -> Iterator[Place]:
        for base, segment, own in parts:
            for choice in segment.lexicon.choices(pattern):
                found = segment.postings(choice).places(own)
                for row, position, start, end in found:
                    yield base + row, position, start, end

    return places


def in_text(release: Release) -> LookUp:
    """Return how to look up the terms of one release, number 0, that need not be in an index."""
    terms = _terms(pieces(release))

    def places(pattern: Pattern) -> Iterator[Place]:
        for term, occurrences in terms.items():
            if pattern.fits(term):
                yield from occurrences

    return places


def _by_segment(snapshot: Snapshot, rows: Ints) -> Iterator[tuple[int, Segment, Ints]]:
    for (base, segment), own in zip(
        snapshot.parts(), split(np.sort(rows), snapshot.bases), strict=True
    ):
        if len(own):
            yield base, segment, own


def _terms(pieces: Iterable[tuple[int, str]]) -> dict[str, list[Place]]:
    """The terms of a release; what follows what is as in the index."""
    found: dict[str, list[Place]] = defaultdict(list)
    position = 0
    for first, text in pieces:
        last = position
        for token in tokens(text):
            at = position + token.position
            found[token.form].append((0, at, first + token.start, first + token.end))
            last = at
        position = last + PARAGRAPH_GAP
    return found


def _found(way: Way, look_up: LookUp) -> Iterator[tuple[int, int, int]]:
    """Release, first and last character of each place where a way is met."""
    if len(way.slots) == 1:
        for row, _, start, end in look_up(way.slots[0]):
            yield row, start, end
        return
    places = [
        {(row, at): (start, end) for row, at, start, end in look_up(pattern)}
        for pattern in way.slots
    ]
    in_a_row = way.between == IN_A_ROW
    yield from _rows(places) if in_a_row else _windows(places, len(places) + way.between)


def _rows(places: list[Places]) -> Iterator[tuple[int, int, int]]:
    """The stretches in which the slots follow one another."""
    shifted = [{(row, at - slot) for row, at in some} for slot, some in enumerate(places)]
    last = len(places) - 1
    for row, at in set.intersection(*shifted) if places else ():
        yield row, places[0][row, at][0], places[last][row, at + last][1]


def _windows(places: list[Places], words: int) -> Iterator[tuple[int, int, int]]:
    """The words of each stretch of so many that has all slots."""
    for row, at in sorted(set().union(*places)):
        near = [_nearest(some, row, range(at, at + words)) for some in places]
        if all(near):
            yield from ((row, *found) for found in near if found)


def _nearest(places: Places, row: int, window: range) -> tuple[int, int] | None:
    """The characters of the first of some places in a window."""
    return next((places[row, at] for at in window if (row, at) in places), None)
