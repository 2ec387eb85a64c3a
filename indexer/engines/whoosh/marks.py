"""Where the words of a query stand in releases: from the index, or from a release's own text."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from indexer.engines.clauses import Phrase, Text
from indexer.engines.snippets import Mark
from indexer.engines.whoosh.analysis import tokens
from indexer.engines.whoosh.arrays import Ints
from indexer.engines.whoosh.leaves import Leaf, Slots
from indexer.engines.whoosh.postings import Place
from indexer.engines.whoosh.schema import BODY, TITLE, body_pieces, title_pieces
from indexer.engines.whoosh.segments import Segment
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.terms import Pattern
from indexer.engines.whoosh.tokenising import PARAGRAPH_GAP
from indexer.model import Release

LookUp = Callable[[str, Pattern], Iterable[Place]]
"""Where some releases have, in a field, terms that fit a pattern."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word or phrase to mark."""

    leaf: Leaf
    is_phrase: bool


def wanted(texts: Iterable[Text], read: Callable[[Text], Leaf]) -> list[Wanted]:
    """Return what to mark for a query: all its words but those it wants in the title alone."""
    marked = (text for text in texts if not text.field)
    return [Wanted(read(text), isinstance(text, Phrase)) for text in marked]


def marks(units: Iterable[Wanted], look_up: LookUp) -> dict[int, list[Mark]]:
    """Return the places of the wanted words by release."""
    found: dict[int, list[Mark]] = defaultdict(list)
    for unit, one in enumerate(units):
        for field in one.leaf.fields:
            for slots in one.leaf.rows:
                for row, start, end in _in_a_row(slots, field, look_up):
                    found[row].append(Mark(start, end, unit, one.is_phrase))
    return found


def in_index(snapshot: Snapshot, rows: Ints) -> LookUp:
    """Return how to look up the terms of some releases in the index: nothing is analysed again."""
    parts = list(_by_segment(snapshot, rows))

    def places(field: str, pattern: Pattern) -> Iterator[Place]:
        for base, segment, own in parts:
            for choice in segment.lexicon.choices(pattern):
                found = segment.postings(field, choice).places(own)
                for row, position, start, end in found:
                    yield base + row, position, start, end

    return places


def in_text(release: Release) -> LookUp:
    """Return how to look up the terms of one release, number 0, that need not be in an index."""
    terms = {TITLE: _terms(title_pieces(release)), BODY: _terms(body_pieces(release))}

    def places(field: str, pattern: Pattern) -> Iterator[Place]:
        for term, occurrences in terms[field].items():
            if pattern.fits(term):
                yield from occurrences

    return places


def _by_segment(snapshot: Snapshot, rows: Ints) -> Iterator[tuple[int, Segment, Ints]]:
    for base, segment in snapshot.parts():
        own = rows[(rows >= base) & (rows < base + segment.count)] - base
        if len(own):
            yield base, segment, own


def _terms(pieces: Iterable[tuple[int, str]]) -> dict[str, list[Place]]:
    """The terms of a field; what follows what is as in the index."""
    found: dict[str, list[Place]] = defaultdict(list)
    position = 0
    for first, text in pieces:
        last = position
        for term, at, start, end in tokens(text):
            found[term].append((0, position + at, first + start, first + end))
            last = position + at
        position = last + PARAGRAPH_GAP
    return found


def _in_a_row(slots: Slots, field: str, look_up: LookUp) -> Iterator[tuple[int, int, int]]:
    """Release, first and last character of each place where the slots follow one another."""
    if len(slots) == 1:
        for row, _, start, end in look_up(field, slots[0]):
            yield row, start, end
        return
    places = [
        {(row, at - slot): (start, end) for row, at, start, end in look_up(field, pattern)}
        for slot, pattern in enumerate(slots)
    ]
    for place in set.intersection(*map(set, places)) if places else ():
        yield place[0], places[0][place][0], places[-1][place][1]
