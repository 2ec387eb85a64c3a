"""Plain text → lines: wrapped paragraphs become whole again, crawlers' stamps come off."""

import re
from collections.abc import Iterator

from indexer.folding import tidy
from indexer.model import Declared, Stated
from indexer.normalise.lines import Line, Page

_PREFIX = re.compile(r"\s{0,8}date (\d{4}-\d\d(?:-\d\d)?)(?:[ \t]+|$|(?=\n))")
_GAP = re.compile(r"\S(?: {2,}|\t+|\s+[|•·]\s+)(?=\S)")
_ITEM = re.compile(r"(?:[-*•°○▲△□■◦–]|o|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_NARROWEST, _WIDEST = 50, 110
_FULL = 0.6
_MANY = 4
_SENTENCE_ENDS = ".!?:;"
_LONG = 90  # a row of a text wrapped by hand, none of them alike
_LONG_ENOUGH = 45


def read_plaintext(source: str) -> Page:
    """Return the lines of a text; the date that a crawler put in front is noted as published.

    Rows that were wrapped at some column are joined, if the text shows it was.
    """
    prefix = _PREFIX.match(source)
    if prefix is None:
        return Page(tuple(_lines(source)), received=source)
    stamp = Line(tidy(prefix.group()), aside="crawler prefix")
    declared = Declared(published=(Stated(prefix.group(1), "crawler prefix"),))
    return Page((stamp, *_lines(source[prefix.end() :])), declared, source)


def read_printed(source: str) -> Page:
    """Return the lines of a text taken off a printed page, where all rows are wrapped.

    Nothing parts the headline from the text there but the capital with which the text begins.
    """
    headline, _, rest = source.strip().partition("\n")
    if rest.lstrip()[:1].islower():
        return Page(tuple(_lines(source, is_wrapped=True)), received=source)
    return Page((*_lines(headline), *_lines(rest, is_wrapped=True)), received=source)


def _lines(source: str, *, is_wrapped: bool = False) -> Iterator[Line]:
    rows = source.splitlines()
    width = _wrapped_width(rows) or (is_wrapped and max(map(len, rows), default=0))
    is_ragged = not width and any(map(_runs_on, rows, rows[1:]))
    begun: list[str] = []
    is_joined, is_after_blank = False, True
    for row in [*rows, ""]:
        text = tidy(row)
        if begun and text and _goes_on(begun[-1], text, width, is_ragged=is_ragged):
            begun.append(row)
            continue
        if begun:
            yield _line(begun, is_joined)
        begun = [row] if text else []
        is_joined, is_after_blank = not is_after_blank, not text


def _line(rows: list[str], is_joined: bool) -> Line:
    fields = len(_GAP.findall(rows[0])) + 1 if len(rows) == 1 else 1
    return Line(tidy(" ".join(rows)), is_joined=is_joined, fields=fields)


def _wrapped_width(rows: list[str]) -> int:
    """The column at which a text was wrapped, or 0: full rows, none beyond, and a sign of wrapping.

    The sign is many full rows, or one that goes on in the next with a small letter.
    """
    rows = [row.strip() for row in rows]
    widest = max(map(len, rows), default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return 0
    is_full = [len(row) > 0.8 * widest for row in rows]
    goes_on = any(
        full and row[-1] not in _SENTENCE_ENDS and after[:1].islower() and not _ITEM.match(after)
        for full, row, after in zip(is_full, rows, rows[1:], strict=False)
    )
    return widest if goes_on or sum(is_full) >= _MANY else 0


def _goes_on(before: str, text: str, width: int, *, is_ragged: bool) -> bool:
    if not is_ragged:
        return _continues(before, text, width)
    row = before.strip()
    is_cut = len(row) >= _LONG and row[-1] not in _SENTENCE_ENDS and not _ITEM.match(text)
    return is_cut or _runs_on(before, text)


def _runs_on(before: str, after: str) -> bool:
    """Whether a row stops in the middle of a sentence, which a small letter carries on."""
    row, text = before.strip(), after.strip()
    return (
        len(row) >= _LONG_ENOUGH
        and (row[-1].isalnum() or row[-1] in ",)")
        and text[:1].islower()
        and not _ITEM.match(text)
    )


def _continues(before: str, text: str, width: int) -> bool:
    return len(before.strip()) > _FULL * width > 0 and not _ITEM.match(text)
