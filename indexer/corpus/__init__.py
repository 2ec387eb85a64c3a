"""A folder of releases → raw releases: whole files, and the entries of feeds and record files.

What becomes of a file is decided by its suffix. Pictures, styles and scripts, as saved pages leave
them beside themselves, hidden files and the corpus's own notes are passed over in silence; a file
of any other unknown kind is reported, since someone may have meant it to be read.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from indexer.corpus.entry import Entry, OnReject, release_id
from indexer.corpus.feeds import read_feed
from indexer.corpus.records import read_records
from indexer.errors import (
    CorpusMissing,
    DuplicateRelease,
    ReleaseError,
    UnreadableFolder,
    UnreadableRelease,
)
from indexer.model import RawRelease, ReleaseId

__all__ = [
    "CONTAINERS",
    "MEDIA_TYPES",
    "RECORD_SUFFIXES",
    "OnReject",
    "check_kind",
    "corpus_files",
    "read_corpus",
    "read_file",
    "read_path",
    "release_id",
]


MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".eml": "message/rfc822",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
CONTAINERS = {
    ".rss": read_feed,
    ".xml": read_feed,
    ".atom": read_feed,
    ".jsonl": read_records,
    ".ndjson": read_records,
}
RECORD_SUFFIXES = (".jsonl", ".ndjson")
_STYLES_AND_SCRIPTS = (".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico")
_LEFTOVERS = (".tmp", ".part", ".bak")
_NO_DOCUMENTS = frozenset((*_STYLES_AND_SCRIPTS, *_PICTURES, *_LEFTOVERS))
_NOTES = frozenset({"CORPUS.md", "README.md", "corrections.toml"})
_LARGEST_FILE = 20_000_000


def read_corpus(folder: Path, on_reject: OnReject) -> Iterator[RawRelease]:
    """Yield all releases under a folder, by path; what cannot be read goes to `on_reject`.

    Two entries of one container with one id: an identical one is dropped, another is rejected.
    Raises CorpusMissing where there is no such folder.
    """
    for path in corpus_files(folder, on_reject):
        yield from read_file(folder, path, on_reject)


def read_path(path: Path, on_reject: OnReject) -> Iterator[RawRelease]:
    """Yield the releases of a folder or of one file, wherever it lies."""
    if path.is_dir():
        return read_corpus(path, on_reject)
    return read_file(path.parent, path.name, on_reject)


def read_file(folder: Path, path: str, on_reject: OnReject) -> Iterator[RawRelease]:
    """Yield the releases of one file of a corpus, named by its path inside the folder."""
    suffix = PurePosixPath(path).suffix.lower()
    try:
        _check_name(path)
        _check_place(folder, path)
        if suffix in CONTAINERS:
            entries = CONTAINERS[suffix](folder / path, path, on_reject)
            yield from _unique(entries, path, on_reject)
        elif suffix in MEDIA_TYPES:
            yield _whole(folder, path, MEDIA_TYPES[suffix])
        elif suffix not in _NO_DOCUMENTS:
            on_reject(UnreadableRelease(path, _unknown(suffix)))
    except ReleaseError as error:
        on_reject(error)
    except OSError as error:
        on_reject(UnreadableRelease(path, f"cannot be opened ({error.strerror or error})"))


def check_kind(name: str) -> None:
    """Raise UnreadableRelease for a file name that a corpus would pass over or not read."""
    suffix = PurePosixPath(name).suffix.lower()
    if _is_passed_over(name) or suffix not in MEDIA_TYPES | CONTAINERS:
        raise UnreadableRelease(name, _unknown(suffix))


def corpus_files(folder: Path, on_reject: OnReject) -> list[str]:
    """Return the paths, inside the folder and in order, of all files that may hold releases.

    A sub-folder that cannot be listed goes to `on_reject` as UnreadableFolder. Raises
    CorpusMissing where there is no such folder, rather than calling the corpus empty.
    """
    if not folder.is_dir():
        raise CorpusMissing(str(folder))
    found: list[str] = []
    failures: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        within = Path(place).relative_to(folder)
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in links:
            reason = "is a link to a folder, which is not followed: copy the folder"
            on_reject(UnreadableRelease((within / name).as_posix(), reason))
        found += [(within / name).as_posix() for name in names if not _is_passed_over(name)]
    for failure in failures:
        path = Path(failure.filename).relative_to(folder).as_posix()
        on_reject(UnreadableFolder(path, f"cannot be listed ({failure.strerror})"))
    return sorted(found)


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or name.endswith("~") or name in _NOTES


def _check_name(path: str) -> None:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError as error:
        printable = path.encode("utf-8", "replace").decode("utf-8")
        raise UnreadableRelease(printable, "has a name that is not UTF-8: rename it") from error


def _check_place(folder: Path, path: str) -> None:
    file = folder / path
    if not file.is_symlink():
        return
    try:
        is_inside = file.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError) as error:
        raise UnreadableRelease(path, "is a link that leads nowhere: remove it") from error
    if not is_inside:
        raise UnreadableRelease(path, "is a link to a place outside the corpus: copy the file")


def _whole(folder: Path, path: str, media_type: str) -> RawRelease:
    file = folder / path
    if not file.is_file():
        raise UnreadableRelease(path, "is no regular file")
    size = file.stat().st_size
    if size > _LARGEST_FILE:
        raise UnreadableRelease(path, f"has {size:,} bytes; a single release may have 20 MB")
    name = PurePosixPath(path).name
    return RawRelease(release_id(path, name), path, name, media_type, file.read_bytes())


def _unique(entries: Iterator[Entry], path: str, on_reject: OnReject) -> Iterator[RawRelease]:
    seen: dict[ReleaseId, bytes] = {}
    for entry in entries:
        raw = entry.at(path)
        digest = hashlib.blake2b(repr(raw).encode() + raw.content, digest_size=16).digest()
        if raw.id not in seen:
            seen[raw.id] = digest
            yield raw
        elif seen[raw.id] != digest:
            reason = f"has the id {raw.source_id!r} of an earlier entry: give it its own"
            on_reject(DuplicateRelease(entry.place, reason))


def _unknown(suffix: str) -> str:
    kinds = " ".join(sorted(MEDIA_TYPES | CONTAINERS))
    return f"is of no kind that is read ({suffix or 'no suffix'}): save it as one of {kinds}"
