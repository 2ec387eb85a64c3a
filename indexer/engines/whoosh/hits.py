"""One row of a results page: what the release says of itself, and why it was found."""

from typing import TypeVar

from indexer.engines.interface import Hit
from indexer.engines.snippets import fragments, snippets
from indexer.engines.whoosh.marks import IndexedRelease, marks
from indexer.engines.whoosh.selection import Selection
from indexer.model import Tag

V = TypeVar("V")


def hit(selection: Selection, row: int) -> Hit:
    """Return a selected release as the row of a results page."""
    tagged = selection.snapshot.light(row)
    found = marks(selection.answer.texts, IndexedRelease(selection.snapshot, row))
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
        score=float(selection.answer.found.scores[row]),
    )


def _value(tag: Tag[V] | None) -> V | None:
    return tag.value if tag else None
