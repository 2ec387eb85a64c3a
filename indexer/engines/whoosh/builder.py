"""Writes the index: whole generations, and commits inside the current one."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from indexer.engines.interface import Manifest
from indexer.engines.whoosh.commits import Commit
from indexer.engines.whoosh.departed import Departures, digest_of
from indexer.engines.whoosh.faults import damage_reported
from indexer.engines.whoosh.snapshot import Snapshot, newest_snapshot
from indexer.engines.whoosh.storage import IndexFolder
from indexer.errors import EngineError, IndexMissing, IndexStale
from indexer.model import ReleaseId, TaggedRelease

_PATIENCE = 5.0


class WhooshBuilder:
    """Builder of a Whoosh index; a second one, in any process, waits up to `patience` seconds."""

    def __init__(self, folder: str | Path, patience: float = _PATIENCE) -> None:
        self._folder = IndexFolder(folder)
        self._departures = Departures(self._folder.path)
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
            with self._reporting("reading"):
                before = newest_snapshot(self._folder)
                gone = _rows(before, {*removed, *wanted})
            if wanted or gone:
                come = {digest_of(one): id_ for id_, one in wanted.items() if id_ not in gone}
                self._remember(before, gone.keys() - wanted.keys(), come)
                self._commit(generation, wanted.values(), sorted(gone.values()))

    def manifest(self) -> Manifest:
        """Return what the index holds; empty where there is none that this code can read."""
        try:
            with self._reporting("reading"):
                return Manifest(newest_snapshot(self._folder).fingerprints())
        except EngineError:
            return Manifest(is_built=False)

    def _build(self, releases: Iterable[TaggedRelease]) -> int:
        before = self._readable()
        seen = _Seen(frozenset(before.fingerprints()) if before else frozenset())
        with self._new_generation() as generation:
            self._commit(generation, seen.watch(releases), ())
            if seen.replaced:
                self._commit(generation, (), seen.replaced)
            if before:
                self._remember(before, seen.known - seen.rows.keys(), seen.come)
        return len(seen.rows)

    def _readable(self) -> Snapshot | None:
        try:
            with self._reporting("reading"):
                return newest_snapshot(self._folder)
        except EngineError:
            return None

    def _remember(
        self, before: Snapshot, left: Iterable[ReleaseId], come: Mapping[str, ReleaseId]
    ) -> None:
        """Note what became of releases. A damaged one goes without a word: writing is the cure."""
        with suppress(EngineError), self._reporting("reading"):
            rows = _rows(before, left).values()
            self._departures.note(map(before.whole, rows), come)

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

    def _reporting(self, doing: str) -> AbstractContextManager[None]:
        return damage_reported(self._folder.url, doing)


def _rows(snapshot: Snapshot, ids: Iterable[ReleaseId]) -> dict[ReleaseId, int]:
    rows = {release_id: snapshot.row_of(release_id) for release_id in ids}
    return {release_id: row for release_id, row in rows.items() if row is not None}


class _Seen:
    """Which row of a build holds which id, and which rows a later release replaced.

    `known` is what the index held before, `come` what it did not, by the digest of its text.
    """

    def __init__(self, known: frozenset[ReleaseId]) -> None:
        self.known = known
        self.rows: dict[ReleaseId, int] = {}
        self.replaced: list[int] = []
        self.come: dict[str, ReleaseId] = {}

    def watch(self, releases: Iterable[TaggedRelease]) -> Iterator[TaggedRelease]:
        for row, tagged in enumerate(releases):
            release_id = tagged.release.id
            if release_id in self.rows:
                self.replaced.append(self.rows[release_id])
            self.rows[release_id] = row
            if self.known and release_id not in self.known:
                self.come[digest_of(tagged)] = release_id
            yield tagged
