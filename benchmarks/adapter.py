"""This engine behind the harness's interface, through nothing but its public one."""

from collections.abc import Iterable
from typing import Any

from harness.adapters import Adapter  # type: ignore[import-not-found]

from indexer.engines import open_builder, open_searcher
from indexer.engines.interface import Facet, Hit, Match, Query
from indexer.model import TaggedRelease
from indexer.record import from_record

FACETS = {
    "places": Facet.COUNTERPART,
    "topics": Facet.TOPIC,
    "people": Facet.OFFICIAL,
    "month": Facet.MONTH,
}
_SHOWN_VALUES = 10

Json = dict[str, Any]


class Readout(Adapter):  # type: ignore[misc]
    """Releases in, pages out; the four facets are those of ours that they come closest to."""

    def build(self, docs: Iterable[Json]) -> None:
        """Write the index of a collection."""
        open_builder(str(self.path)).build(map(_release, docs))

    def open(self) -> None:
        """Open what `build` wrote."""
        self._searcher = open_searcher(str(self.path))
        self._builder = open_builder(str(self.path))

    def add(self, doc: Json) -> None:
        """Add one release; the next page finds it."""
        self._builder.update([_release(doc)])

    def page(self, q: str) -> Json:
        """Return one page of results with the facets' commonest values."""
        results = self._searcher.search(Query(words=q, exact=True, facets=tuple(FACETS.values())))
        return {
            "total": results.total,
            "hits": [_shown(hit) for hit in results.hits],
            "facets": {name: results.facets[ours][:_SHOWN_VALUES] for name, ours in FACETS.items()},
        }

    def rank(self, text: str, k: int = 1000) -> list[tuple[str, float]]:
        """Return the best releases for a text as typed, any word of which may match."""
        query = Query(words=text, match=Match.ANY, facets=(), per_page=k)
        return [(hit.id, hit.score) for hit in self._searcher.search(query).hits]


def _release(doc: Json) -> TaggedRelease:
    facets = doc["facets"]
    officials = [{"name": name} for name in facets["people"]]
    return from_record(
        {
            "id": doc["id"],
            "title": doc["title"],
            "text": doc["text"],
            "published": doc["date"] or None,
            "counterparts": facets["places"],
            "topics": facets["topics"],
            "officials": officials,
        }
    )


def _shown(hit: Hit) -> Json:
    passages = [part for snippet in hit.snippets for part in snippet.fragments]
    # a row of ours shows the marked headline, too: where only that has the words, it is the passage
    shown = passages if any(part.is_match for part in passages) else hit.title_fragments
    return {
        "id": hit.id,
        "title": hit.title,
        "date": hit.published and hit.published.isoformat(),
        "score": hit.score,
        "snippet": "".join([f"<b>{p.text}</b>" if p.is_match else p.text for p in shown]),
    }
