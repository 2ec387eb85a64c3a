"""PDF → lines, with pypdf, which is optional."""

import io
import struct
import zlib
from typing import TYPE_CHECKING

from indexer.errors import MissingExtra, UnreadableRelease
from indexer.normalise.lines import Page
from indexer.normalise.plaintext import read_printed

if TYPE_CHECKING:
    from pypdf import PdfReader

_MARK = b"%PDF-"
_MARK_WITHIN = 1024
_MOST_PAGES = 300
_MOST_TEXT = 2_000_000
# pypdf lets these out on files that break the format's rules
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
_BROKEN_BYTES = (struct.error, zlib.error, AssertionError, NotImplementedError, OSError)


def read_pdf(content: bytes, path: str) -> Page:
    """Return the lines of a PDF's text. Raises ReleaseError where there is none to be had."""
    if _MARK not in content[:_MARK_WITHIN]:
        raise UnreadableRelease(path, "is no PDF, whatever its name says")
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise MissingExtra(path, "office") from error
    try:
        text = _text(PdfReader(io.BytesIO(content)))
    except (PyPdfError, *_BROKEN, *_BROKEN_BYTES) as error:
        raise UnreadableRelease(path, f"is a PDF that cannot be read ({error})") from error
    if not text.strip():
        raise UnreadableRelease(path, "is a PDF without text: run it through OCR first")
    return read_printed(text)


def _text(reader: "PdfReader") -> str:
    pages: list[str] = []
    for page in reader.pages[:_MOST_PAGES]:
        pages.append(page.extract_text())
        if sum(map(len, pages)) > _MOST_TEXT:
            break
    return "\n".join(pages)
