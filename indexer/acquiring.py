"""Puts files and web pages into a corpus, and takes releases out of it."""

import mimetypes
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from urllib.error import URLError
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

from indexer.errors import ReadoutError, ReleaseError
from indexer.model import Release

MAX_BYTES = 20_000_000
TIMEOUT_SECONDS = 30
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
}


def acquire(source: str, corpus: Path) -> Path:
    """Copy a file, or the page at an http(s) address, into the corpus; return the new file.

    A file of the same name is replaced, whole: readers never see half of it. Raises ReadoutError.
    """
    corpus.mkdir(parents=True, exist_ok=True)
    if re.match(r"https?://", source):
        return _fetch(source, corpus)
    path = Path(source)
    if not path.is_file():
        raise ReadoutError("is neither a file nor an http address")
    target = corpus / path.name
    if target.exists() and path.samefile(target):
        return target
    with path.open("rb") as stream, _replacing(target) as copy:
        shutil.copyfileobj(stream, copy)
    return target


def discard(release: Release, corpus: Path) -> Path:
    """Delete the file that a release was read from; return its path.

    Raises ReleaseError where the file holds other releases too, or lies outside the corpus.
    """
    path = corpus / release.path
    if not path.resolve().is_relative_to(corpus.resolve()) or not path.is_file():
        raise ReleaseError(release.path, "is not a file of this corpus")
    if release.source_id != path.name:
        raise ReleaseError(release.path, f"holds other releases too: take {release.id} out of it")
    path.unlink()
    return path


def _fetch(url: str, corpus: Path) -> Path:
    request = Request(url, headers={"User-Agent": "readout", "Accept": "text/html,*/*;q=0.5"})
    try:
        with urlopen(request, timeout=TIMEOUT_SECONDS) as response:
            content = response.read(MAX_BYTES + 1)
            media_type = response.headers.get_content_type()
    except (URLError, OSError, ValueError) as error:
        raise ReadoutError(f"cannot be fetched: {error}") from error
    if len(content) > MAX_BYTES:
        raise ReadoutError(f"is larger than {MAX_BYTES // 1_000_000} MB")
    target = corpus / _file_name(url, media_type)
    with _replacing(target) as copy:
        copy.write(content)
    return target


def _file_name(url: str, media_type: str) -> str:
    parts = urlsplit(url)
    words = re.findall(r"\w+", unquote(f"{parts.hostname} {parts.path} {parts.query}"))
    stem = "-".join(words)[:120]
    suffix = _SUFFIXES.get(media_type) or mimetypes.guess_extension(media_type) or ".html"
    return stem.removesuffix(f"-{suffix[1:]}") + suffix


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
