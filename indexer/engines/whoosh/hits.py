"""One row of a results page: what the release says of itself, and why it was found."""

from typing import TypeVar

from indexer.engines.interface import Hit
from indexer.engines.snippets import Mark, fragments, snippets
from indexer.engines.whoosh.arrays import Ints
from indexer.engines.whoosh.marks import IndexedPage, marks, wanted
from indexer.engines.whoosh.selection import Selection
from indexer.model import Tag, TaggedRelease

V = TypeVar("V")


def hits(selection: Selection, rows: Ints) -> tuple[Hit, ...]:
    """Return selected releases as the rows of a results page."""
    snapshot = selection.snapshot
    units = wanted(selection.answer.texts, snapshot)
    page = IndexedPage(snapshot, rows)
    return tuple(
        _hit(snapshot.light(row), marks(units, page.release(row)), selection.score(row))
        for row in rows.tolist()
    )


def _hit(tagged: TaggedRelease, found: list[Mark], score: float) -> Hit:
    release = tagged.release
    return Hit(
        id=release.id,
        title=tagged.title,
        title_fragments=fragments(release.text, release.title, found),
        url=release.url,
        kind=tagged.kind.value,
        language=_value(tagged.language),
        issuer=_value(tagged.issuer),
        published=_value(tagged.published),
        event_start=_value(tagged.event_start),
        event_end=_value(tagged.event_end),
        counterparts=tuple(tag.value for tag in tagged.counterparts),
        officials=tuple(tag.value for tag in tagged.officials),
        event_type=_value(tagged.event_type),
        series=_value(tagged.series),
        ordinal=_value(tagged.ordinal),
        venue=_value(tagged.venue),
        snippets=snippets(release, found),
        score=score,
    )


def _value(tag: Tag[V] | None) -> V | None:
    return tag.value if tag else None
