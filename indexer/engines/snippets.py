"""Passages that show why a release was found, and its text cut into matches and the rest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indexer.engines.interface import Fragment, Snippet
from indexer.model import Release, Span
from indexer.sentences import sentences

MOST_SNIPPETS = 3
LONGEST_SNIPPET = 240
_BEFORE_MATCH = 60
_SHORTEST_PROSE = 80
"""Shorter paragraphs at the top are bylines and labels: Media Note, Office of the Spokesperson."""
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Mark:
    """An occurrence of the `unit`-th word or phrase of a query, in characters of the text."""

    start: int
    end: int
    unit: int
    is_phrase: bool = False


@dataclass(frozen=True, slots=True)
class _Passage:
    """What is shown of a sentence."""

    shown: Span
    sentence: Span
    paragraph: int
    marks: tuple[Mark, ...] = ()

    @property
    def rank(self) -> tuple[int, bool, int]:
        """Most distinct words first, then those with an exact phrase, then the earliest."""
        units = {mark.unit for mark in self.marks}
        return -len(units), not any(mark.is_phrase for mark in self.marks), self.shown.start


def snippets(release: Release, marks: Iterable[Mark]) -> tuple[Snippet, ...]:
    """Return the best passages of the body in text order; its beginning where no word is in it."""
    in_body = [mark for mark in marks if not _is_inside(mark, release.title)]
    best = sorted(_passages(release, in_body), key=lambda passage: passage.rank)[:MOST_SNIPPETS]
    in_order = sorted(best or _beginning(release), key=lambda passage: passage.shown.start)
    return tuple(_snippet(release.text, passage) for passage in in_order)


def fragments(text: str, span: Span, marks: Iterable[Mark | Span]) -> tuple[Fragment, ...]:
    """Return the characters of a span, cut where matches begin and end."""
    found: list[Fragment] = []
    at = span.start
    for mark in merged(marks):
        start, end = max(mark.start, at), min(mark.end, span.end)
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
    spans: list[Span] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if spans and mark.start < spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(mark.end, spans[-1].end))
        else:
            spans.append(Span(mark.start, mark.end))
    return spans


def _is_inside(mark: Mark, span: Span) -> bool:
    return span.start <= mark.start and mark.end <= span.end


def _passages(release: Release, marks: Sequence[Mark]) -> Iterator[_Passage]:
    for number, paragraph in enumerate(release.paragraphs, 1):
        inside = [mark for mark in marks if paragraph.start <= mark.start < paragraph.end]
        if inside:
            for sentence in _sentences(release.text, paragraph):
                yield from _passage(release.text, sentence, inside, number)


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    for sentence in sentences(paragraph.of(text)):
        yield Span(sentence.start + paragraph.start, sentence.end + paragraph.start)


def _passage(text: str, sentence: Span, marks: list[Mark], number: int) -> Iterator[_Passage]:
    inside = tuple(mark for mark in marks if sentence.start <= mark.start < sentence.end)
    if inside:
        windows = [
            _Passage(shown, sentence, number, _within(shown, inside))
            for shown in _windows(text, sentence, inside)
        ]
        yield min(windows, key=lambda window: window.rank)


def _within(shown: Span, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if shown.start <= mark.start < shown.end)


def _windows(text: str, sentence: Span, marks: tuple[Mark, ...]) -> Iterator[Span]:
    """The whole sentence, or where it is too long its parts around each of the marks."""
    if sentence.end - sentence.start <= LONGEST_SNIPPET:
        yield sentence
        return
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
    before = (Fragment(_CUT, False),) * (shown.start > sentence.start)
    after = (Fragment(_CUT, False),) * (shown.end < sentence.end)
    cut = fragments(text, shown, passage.marks)
    return Snippet((*before, *cut, *after), passage.paragraph)


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
            starts.append(_Passage(_cut(release.text, whole, whole.start), whole, number))
            if paragraph.end - paragraph.start >= _SHORTEST_PROSE:
                return starts[-1:]
    return starts[:1]


def _last_that_fits(found: list[Span]) -> int:
    """Where the last of the sentences ends that fit together; the first is taken in any case."""
    limit = found[0].start + LONGEST_SNIPPET
    return max(found[0].end, *(one.end for one in found if one.end <= limit), 0)
