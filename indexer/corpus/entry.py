"""What a container holds before it has a place in the corpus, and how ids are made."""

import hashlib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from indexer.errors import ReleaseError
from indexer.model import Declared, RawRelease, ReleaseId

OnReject = Callable[[ReleaseError], None]

_SLUG_LENGTH = 48
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One release of a container; `place` tells a person where in the file it stands."""

    source_id: str
    place: str
    media_type: str
    content: bytes
    declared: Declared

    def at(self, path: str) -> RawRelease:
        """Return the entry as a raw release of the container at `path`."""
        return RawRelease(
            id=release_id(path, self.source_id),
            path=path,
            source_id=self.source_id,
            media_type=self.media_type,
            content=self.content,
            declared=self.declared,
        )


def release_id(path: str, source_id: str) -> ReleaseId:
    """Return the id of what the container or file at `path` calls `source_id`.

    The name in front is for people; the digest alone makes it unique, so that names which leave no
    letter of a to z (hangul, say) do not collide.
    """
    digest = hashlib.blake2b(f"{path}\0{source_id}".encode("utf-8", "surrogatepass"), digest_size=6)
    return f"{_slug(path) or 'release'}-{digest.hexdigest()}"


def _slug(path: str) -> str:
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return _NOT_SLUG.sub("-", plain).strip("-")[:_SLUG_LENGTH].strip("-")
