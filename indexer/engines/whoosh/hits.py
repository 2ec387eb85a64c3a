"""One row of a results page: what the release says of itself, and why it was found."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from indexer.engines.interface import Fragment, Hit
from indexer.engines.snippets import Mark, fragments, snippets
from indexer.engines.whoosh.marks import in_index, marks, wanted
from indexer.engines.whoosh.selection import Selection
from indexer.engines.whoosh.stored import Shown
from indexer.model import Issuer, Kind, Release
from indexer.record import Record, read_official


def hits(selection: Selection, page: Sequence[tuple[int, float]]) -> tuple[Hit, ...]:
    """Return selected releases, with their scores, as the rows of a results page."""
    snapshot = selection.snapshot
    rows = np.array([row for row, _ in page], np.int64)
    found = marks(wanted(selection.answer.texts, snapshot.leaf), in_index(snapshot, rows))
    return tuple(
        [_hit(snapshot.shown(row), found.get(row, []), score) for row, score in page],
    )


def _hit(shown: Shown, found: list[Mark], score: float) -> Hit:
    release, record = shown.release, shown.record
    return Hit(
        id=release.id,
        title=release.title.of(release.text),
        title_fragments=_title(release, found),
        url=release.url,
        kind=Kind(record["kind"]),
        language=record.get("language"),
        issuer=_issuer(record.get("issuer")),
        published=_day(record.get("published")),
        event_start=_day(record.get("event_start")),
        event_end=_day(record.get("event_end")),
        counterparts=tuple(record.get("counterparts", ())),
        officials=tuple(map(read_official, record.get("officials", ()))),
        event_type=record.get("event_type"),
        series=record.get("series"),
        ordinal=record.get("ordinal"),
        venue=record.get("venue"),
        snippets=snippets(release, found),
        score=score,
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _title(release: Release, found: list[Mark]) -> tuple[Fragment, ...]:
    title = release.title
    inside = [mark for mark in found if mark.start < title.end and mark.end > title.start]
    return fragments(release.text, title, inside)


def _issuer(value: Record | None) -> Issuer | None:
    return Issuer(value["name"], value["country"]) if value else None
