"""Answers queries from the newest commit of a Whoosh index."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from indexer.engines.aliasing import with_aliases
from indexer.engines.guidance import Completion, Explanation
from indexer.engines.interface import Matched, Query, Results
from indexer.engines.language import parse
from indexer.engines.snippets import merged
from indexer.engines.trees import texts
from indexer.engines.whoosh.departed import Departures
from indexer.engines.whoosh.explaining import Explainer
from indexer.engines.whoosh.faults import damage_reported
from indexer.engines.whoosh.hits import hits
from indexer.engines.whoosh.leaves import leaf
from indexer.engines.whoosh.marks import in_text, marks, wanted
from indexer.engines.whoosh.selection import Selection, Selections
from indexer.engines.whoosh.snapshot import newest_snapshot
from indexer.engines.whoosh.storage import IndexFolder
from indexer.errors import ReleaseGone, ReleaseMoved, ReleaseNotFound
from indexer.model import ReleaseId, TaggedRelease


class WhooshSearcher:
    """Searcher of a Whoosh index; threads share it. A search in progress keeps its commit."""

    def __init__(self, folder: str | Path) -> None:
        self._folder = IndexFolder(folder)
        self._departures = Departures(self._folder.path)
        self._lock = Lock()
        self._selections: Selections | None = None
        self._state: tuple[int, ...] | None = None
        self._newest()

    @property
    def generation(self) -> str:
        """Name of the newest commit."""
        return self._newest().snapshot.name

    @property
    def count(self) -> int:
        """How many releases the newest commit holds."""
        return self._newest().snapshot.live_count

    def search(self, query: Query) -> Results:
        """Return one page of results with the facet counts that the query asks for."""
        with self._reading() as selections:
            selection = selections.get(query)
            suggestion, more = selections.suggestion(selection)
            counted = {facet: selection.counts(facet) for facet in query.facets}
            return Results(
                total=len(selection.rows),
                hits=hits(selection, _page(selection, query)),
                facets={str(facet): counts for facet, (counts, _) in counted.items()},
                missing={str(facet): missing for facet, (_, missing) in counted.items()},
                interpretation=selection.answer.interpretation,
                notices=selection.answer.notices,
                aliases=selection.answer.aliases,
                newest=selection.newest,
                suggestion=suggestion,
                suggestion_total=more,
                generation=selection.snapshot.name,
            )

    def ids(self, query: Query) -> Iterator[ReleaseId]:
        """Return the ids of the whole result set, in the query's order, whatever its page."""
        with self._reading() as selections:
            rows = selections.get(query).ordered()
        return (selections.snapshot.id(row) for row, _ in rows)

    def complete(self, typed: str, most: int) -> tuple[Completion, ...]:
        """Return names, then words of releases, that begin as typed."""
        with self._reading() as selections:
            return selections.completer.complete(typed, most)

    def explain(self, query: Query, release_id: ReleaseId) -> Explanation:
        """Return what gives a release its score for a query. Raises ReleaseNotFound."""
        with self._reading() as selections:
            row = selections.snapshot.row_of(release_id)
            if row is None:
                raise ReleaseNotFound(release_id)
            explainer = Explainer(row, selections.snapshot)
            return explainer.explanation(selections.get(query).answer.meant)

    def get(self, release_id: ReleaseId) -> TaggedRelease:
        """Return a release whole, with what was received. Raises ReleaseNotFound; ReleaseMoved or
        ReleaseGone where it is known what became of it.
        """
        with self._reading() as selections:
            snapshot = selections.snapshot
            row = snapshot.row_of(release_id)
            if row is None:
                raise self._missing(release_id)
            return snapshot.whole(row)

    def _missing(self, release_id: ReleaseId) -> ReleaseNotFound:
        departure = self._departures.find(release_id)
        if departure is None:
            return ReleaseNotFound(release_id)
        if departure.to:
            return ReleaseMoved(release_id, departure.to)
        return ReleaseGone(release_id, departure.title)

    def matches(self, release: TaggedRelease, query: Query) -> tuple[Matched, ...]:
        """Return where the words of a query occur in the release's text, in text order."""
        clause = parse(query.words).clause
        if clause and not query.exact:
            clause = with_aliases(clause, self._newest().snapshot.names, bool)
        units = wanted(texts(clause), leaf)
        return tuple(merged(marks(units, in_text(release.release)).get(0, ())))

    @contextmanager
    def _reading(self) -> Iterator[Selections]:
        selections = self._newest()
        with damage_reported(self._folder.url, "reading"):
            yield selections

    def _newest(self) -> Selections:
        """The newest commit, opened if it is not the one in hand."""
        with self._lock:
            before = self._selections.snapshot if self._selections else None
            state = self._folder.state(before.generation) if before else None
            if self._selections is None or state is None or state != self._state:
                newest = newest_snapshot(self._folder, before)
                if self._selections is None or newest is not before:
                    self._selections = Selections(newest)
                # taken before reading: what is published in between changes it
                self._state = state
            return self._selections


def _page(selection: Selection, query: Query) -> list[tuple[int, float]]:
    per_page = max(query.per_page, 0)
    first = (max(query.page, 1) - 1) * per_page
    return selection.ordered(first + per_page)[first:]
