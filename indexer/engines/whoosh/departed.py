"""What became of releases that left the index: their headline, and where their text is now.

A file beside the generations, so that a rebuild keeps it; lines of JSON, the last of an id counts.
What the index holds is never looked up here: a line may be written before its commit, or for one
that fails. Losing the file loses nothing but the answer to who asks for what is gone.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from indexer.model import ReleaseId, TaggedRelease

MOST = 10_000
"""How many departures are remembered: of more the oldest are forgotten."""
_NAME = "DEPARTED"


@dataclass(frozen=True, slots=True)
class Departure:
    """A release that is gone; `to` is another with the same text that came in its place."""

    id: ReleaseId
    title: str
    digest: str
    to: ReleaseId | None = None


class Departures:
    """The memory of one index. Only who may write to the index notes departures."""

    def __init__(self, folder: Path, most: int = MOST) -> None:
        self._path, self._most = folder / _NAME, most
        self._read_at: tuple[int, int, int] | None = None
        self._known: dict[ReleaseId, Departure] = {}

    def find(self, release_id: ReleaseId) -> Departure | None:
        """Return what is known of a release that the index does not hold."""
        try:
            now = self._path.stat()
        except FileNotFoundError:
            return None
        read_at = (now.st_ino, now.st_size, now.st_mtime_ns)
        if read_at != self._read_at:
            self._known = dict(_departures(self._path.read_bytes()))
            self._read_at = read_at
        return self._known.get(release_id)

    def note(self, left: Iterable[TaggedRelease], come: Mapping[str, ReleaseId]) -> None:
        """Remember what leaves, and which of what ever left comes back under another id.

        `come` is what comes, by the digest of its text.
        """
        before = self._path.read_bytes() if self._path.exists() else b""
        gone = {one.release.id: _departure(one) for one in left}
        if not gone and not any(digest.encode() in before for digest in come):
            return
        known = dict(_departures(before))
        moved = {
            one.id: replace(one, to=come[one.digest])
            for one in (*known.values(), *gone.values())
            if one.digest in come
        }
        self._write(before, known | gone | moved, gone | moved)

    def _write(
        self,
        before: bytes,
        known: Mapping[ReleaseId, Departure],
        fresh: Mapping[ReleaseId, Departure],
    ) -> None:
        """Add lines; a file that has grown too long is written anew."""
        if before.count(b"\n") + len(fresh) <= 2 * self._most:
            with self._path.open("ab") as file:
                file.writelines(_lines(fresh.values()))
            return
        older = [one for one in known.values() if one.id not in fresh]
        kept = [*older, *fresh.values()][-self._most :]
        new = self._path.with_suffix(".new")
        new.write_bytes(b"".join(_lines(kept)))
        new.replace(self._path)


def digest_of(tagged: TaggedRelease) -> str:
    """Return a digest of a release's text: what moves keeps it."""
    text = tagged.release.text.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, digest_size=12).hexdigest()


def _departure(tagged: TaggedRelease) -> Departure:
    return Departure(tagged.release.id, tagged.title, digest_of(tagged))


def _lines(departures: Iterable[Departure]) -> Iterator[bytes]:
    for one in departures:
        yield json.dumps(asdict(one)).encode() + b"\n"


def _departures(content: bytes) -> Iterator[tuple[ReleaseId, Departure]]:
    """Read the lines; one that a crash cut short is passed over."""
    for line in content.splitlines():
        try:
            departure = Departure(**json.loads(line))
        except (ValueError, TypeError):
            continue
        yield departure.id, departure
