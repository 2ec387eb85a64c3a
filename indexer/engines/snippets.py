"""Passages that show why a release was found, and its text cut into matches and the rest."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from indexer.engines.interface import Fragment, Snippet
from indexer.model import Release, Span
from indexer.sentences import sentence_at, sentences

MOST_SNIPPETS = 3
LONGEST_SNIPPET = 240
_BEFORE_MATCH = 60
_SHORTEST_PROSE = 80
"""Shorter paragraphs at the top are bylines and labels: Media Note, Office of the Spokesperson."""
_CUT = "…"
_ELLIPSIS = Fragment(_CUT, False)


class Mark(NamedTuple):
    """An occurrence of the `unit`-th word or phrase of a query, in characters of the text."""

    start: int
    end: int
    unit: int
    is_phrase: bool = False


class _Passage(NamedTuple):
    """What is shown of a sentence. Least come first: of most merit, then the earliest."""

    merit: tuple[int, bool]
    shown: Span
    sentence: Span
    paragraph: int
    marks: Sequence[Mark] = ()

    @property
    def rank(self) -> tuple[tuple[int, bool], int]:
        """Its place among others."""
        return self.merit, self.shown.start


def _merit(marks: Sequence[Mark]) -> tuple[int, bool]:
    """Least for most distinct words, then for those with an exact phrase."""
    if len(marks) == 1:
        return -1, not marks[0].is_phrase
    return -len({mark.unit for mark in marks}), not any(mark.is_phrase for mark in marks)


def snippets(release: Release, marks: Iterable[Mark]) -> tuple[Snippet, ...]:
    """Return the best passages of the body in text order; its beginning where no word is in it."""
    first, last = release.title.start, release.title.end
    in_body = sorted([mark for mark in marks if mark.start < first or mark.end > last])
    best = _best(_passages(release, in_body), _merit(in_body)) or _beginning(release)
    best.sort(key=lambda passage: passage.shown.start)
    return tuple([_snippet(release.text, passage) for passage in best])


def _best(passages: Iterator[_Passage], perfect: tuple[int, bool]) -> list[_Passage]:
    """The passages of most merit, the earliest of equal ones; none is made that cannot be one."""
    found: list[_Passage] = []
    perfect_ones = 0
    for passage in passages:
        found.append(passage)
        perfect_ones += passage.merit == perfect
        if perfect_ones == MOST_SNIPPETS:
            break
    if len(found) > MOST_SNIPPETS:
        found.sort(key=lambda passage: passage.rank)
    return found[:MOST_SNIPPETS]


def fragments(text: str, span: Span, marks: Iterable[Mark | Span]) -> tuple[Fragment, ...]:
    """Return the characters of a span, cut where matches begin and end."""
    found: list[Fragment] = []
    at = span.start
    for first, last in _merged(marks):
        start, end = max(first, at), min(last, span.end)
        if start < end:
            if at < start:
                found.append(Fragment(text[at:start], False))
            found.append(Fragment(text[start:end], True))
            at = end
    if at < span.end:
        found.append(Fragment(text[at : span.end], False))
    return tuple(found)


def merged(marks: Iterable[Mark | Span]) -> list[Span]:
    """Return where there are marks, in text order; those that overlap become one."""
    return [Span(start, end) for start, end in _merged(marks)]


def _merged(marks: Iterable[Mark | Span]) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    spans = [(mark.start, mark.end) for mark in marks]
    if len(spans) < 2:
        return spans
    for start, end in sorted(spans):
        if ranges and start < ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return ranges


def _passages(release: Release, marks: Sequence[Mark]) -> Iterator[_Passage]:
    """The passages that hold marks, in text order; marks are in text order, too."""
    starts = [mark.start for mark in marks]
    first = 0
    for number, paragraph in enumerate(release.paragraphs, 1):
        first = bisect_left(starts, paragraph.start, first)
        while first < len(marks) and starts[first] < paragraph.end:
            sentence = sentence_at(release.text, paragraph, starts[first])
            last = bisect_left(starts, sentence.end, first + 1)
            yield _passage(release.text, sentence, marks[first:last], number)
            first, paragraph = last, Span(sentence.end, paragraph.end)


def _passage(text: str, sentence: Span, marks: Sequence[Mark], number: int) -> _Passage:
    if sentence.end - sentence.start <= LONGEST_SNIPPET:
        return _Passage(_merit(marks), sentence, sentence, number, marks)
    windows = (
        _Passage(_merit(inside), shown, sentence, number, inside)
        for shown in _windows(text, sentence, marks)
        if (inside := _within(shown, marks))
    )
    return min(windows, key=lambda window: window.rank)


def _within(shown: Span, marks: Sequence[Mark]) -> Sequence[Mark]:
    return [mark for mark in marks if shown.start <= mark.start < shown.end]


def _windows(text: str, sentence: Span, marks: Sequence[Mark]) -> Iterator[Span]:
    """The parts of a long sentence around each of the marks."""
    for mark in marks:
        start = max(sentence.start, mark.start - _BEFORE_MATCH)
        if start > sentence.start:
            start = _next_word(text, start, mark.start)
        yield _cut(text, sentence, start)


def _cut(text: str, sentence: Span, start: int) -> Span:
    """As much of a sentence from `start` on as fits with its ellipses, ending between words."""
    last = start + LONGEST_SNIPPET - len(_CUT) * (start > sentence.start)
    if last >= sentence.end:
        return Span(start, sentence.end)
    last -= len(_CUT)
    space = text.rfind(" ", start + 1, last + 1)
    return Span(start, space if space > start else last)


def _next_word(text: str, start: int, limit: int) -> int:
    if text[start - 1].isspace():
        return start
    space = text.find(" ", start, limit)
    return space + 1 if space >= 0 else start


def _snippet(text: str, passage: _Passage) -> Snippet:
    shown, sentence = passage.shown, passage.sentence
    cut = fragments(text, shown, passage.marks)
    if shown.start > sentence.start:
        cut = (_ELLIPSIS, *cut)
    if shown.end < sentence.end:
        cut = (*cut, _ELLIPSIS)
    return Snippet(cut, passage.paragraph)


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    for sentence in sentences(paragraph.of(text)):
        yield Span(sentence.start + paragraph.start, sentence.end + paragraph.start)


def _beginning(release: Release) -> list[_Passage]:
    """The start of the first paragraph of prose, or of the first at all; never the headline."""
    starts: list[_Passage] = []
    for number, paragraph in enumerate(release.paragraphs, 1):
        rest = [
            sentence
            for sentence in _sentences(release.text, paragraph)
            if not release.title.start <= sentence.start < release.title.end
        ]
        if rest:
            whole = Span(rest[0].start, _last_that_fits(rest))
            starts.append(
                _Passage((0, True), _cut(release.text, whole, whole.start), whole, number)
            )
            if paragraph.end - paragraph.start >= _SHORTEST_PROSE:
                return starts[-1:]
    return starts[:1]


def _last_that_fits(found: list[Span]) -> int:
    """Where the last of the sentences ends that fit together; the first is taken in any case."""
    limit = found[0].start + LONGEST_SNIPPET
    return max(found[0].end, *(one.end for one in found if one.end <= limit), 0)
