"""Puts files and web pages into a corpus, and takes releases out of it."""

import json
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from indexer.corpus import RECORD_SUFFIXES, check_kind, read_path
from indexer.errors import ReadoutError, ReleaseError
from indexer.fetching import fetch
from indexer.model import Release
from indexer.pipeline import process_all


def acquire(source: str, corpus: Path, *, is_replacing: bool = False) -> Path:
    """Copy a file, or the page at an http(s) address, into the corpus; return the new file.

    It must be readable: one of which nothing can be indexed is refused, and so is another file
    under a name that the corpus has, unless it is to be replaced. Readers never see half a file.
    Raises ReadoutError.
    """
    with tempfile.TemporaryDirectory() as folder:
        if re.match(r"https?://", source):
            path = fetch(source, Path(folder))
        else:
            path = Path(source)
            _check_file(path)
        _check_readable(path)
        return _put(path, corpus, is_replacing=is_replacing)


def _check_file(path: Path) -> None:
    if path.is_dir():
        raise ReadoutError("is a folder: name its files, or index it with --corpus")
    if not path.is_file():
        raise ReadoutError("is neither a file nor an http address")
    check_kind(path.name)


def _check_readable(path: Path) -> None:
    refused: list[ReleaseError] = []
    if not any(True for _ in process_all(read_path(path, refused.append), refused.append)):
        raise ReadoutError(refused[0].reason if refused else "holds no release")


def _put(path: Path, corpus: Path, *, is_replacing: bool) -> Path:
    corpus.mkdir(parents=True, exist_ok=True)
    target, content = corpus / path.name, path.read_bytes()
    if target.exists() and target.read_bytes() == content:
        return target
    if target.exists() and not is_replacing:
        raise ReadoutError(f"{target} is another file of this name: rename it, or use --replace")
    with _replacing(target) as copy:
        copy.write(content)
    return target


def discard(release: Release, corpus: Path) -> Path:
    """Delete the file that a release was read from, or its line of a record file; return the path.

    Raises ReleaseError where the file holds other releases and is no record file, or lies outside.
    """
    path = corpus / release.path
    if not path.resolve().is_relative_to(corpus.resolve()) or not path.is_file():
        raise ReleaseError(release.path, "is not a file of this corpus")
    if release.source_id == path.name:
        path.unlink()
    elif path.suffix.lower() in RECORD_SUFFIXES:
        _discard_line(path, release)
    else:
        raise ReleaseError(release.path, "is a feed with other releases: edit or delete the file")
    return path


def _discard_line(path: Path, release: Release) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if _id_of(line) != release.source_id]
    if not any(line.strip() for line in kept):
        path.unlink()
        return
    with _replacing(path) as copy:
        copy.writelines(kept)


def _id_of(line: bytes) -> str | None:
    try:
        return str(json.loads(line.decode("utf-8-sig"))["id"])
    except (ValueError, KeyError, TypeError):
        return None


@contextmanager
def _replacing(target: Path) -> Iterator[IO[bytes]]:
    """Open a hidden file beside the target that takes its place when all is written."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
