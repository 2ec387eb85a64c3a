"""What a watcher remembers of files it has read, so that it need not read them at every change."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from indexer.model import ReleaseId

SETTLED_NANOSECONDS = 2_000_000_000
"""A file younger than this when it was read may change again without a new time stamp."""

Signature = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Reading:
    signature: Signature
    fingerprints: Mapping[ReleaseId, str]


@dataclass(frozen=True, slots=True)
class Readings:
    """Fingerprints of the releases of each file, kept while the file's time and size stay."""

    _by_path: dict[str, _Reading] = field(default_factory=dict)

    def recall(self, file: Path) -> Mapping[ReleaseId, str] | None:
        """Return what a file was found to hold, or None if it may have changed since."""
        reading = self._by_path.get(str(file))
        if reading is None or reading.signature != signature(file):
            return None
        return reading.fingerprints

    def note(self, file: Path, before: Signature | None, found: Mapping[ReleaseId, str]) -> None:
        """Remember what a file held that had the signature `before` its reading."""
        self._by_path.pop(str(file), None)
        if before and before == signature(file) and _is_settled(before):
            self._by_path[str(file)] = _Reading(before, found)


def signature(file: Path) -> Signature | None:
    """Return what tells that a file was changed: time, size and place; None if it is gone."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _is_settled(signature: Signature) -> bool:
    return signature[0] < time.time_ns() - SETTLED_NANOSECONDS
