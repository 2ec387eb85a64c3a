"""Where the words of a query stand in a release: from the index, or from the release's own text."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from indexer.engines.clauses import Phrase, Text
from indexer.engines.snippets import Mark
from indexer.engines.whoosh.analysis import stem
from indexer.engines.whoosh.arrays import Ints
from indexer.engines.whoosh.codec import Occurrence
from indexer.engines.whoosh.leaves import Leaf, Slots, Vocabulary, leaf
from indexer.engines.whoosh.schema import BODY, TITLE, body_tokens, title_tokens
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.model import Release

LookUp = Callable[[str, str], Sequence[Occurrence]]
"""Where a field of a release has a term, in text order."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word or phrase to mark."""

    leaf: Leaf
    is_phrase: bool


def wanted(texts: Iterable[Text], vocabulary: Vocabulary) -> list[Wanted]:
    """Return what to mark for a query: all its words but those it wants in the title alone."""
    marked = (text for text in texts if not text.field)
    return [Wanted(leaf(text, vocabulary), isinstance(text, Phrase)) for text in marked]


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
        self._snapshot, self._rows = snapshot, np.sort(rows)
        self._places = cache(self._look_up)

    def release(self, row: int) -> LookUp:
        """Return how to look up the terms of one of the releases."""
        return lambda field, term: self._places(field, term).get(row, ())

    def _look_up(self, field: str, term: str) -> dict[int, list[Occurrence]]:
        postings = self._snapshot.postings(field, term)
        return postings.places(self._rows) if postings else {}


class ReadRelease:
    """The terms of a release that need not be in an index."""

    def __init__(self, release: Release) -> None:
        self._places: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
        for field, found in ((TITLE, title_tokens(release)), (BODY, body_tokens(release))):
            for term, position, start, end in found:
                self._places[field, term].append((position, start, end))
        self._terms = sorted({term for _, term in self._places})

    def forms(self, wanted: str) -> Sequence[str]:
        """Return the forms that have a stem."""
        return [term for term in self._terms if stem(term) == wanted]

    def starting_with(self, prefix: str, limit: int) -> Sequence[str]:
        """Return the forms that begin with a prefix."""
        return [term for term in self._terms if term.startswith(prefix)][:limit]

    def look_up(self, field: str, term: str) -> Sequence[Occurrence]:
        """Return where a field has a term, in text order."""
        return self._places.get((field, term), ())


def _rows(slots: Slots, field: str, look_up: LookUp) -> Iterator[tuple[int, int]]:
    """First and last character of each place where the slots follow one another."""
    places = [
        {
            position - slot: (start, end)
            for term in terms
            for position, start, end in look_up(field, term)
        }
        for slot, terms in enumerate(slots)
    ]
    if places:
        for position in sorted(set.intersection(*map(set, places))):
            yield places[0][position][0], places[-1][position][1]
