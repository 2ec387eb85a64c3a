"""Text and spans → pieces of text, each numbered match by itself; the template escapes them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indexer.model import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `match` numbers a match, None is plain text."""

    text: str
    match: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A marked span with its number in the text."""

    number: int
    span: Span


def numbered(spans: Iterable[Span]) -> tuple[Match, ...]:
    """Return matches in text order, numbered from 1, none inside another."""
    found: list[Match] = []
    end = 0
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if span.start >= end and span.end > span.start:
            found.append(Match(len(found) + 1, span))
            end = span.end
    return tuple(found)


def pieces(text: str, segment: Span, matches: Sequence[Match]) -> tuple[Piece, ...]:
    """Cut a segment of the text at the matches that begin in it."""
    return tuple(piece for piece in _cut(text, segment, matches) if piece.text)


def _cut(text: str, segment: Span, matches: Sequence[Match]) -> Iterator[Piece]:
    position = segment.start
    for match in matches:
        if segment.start <= match.span.start < segment.end:
            end = min(match.span.end, segment.end)
            yield Piece(text[position : match.span.start])
            yield Piece(text[match.span.start : end], match.number)
            position = end
    yield Piece(text[position : segment.end])
