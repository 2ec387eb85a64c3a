"""One row of a results page: what the release says of itself, and why it was found."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

import numpy as np

from indexer.engines.interface import Fragment, Hit
from indexer.engines.snippets import Mark, fragments, snippets
from indexer.engines.whoosh.marks import in_index, marks, wanted
from indexer.engines.whoosh.selection import Selection
from indexer.model import Issuer, Kind, Release, Span
from indexer.record import Record, read_official

V = TypeVar("V")


def hits(selection: Selection, page: Sequence[tuple[int, float]]) -> tuple[Hit, ...]:
    """Return selected releases, with their scores, as the rows of a results page."""
    snapshot = selection.snapshot
    rows = np.array([row for row, _ in page], np.int64)
    found = marks(wanted(selection.answer.texts, snapshot.leaf), in_index(snapshot, rows))
    return tuple(
        _hit(_Row(snapshot.id(row), *snapshot.shown(row)), found.get(row, []), score)
        for row, score in page
    )


class _Row:
    """What a row of results shows of a release."""

    def __init__(self, release_id: str, record: Record, text: str) -> None:
        self.record = record
        url, title = record.get("url"), Span(*record["title_span"])
        self.release = Release(release_id, "", "", text, title, (), url)

    def value(self, name: str, read: Callable[[str], V]) -> V | None:
        value = self.record.get(name)
        return None if value is None else read(value)


def _hit(row: _Row, found: list[Mark], score: float) -> Hit:
    release, record = row.release, row.record
    return Hit(
        id=release.id,
        title=release.title.of(release.text),
        title_fragments=_title(release, found),
        url=release.url,
        kind=Kind(record["kind"]),
        language=record.get("language"),
        issuer=_issuer(record.get("issuer")),
        published=row.value("published", date.fromisoformat),
        event_start=row.value("event_start", date.fromisoformat),
        event_end=row.value("event_end", date.fromisoformat),
        counterparts=tuple(record.get("counterparts", ())),
        officials=tuple(map(read_official, record.get("officials", ()))),
        event_type=record.get("event_type"),
        series=record.get("series"),
        ordinal=record.get("ordinal"),
        venue=record.get("venue"),
        snippets=snippets(release, found),
        score=score,
    )


def _title(release: Release, found: list[Mark]) -> tuple[Fragment, ...]:
    title = release.title
    inside = [mark for mark in found if mark.start < title.end and mark.end > title.start]
    return fragments(release.text, title, inside)


def _issuer(value: Record | None) -> Issuer | None:
    return Issuer(value["name"], value["country"]) if value else None
