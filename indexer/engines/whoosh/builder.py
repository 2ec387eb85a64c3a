"""Writes the index: whole generations, and commits inside the current one."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from indexer.engines.interface import Manifest
from indexer.engines.whoosh.commits import Commit
from indexer.engines.whoosh.faults import damage_reported
from indexer.engines.whoosh.snapshot import newest_snapshot
from indexer.engines.whoosh.storage import IndexFolder
from indexer.errors import EngineError, IndexMissing, IndexStale
from indexer.model import ReleaseId, TaggedRelease

_PATIENCE = 5.0


class WhooshBuilder:
    """Builder of a Whoosh index; a second one, in any process, waits up to `patience` seconds."""

    def __init__(self, folder: str | Path, patience: float = _PATIENCE) -> None:
        self._folder = IndexFolder(folder)
        self._patience = patience

    def build(self, releases: Iterable[TaggedRelease]) -> int:
        """Replace the whole index by these releases, atomically; return how many.

        The stream is read once and not kept. Of two releases with one id the last is kept.
        """
        with self._folder.locked(self._patience):
            return self._build(releases)

    def update(
        self, changed: Iterable[TaggedRelease] = (), removed: Iterable[ReleaseId] = ()
    ) -> None:
        """Add or replace some releases and drop others in one atomic commit.

        Nothing to do is no write.
        """
        wanted = {tagged.release.id: tagged for tagged in changed}
        with self._folder.locked(self._patience):
            try:
                with self._reporting("opening"):
                    generation = self._folder.current()
            except (IndexMissing, IndexStale):
                self._build(wanted.values())
                return
            gone = self._rows({*removed, *wanted})
            if wanted or gone:
                self._commit(generation, wanted.values(), gone)

    def manifest(self) -> Manifest:
        """Return what the index holds; empty where there is none that this code can read."""
        try:
            with self._reporting("reading"):
                return Manifest(newest_snapshot(self._folder).fingerprints())
        except EngineError:
            return Manifest(is_built=False)

    def _build(self, releases: Iterable[TaggedRelease]) -> int:
        seen = _Seen()
        with self._new_generation() as generation:
            self._commit(generation, seen.watch(releases), ())
            if seen.replaced:
                self._commit(generation, (), seen.replaced)
        return len(seen.rows)

    @contextmanager
    def _new_generation(self) -> Iterator[Path]:
        """A generation that is published when it is whole, and else never was."""
        with self._reporting("making a folder"):
            generation = self._folder.create_generation()
        try:
            yield generation
        except BaseException:
            shutil.rmtree(generation, ignore_errors=True)
            raise
        with self._reporting("publishing"):
            self._folder.publish(generation)
            self._folder.sweep()

    def _commit(
        self, generation: Path, added: Iterable[TaggedRelease], gone: Iterable[int]
    ) -> None:
        """Write one commit. Only what the index itself raises is reported as its damage."""
        with self._reporting("opening"):
            commit = Commit(generation)
            commit.delete(gone)
        for tagged in added:
            with self._reporting("writing"):
                commit.add(tagged)
        with self._reporting("committing"):
            commit.publish()

    def _rows(self, ids: Iterable[ReleaseId]) -> list[int]:
        with self._reporting("reading"):
            snapshot = newest_snapshot(self._folder)
            rows = (snapshot.row_of(release_id) for release_id in ids)
            return sorted(row for row in rows if row is not None)

    def _reporting(self, doing: str) -> AbstractContextManager[None]:
        return damage_reported(self._folder.url, doing)


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
