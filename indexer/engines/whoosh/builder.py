"""Writes the index: whole generations, and commits inside the current one."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh.index import FileIndex

from indexer.engines.interface import Manifest
from indexer.engines.whoosh.codec import ArrayCodec
from indexer.engines.whoosh.faults import damage_reported
from indexer.engines.whoosh.schema import row_of, schema
from indexer.engines.whoosh.snapshot import INDEX_NAME, Snapshot, open_snapshot
from indexer.engines.whoosh.storage import DurableStorage, IndexFolder
from indexer.errors import EngineError, IndexMissing, IndexStale
from indexer.model import ReleaseId, TaggedRelease

_PATIENCE = 5.0
_MEMORY_MB = 96


class WhooshBuilder:
    """Builder of a Whoosh index; a second one, in any process, waits up to `patience` seconds."""

    def __init__(self, folder: str | Path, patience: float = _PATIENCE) -> None:
        self._folder = IndexFolder(folder)
        self._patience = patience

    def build(self, releases: Iterable[TaggedRelease]) -> int:
        """Replace the whole index by these releases, atomically; return how many.

        The stream is read once and not kept. Of two releases with one id the last is kept.
        """
        with self._writing("building"):
            return self._build(releases)

    def update(
        self, changed: Iterable[TaggedRelease] = (), removed: Iterable[ReleaseId] = ()
    ) -> None:
        """Add or replace some releases and drop others in one atomic commit.

        Nothing to do is no write.
        """
        wanted = {tagged.release.id: tagged for tagged in changed}
        with self._writing("updating"):
            try:
                generation = self._folder.current()
            except (IndexMissing, IndexStale):
                self._build(wanted.values())
                return
            snapshot = open_snapshot(generation, None)
            gone = _rows(snapshot, {*removed, *wanted})
            if wanted or gone:
                _commit(generation, wanted.values(), gone)

    def manifest(self) -> Manifest:
        """Return what the index holds; empty where there is none that this code can read."""
        try:
            generation = self._folder.current()
            with damage_reported(self._folder.url, "reading"):
                return Manifest(open_snapshot(generation, None).fingerprints())
        except EngineError:
            return Manifest()

    @contextmanager
    def _writing(self, doing: str) -> Iterator[None]:
        with damage_reported(self._folder.url, doing), self._folder.locked(self._patience):
            yield

    def _build(self, releases: Iterable[TaggedRelease]) -> int:
        generation = self._folder.create_generation()
        try:
            FileIndex.create(DurableStorage(generation), schema(), INDEX_NAME)
            seen = _Seen()
            _commit(generation, seen.watch(releases), ())
            if seen.replaced:
                _commit(generation, (), seen.replaced)
        except BaseException:
            shutil.rmtree(generation, ignore_errors=True)
            raise
        self._folder.publish(generation)
        self._folder.sweep()
        return len(seen.rows)


class _Seen:
    """Which row of a build holds which id, and which rows a later release replaced."""

    def __init__(self) -> None:
        self.rows: dict[ReleaseId, int] = {}
        self.replaced: list[int] = []

    def watch(self, releases: Iterable[TaggedRelease]) -> Iterator[TaggedRelease]:
        for row, tagged in enumerate(releases):
            before = self.rows.get(tagged.release.id)
            if before is not None:
                self.replaced.append(before)
            self.rows[tagged.release.id] = row
            yield tagged


def _commit(generation: Path, added: Iterable[TaggedRelease], gone: Iterable[int]) -> None:
    writer = _writer(generation)
    try:
        for row in gone:
            writer.delete_document(row)
        for tagged in added:
            writer.add_document(**row_of(tagged))
    except BaseException:
        writer.cancel()
        raise
    writer.commit()


def _writer(generation: Path) -> Any:
    index = FileIndex(DurableStorage(generation), indexname=INDEX_NAME)
    return index.writer(codec=ArrayCodec(), compound=False, limitmb=_MEMORY_MB)


def _rows(snapshot: Snapshot, ids: Iterable[ReleaseId]) -> list[int]:
    rows = (snapshot.row_of(release_id) for release_id in ids)
    return sorted(row for row in rows if row is not None)
