"""Commits of a Whoosh index: new segments beside, or in place of, those that are there.

Which segments are written anew keeps both updates and pages quick. A commit takes in the small ones
at once, and larger ones only while they are no larger than what it already has to write; so sizes
at least double from one segment to the next, a release is rewritten a logarithmic number of times,
and a page reads a logarithmic number of segments.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.index import TOC, clean_files

from indexer.engines.whoosh.codec import ArrayCodec, opened
from indexer.engines.whoosh.container import write_arrays
from indexer.engines.whoosh.contents import LARGEST, Batch, Contents, joined, live_contents
from indexer.engines.whoosh.schema import schema
from indexer.engines.whoosh.segments import Segment
from indexer.engines.whoosh.storage import INDEX_NAME, DurableStorage
from indexer.engines.whoosh.tokenising import Chunks
from indexer.model import TaggedRelease

_SMALL = 64
"""Segments with fewer releases are not worth keeping apart."""
_MOST_DISTINCT = 1 << 20


class Commit:
    """One commit in the making: nothing of it can be seen before `publish` returns."""

    def __init__(self, generation: Path) -> None:
        self._storage = DurableStorage(generation)
        number = TOC._latest_generation(self._storage, INDEX_NAME)
        self._number = number + 1
        self.segments: list[Any] = (
            list(TOC.read(self._storage, INDEX_NAME).segments) if number >= 0 else []
        )
        self._chunks = Chunks()
        self._batch = Batch(self._chunks)

    def delete(self, rows: Iterable[int]) -> None:
        """Delete releases by their numbers in the commit before."""
        wanted = sorted(rows)
        first = 0
        for segment in self.segments:
            for row in wanted:
                if first <= row < first + segment.doc_count_all():
                    segment.delete_document(row - first)
            first += segment.doc_count_all()

    def add(self, tagged: TaggedRelease) -> None:
        """Take a release."""
        if self._batch.is_full:
            self._write([self._batch.contents()])
            self._batch = self._next_batch()
        self._batch.add(tagged)

    def _next_batch(self) -> Batch:
        """A batch that knows the chunks of those before, unless there are too many to keep."""
        if len(self._chunks) > _MOST_DISTINCT:
            self._chunks = Chunks()
        return Batch(self._chunks)

    def publish(self) -> None:
        """Write what was taken, together with segments that are due, and make it seen."""
        due = _due(self.segments, len(self._batch))
        parts = [self._live_contents(segment) for segment in due]
        self.segments = [one for one in self.segments if one not in due]
        if len(self._batch):
            parts.append(self._batch.contents())
        if any(map(len, parts)):
            self._write(parts)
        TOC(schema(), self.segments, self._number).write(self._storage, INDEX_NAME)
        clean_files(self._storage, INDEX_NAME, self._number, self.segments)

    def _live_contents(self, segment: Any) -> Contents:
        live = np.ones(segment.doc_count_all(), np.bool_)
        live[list(segment.deleted_docs())] = False
        return live_contents(opened(self._storage, segment), live)

    def _write(self, parts: Sequence[Contents]) -> None:
        contents = joined(parts)
        segment = ArrayCodec().new_segment(self._storage, INDEX_NAME)
        segment.set_doc_count(len(contents))
        with self._storage.create_file(f"{segment.segment_id()}{Segment.EXTENSION}") as file:
            write_arrays(file, contents.arrays())
        self.segments.append(segment)


def _due(segments: Sequence[Any], incoming: int) -> list[Any]:
    """The segments to write anew: those of a similar size as what comes, and half empty ones."""
    due = [one for one in segments if 2 * one.deleted_count() > one.doc_count_all()]
    size = incoming + sum(one.doc_count() for one in due)
    for one in sorted(segments, key=lambda one: int(one.doc_count())):
        grown = size + one.doc_count()
        if one not in due and one.doc_count() <= max(size, _SMALL) and grown <= LARGEST:
            due.append(one)
            size = grown
    is_alone = len(due) == 1 and not incoming and not due[0].deleted_count()
    return [] if is_alone else sorted(due, key=segments.index)
