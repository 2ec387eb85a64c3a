"""Text and spans → pieces of text, each numbered match by itself; the template escapes them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indexer.engines.interface import Matched
from indexer.model import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `match` numbers a match, None is plain text. `stands_for` are the words of
    which a match is another name.
    """

    text: str
    match: int | None = None
    stands_for: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A marked span with its number in the text, and the words of which it is another name."""

    number: int
    span: Span
    stands_for: str = ""


def numbered(found: Iterable[Matched]) -> tuple[Match, ...]:
    """Return matches in text order, numbered from 1, none inside another."""
    matches: list[Match] = []
    end = 0
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if one.span.start >= end and one.span.end > one.span.start:
            matches.append(Match(len(matches) + 1, one.span, one.stands_for))
            end = one.span.end
    return tuple(matches)


def pieces(text: str, segment: Span, matches: Sequence[Match]) -> tuple[Piece, ...]:
    """Cut a segment of the text at the matches that begin in it."""
    return tuple(piece for piece in _cut(text, segment, matches) if piece.text)


def _cut(text: str, segment: Span, matches: Sequence[Match]) -> Iterator[Piece]:
    position = segment.start
    for match in matches:
        if segment.start <= match.span.start < segment.end:
            end = min(match.span.end, segment.end)
            yield Piece(text[position : match.span.start])
            yield Piece(text[match.span.start : end], match.number, match.stands_for)
            position = end
    yield Piece(text[position : segment.end])
