"""The index folder: generations, which of them is current, who may write.

    index/
      CURRENT          name of the generation that answers: replaced as a whole, never edited
      LOCK             held by the one writer
      gen-000012/      a Whoosh index; SCHEMA, the version of what it holds; NAMES, the several
                       names of one thing, ready for queries

A build writes a new generation and makes it current last; an update commits inside the current one.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from mmap import ACCESS_READ, mmap
from pathlib import Path
from time import time
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.util.filelock import FileLock, try_for

from indexer.aliases import write_names
from indexer.engines.whoosh.faults import damage_reported
from indexer.engines.whoosh.schema import SCHEMA_VERSION
from indexer.errors import IndexBusy, IndexMissing, IndexStale

_CURRENT, _LOCK, _SCHEMA = "CURRENT", "LOCK", "SCHEMA"
INDEX_NAME, NAMES = "MAIN", "NAMES"
_PREFIX = "gen-"
_YOUNG = 1.0
"""Seconds; file systems tell times apart that are further apart than this."""


class DurableStorage(FileStorage):
    """Whoosh's folder of files, made to survive power loss.

    Whoosh publishes a commit by renaming its table of contents; before that, everything written
    since the last rename goes to the disk, and after it the folder itself.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._unsynced: set[str] = set()

    def create_file(self, name: str, **options: Any) -> Any:
        """Return a new file to write, and remember it."""
        self._unsynced.add(name)
        return super().create_file(name, **options)

    def open_file(self, name: str, **options: Any) -> Any:
        """Return a file to read, mapped: no descriptor is left open if what it holds is damaged."""
        with Path(self.folder, name).open("rb") as file:
            is_empty = not os.fstat(file.fileno()).st_size
            mapped = BytesIO() if is_empty else mmap(file.fileno(), 0, access=ACCESS_READ)
        return StructFile(mapped, name=name, **options)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Rename a file once everything that it may refer to is on the disk."""
        folder = Path(self.folder)
        for name in sorted(self._unsynced):
            if (folder / name).exists():
                _sync(folder / name)
        self._unsynced.clear()
        _sync(folder)
        super().rename_file(oldname, newname, safe)
        _sync(folder)


class IndexFolder:
    """The folder at an index address."""

    def __init__(self, folder: str | Path) -> None:
        self.path = Path(folder)
        self.url = f"whoosh:{folder}"
        # every search asks for these: strings are quicker than paths
        self._folder, self._current = str(self.path), str(self.path / _CURRENT)

    def current(self) -> Path:
        """Return the generation that answers. Raises IndexMissing and IndexStale."""
        try:
            generation = self.path / (self.path / _CURRENT).read_text("utf-8").strip()
            found = json.loads((generation / _SCHEMA).read_text("utf-8"))
        except (FileNotFoundError, NotADirectoryError, ValueError) as error:
            raise IndexMissing(self.url) from error
        if found != SCHEMA_VERSION:
            raise IndexStale(self.url, found, SCHEMA_VERSION)
        return generation

    def state(self, generation: str) -> tuple[int, ...] | None:
        """Return what tells whether anything was published since: the times of the folders' last
        changes. None while a change is so young that the next could bear the same time.
        """
        try:
            current = os.stat(self._current)  # noqa: PTH116 - see __init__
            folder = os.stat(f"{self._folder}/{generation}")  # noqa: PTH116
        except FileNotFoundError:
            return None
        if time() - max(current.st_mtime, folder.st_mtime) < _YOUNG:
            return None
        return current.st_ino, current.st_mtime_ns, folder.st_ino, folder.st_mtime_ns

    def create_generation(self) -> Path:
        """Make the folder of the next generation, after sweeping what a crash left behind."""
        self.sweep()
        numbers = [int(path.name.removeprefix(_PREFIX)) for path in self._generations()]
        generation = self.path / f"{_PREFIX}{max(numbers, default=0) + 1:06}"
        generation.mkdir(parents=True)
        return generation

    def publish(self, generation: Path) -> None:
        """Make a whole generation the current one, atomically and durably."""
        _write(generation / _SCHEMA, json.dumps(SCHEMA_VERSION))
        write_names(generation / NAMES)
        _sync(generation)
        _write(self.path / f"{_CURRENT}.new", generation.name)
        (self.path / f"{_CURRENT}.new").replace(self.path / _CURRENT)
        _sync(self.path)

    def sweep(self) -> None:
        """Remove generations newer than the current one, which a crash left half built, and all
        older ones but the last, which a reader may just be opening.
        """
        name = self._current_name()
        older = [path for path in self._generations() if path.name < name]
        for path in self._generations():
            if path.name != name and path not in older[-1:]:
                shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def locked(self, patience: float) -> Iterator[None]:
        """Hold the right to write. Raises IndexBusy when another writer keeps it too long."""
        with damage_reported(self.url, "making a folder"):
            self.path.mkdir(parents=True, exist_ok=True)
        lock = FileLock(str(self.path / _LOCK))
        if not try_for(lock.acquire, timeout=patience, delay=0.05):
            raise IndexBusy(self.url)
        try:
            yield
        finally:
            lock.release()

    def _current_name(self) -> str:
        try:
            return (self.path / _CURRENT).read_text("utf-8").strip()
        except FileNotFoundError:
            return ""

    def _generations(self) -> list[Path]:
        folders = (path for path in self.path.glob(f"{_PREFIX}*") if path.is_dir())
        return sorted(path for path in folders if path.name.removeprefix(_PREFIX).isdigit())


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    _sync(path)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
