"""A web page as a file: bounded in size and time, under a name made of its address."""

import mimetypes
import re
import zlib
from email.message import Message
from html import escape
from http.client import HTTPException, HTTPResponse
from pathlib import Path, PurePosixPath
from typing import cast
from urllib.parse import quote, unquote, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from indexer.corpus import CONTAINERS, MEDIA_TYPES
from indexer.errors import ReadoutError

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
    "application/x-ndjson": ".jsonl",
    "message/rfc822": ".eml",
}
_UNPACK_ANY = 32 + zlib.MAX_WBITS
"""zlib's code for: gzip or zlib, as the header says."""


def fetch(url: str, folder: Path) -> Path:
    """Store what an address answers in a folder; return the file. Raises ReadoutError.

    A page gets the comment with its address that browsers write into the pages they save.
    """
    try:
        content, headers = _get(_asciified(url))
    except (OSError, HTTPException, ValueError, zlib.error) as error:
        raise ReadoutError(f"cannot be fetched: {error}") from error
    path = folder / _file_name(url, headers.get_content_type())
    if path.suffix == ".html":
        content = _saved_from(url) + content
    path.write_bytes(content)
    return path


def _get(url: str) -> tuple[bytes, Message]:
    headers = {"User-Agent": "readout", "Accept": "text/html,*/*;q=0.5"}
    with urlopen(Request(url, headers=headers), timeout=TIMEOUT_SECONDS) as answer:
        response = cast(HTTPResponse, answer)
        content = response.read(MAX_BYTES + 1)
        expected = response.headers.get("Content-Length", "")
    if expected.isdecimal() and len(content) < min(int(expected), MAX_BYTES):
        raise ValueError(f"only {len(content)} of {expected} bytes came")
    if response.headers.get("Content-Encoding") in {"gzip", "deflate"}:
        content = zlib.decompressobj(_UNPACK_ANY).decompress(content, MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ValueError(f"larger than {MAX_BYTES // 1_000_000} MB")
    return content, response.headers


def _asciified(url: str) -> str:
    parts = urlsplit(url)
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    path, query = (quote(part, safe="/%:@!$&'()*+,;=?~") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))


def _file_name(url: str, media_type: str) -> str:
    parts = urlsplit(url)
    words = re.findall(r"\w+", unquote(f"{parts.hostname} {parts.path} {parts.query}"))
    suffix = PurePosixPath(parts.path).suffix.lower()
    if suffix not in MEDIA_TYPES | CONTAINERS:
        suffix = _SUFFIXES.get(media_type) or mimetypes.guess_extension(media_type) or ".html"
    return "-".join(words)[:120].removesuffix(f"-{suffix[1:]}") + suffix


def _saved_from(url: str) -> bytes:
    address = escape(url, quote=False).replace("--", "%2D%2D")
    return f"<!-- saved from url=({len(address):04}){address} -->\n".encode("utf-8", "replace")
