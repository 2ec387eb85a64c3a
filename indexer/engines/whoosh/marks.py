"""Where the words of a query stand in a release: from the index, or from the release's own text."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from indexer.engines.clauses import Phrase, Text
from indexer.engines.snippets import Mark
from indexer.engines.whoosh.analysis import tokens
from indexer.engines.whoosh.arrays import Ints
from indexer.engines.whoosh.leaves import Leaf, Slots
from indexer.engines.whoosh.schema import BODY, TITLE, body_pieces, title_pieces
from indexer.engines.whoosh.segments import Occurrence
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.terms import Pattern
from indexer.engines.whoosh.tokenising import PARAGRAPH_GAP
from indexer.model import Release

LookUp = Callable[[str, Pattern], Sequence[Occurrence]]
"""Where a field of a release has terms that fit a pattern."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word or phrase to mark."""

    leaf: Leaf
    is_phrase: bool


def wanted(texts: Iterable[Text], read: Callable[[Text], Leaf]) -> list[Wanted]:
    """Return what to mark for a query: all its words but those it wants in the title alone."""
    marked = (text for text in texts if not text.field)
    return [Wanted(read(text), isinstance(text, Phrase)) for text in marked]


def marks(units: Iterable[Wanted], look_up: LookUp) -> list[Mark]:
    """Return the places of the wanted words in one release."""
    return [
        Mark(start, end, unit, one.is_phrase)
        for unit, one in enumerate(units)
        for field in one.leaf.fields
        for slots in one.leaf.rows
        for start, end in _rows(slots, field, look_up)
    ]


class IndexedPage:
    """The terms of some releases as their index keeps them: nothing is analysed again."""

    def __init__(self, snapshot: Snapshot, rows: Ints) -> None:
        self._snapshot, self._rows = snapshot, rows
        self._places = cache(self._look_up)

    def release(self, row: int) -> LookUp:
        """Return how to look up the terms of one of the releases."""
        return lambda field, pattern: self._places(field, pattern).get(row, ())

    def _look_up(self, field: str, pattern: Pattern) -> dict[int, list[Occurrence]]:
        found: dict[int, list[Occurrence]] = defaultdict(list)
        for base, segment in self._snapshot.parts():
            rows = self._rows - base
            rows = rows[(rows >= 0) & (rows < segment.count)]
            for choice in segment.lexicon.choices(pattern) if len(rows) else ():
                for row, place in segment.postings(field, choice).places(rows):
                    found[base + row].append(place)
        return found


class ReadRelease:
    """The terms of a release that need not be in an index."""

    def __init__(self, release: Release) -> None:
        self._places: dict[str, dict[str, list[Occurrence]]] = {
            TITLE: _occurrences(title_pieces(release)),
            BODY: _occurrences(body_pieces(release)),
        }

    def look_up(self, field: str, pattern: Pattern) -> Sequence[Occurrence]:
        """Return where a field has terms that fit a pattern."""
        terms = self._places[field].items()
        return [place for term, places in terms if pattern.fits(term) for place in places]


def _occurrences(pieces: Iterable[tuple[int, str]]) -> dict[str, list[Occurrence]]:
    """The terms of a field with the positions that the index gives them."""
    found: dict[str, list[Occurrence]] = defaultdict(list)
    position = 0
    for first, text in pieces:
        last = position
        for term, at, start, end in tokens(text):
            found[term].append((position + at, first + start, first + end))
            last = position + at + 1
        position = last + PARAGRAPH_GAP
    return found


def _rows(slots: Slots, field: str, look_up: LookUp) -> Iterator[tuple[int, int]]:
    """First and last character of each place where the slots follow one another."""
    if len(slots) == 1:
        for _, start, end in look_up(field, slots[0]):
            yield start, end
        return
    places = [
        {position - slot: (start, end) for position, start, end in look_up(field, pattern)}
        for slot, pattern in enumerate(slots)
    ]
    if places:
        for position in sorted(set.intersection(*map(set, places))):
            yield places[0][position][0], places[-1][position][1]
