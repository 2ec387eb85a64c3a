"""Word documents → lines, with python-docx, which is optional.

The archive is looked at before it is unpacked: a few hundred kilobytes can hold gigabytes.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from indexer.errors import MissingExtra, UnreadableRelease
from indexer.folding import tidy
from indexer.normalise.lines import Line, Page

_MOST_MEMBERS = 1000
_MOST_BYTES = 50_000_000
_MOST_RATIO = 100
_SMALL = 1_000_000
_HEADING = re.compile(r"Heading ([1-6])")


def read_docx(content: bytes, path: str) -> Page:
    """Return the lines of a document in the order of its body, tables included."""
    _check_archive(content, path)
    try:
        import docx
        from docx.opc.exceptions import OpcError
        from lxml.etree import LxmlError
    except ImportError as error:
        raise MissingExtra(path, "office") from error
    try:
        lines = tuple(_lines(docx.Document(io.BytesIO(content))))
    except (OpcError, LxmlError, zipfile.BadZipFile, ValueError, LookupError) as error:
        raise UnreadableRelease(
            path, f"is a Word document that cannot be read ({error})"
        ) from error
    return Page(lines, received="\n\n".join(line.text for line in lines))


def _check_archive(content: bytes, path: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableRelease(path, "is no Word document, whatever its name says") from error
    size = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > _MOST_MEMBERS or size > _MOST_BYTES:
        raise UnreadableRelease(path, "unpacks to more than a release can be: save it smaller")
    if size > _SMALL and size > _MOST_RATIO * packed:
        raise UnreadableRelease(path, "is packed like an archive bomb: save it anew")


def _lines(document: Any) -> Iterator[Line]:
    for block, part in enumerate(document.iter_inner_content(), 1):
        rows = part.rows if hasattr(part, "rows") else None
        if rows is None:
            yield from _paragraph(part, block)
        else:
            for row in rows:
                for cell in row.cells:
                    for paragraph in cell.paragraphs:
                        yield from _paragraph(paragraph, block)


def _paragraph(paragraph: Any, block: int) -> Iterator[Line]:
    style = paragraph.style.name if paragraph.style is not None else ""
    heading = _HEADING.fullmatch(style or "")
    level = 1 if style == "Title" else int(heading.group(1)) if heading else 0
    for i, row in enumerate(paragraph.text.split("\n")):
        if text := tidy(row):
            yield Line(text, level=level, block=block, is_joined=i > 0)
