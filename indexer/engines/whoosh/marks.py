"""Where the words of a query stand in a release: from the index, or from the release's own text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from indexer.engines.clauses import Phrase, Text
from indexer.engines.snippets import Mark
from indexer.engines.whoosh.analysis import stem
from indexer.engines.whoosh.leaves import Leaf, Slots, Vocabulary, leaf
from indexer.engines.whoosh.schema import BODY, TITLE, body_tokens, title_tokens
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.model import Release

Occurrence = tuple[int, int, int]
"""Position, first and last character."""


class Occurring(Vocabulary, Protocol):
    """The terms of one release, with their places."""

    def at(self, field: str, term: str) -> Sequence[Occurrence]:
        """Return where a term stands in a field, in text order."""
        ...


class IndexedRelease:
    """The terms of a release as its index keeps them: nothing is analysed again."""

    def __init__(self, snapshot: Snapshot, row: int) -> None:
        self._row = row
        self._snapshot = snapshot
        self.forms = snapshot.forms
        self.starting_with = snapshot.starting_with

    def at(self, field: str, term: str) -> Sequence[Occurrence]:
        """Return where a term stands in a field, in text order."""
        postings = self._snapshot.postings(field, term)
        return postings.at(self._row) if postings else ()


class ReadRelease:
    """The terms of a release that need not be in an index."""

    def __init__(self, release: Release) -> None:
        self._places: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
        for field, found in ((TITLE, title_tokens(release)), (BODY, body_tokens(release))):
            for term, *place in found:
                self._places[field, term].append((place[0], place[1], place[2]))
        self._terms = sorted({term for _, term in self._places})

    def forms(self, wanted: str) -> Sequence[str]:
        """Return the forms that have a stem."""
        return [term for term in self._terms if stem(term) == wanted]

    def starting_with(self, prefix: str, limit: int) -> Sequence[str]:
        """Return the forms that begin with a prefix."""
        return [term for term in self._terms if term.startswith(prefix)][:limit]

    def at(self, field: str, term: str) -> Sequence[Occurrence]:
        """Return where a term stands in a field, in text order."""
        return self._places.get((field, term), ())


def marks(wanted: Iterable[Text], occurring: Occurring) -> list[Mark]:
    """Return the places of the wanted words; those asked for in the title alone are not marked."""
    found: list[Mark] = []
    for unit, clause in enumerate(clause for clause in wanted if not clause.field):
        spans = _spans(leaf(clause, occurring), occurring)
        is_phrase = isinstance(clause, Phrase)
        found.extend(Mark(start, end, unit, is_phrase) for start, end in spans)
    return found


def _spans(wanted: Leaf, occurring: Occurring) -> Iterator[tuple[int, int]]:
    for field in wanted.fields:
        for slots in wanted.rows:
            yield from _rows(slots, field, occurring)


def _rows(slots: Slots, field: str, occurring: Occurring) -> Iterator[tuple[int, int]]:
    """First and last character of each place where the slots follow one another."""
    places = [
        {
            position - slot: (start, end)
            for term in terms
            for position, start, end in occurring.at(field, term)
        }
        for slot, terms in enumerate(slots)
    ]
    if places:
        for position in sorted(set.intersection(*map(set, places))):
            yield places[0][position][0], places[-1][position][1]
