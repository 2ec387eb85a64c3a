"""Passages that show why a release was found, and its text cut into matches and the rest."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from indexer.engines.interface import Fragment, Matched, Snippet
from indexer.model import Release, Span
from indexer.sentences import sentence_starts

MOST_SNIPPETS = 3
LONGEST_SNIPPET = 240
_BEFORE_MATCH = 60
_SHORTEST_PROSE = 80
"""Shorter paragraphs at the top are bylines and labels: Media Note, Office of the Spokesperson."""
_CUT = "…"
_ELLIPSIS = Fragment(_CUT, False)
Merit = tuple[int, bool]


class Mark(NamedTuple):
    """An occurrence of the `unit`-th word or phrase of a query, in characters of the text; another
    name `stands_for` the words that were typed.
    """

    start: int
    end: int
    unit: int
    is_phrase: bool = False
    stands_for: str = ""


class Prose(NamedTuple):
    """A text, its headline and its sentences, found when it was indexed.

    A sentence is twice the number of its first character, and one more where it opens a paragraph
    of the body; so they stay in order, and the paragraphs can be counted.
    """

    text: str
    title: Span
    sentences: Sequence[int]

    def end(self, place: int) -> int:
        """Where the sentence in some place ends, without the space after it."""
        following = place + 1
        limit = len(self.text)
        if following < len(self.sentences):
            limit = self.sentences[following] >> 1
        start = self.sentences[place] >> 1
        return start + len(self.text[start:limit].rstrip())


class _Passage(NamedTuple):
    """What is shown, from `start` to `end`, of the sentence from `first` to `last`, which is in the
    `place`-th place. Least come first: of most merit, then the earliest.
    """

    merit: Merit
    start: int
    end: int
    first: int
    last: int
    place: int
    marks: Sequence[Mark] = ()


def prose(release: Release) -> Prose:
    """Find the sentences of a release."""
    sentences: list[int] = []
    for paragraph in release.paragraphs:
        first, *others = sentence_starts(release.text, paragraph)
        sentences.append(2 * first + 1)
        sentences.extend([2 * start for start in others])
    title = release.title
    if not any(one.start <= title.start < one.end for one in release.paragraphs):
        # a paragraph of its own, which ends the one before
        insort(sentences, 2 * title.start)
    return Prose(release.text, title, sentences)


def _merit(marks: Sequence[Mark]) -> Merit:
    """Least for most distinct words, then for those with an exact phrase."""
    if len(marks) == 1:
        return -1, not marks[0].is_phrase
    return -len({mark.unit for mark in marks}), not any(mark.is_phrase for mark in marks)


def snippets(prose: Prose, marks: Iterable[Mark]) -> tuple[Snippet, ...]:
    """Return the best passages of the body in text order; its beginning where no word is in it."""
    first, last = prose.title.start, prose.title.end
    in_body = sorted([mark for mark in marks if mark.start < first or mark.end > last])
    best = _best(_passages(prose, in_body), _merit(in_body)) or _beginning(prose)
    best.sort(key=lambda passage: passage.start)
    return tuple([_snippet(prose, passage) for passage in best])


def _best(passages: Iterator[_Passage], perfect: Merit) -> list[_Passage]:
    """The passages of most merit, the earliest of equal ones; none is made that cannot be one."""
    found: list[_Passage] = []
    perfect_ones = 0
    for passage in passages:
        found.append(passage)
        perfect_ones += passage.merit == perfect
        if perfect_ones == MOST_SNIPPETS:
            break
    if len(found) > MOST_SNIPPETS:
        found.sort()
    return found[:MOST_SNIPPETS]


def fragments(text: str, at: int, last: int, marks: Iterable[Mark]) -> tuple[Fragment, ...]:
    """Return the characters from `at` to `last`, cut where matches begin and end."""
    found: list[Fragment] = []
    for start, end, _, _, stands_for in _merged(marks):
        if start < last and end > at:
            if at < start:
                found.append(Fragment(text[at:start], False))
                at = start
            end = min(end, last)
            found.append(Fragment(text[at:end], True, stands_for))
            at = end
    if at < last:
        found.append(Fragment(text[at:last], False))
    return tuple(found)


def merged(marks: Iterable[Mark]) -> list[Matched]:
    """Return where there are marks, in text order; those that overlap become one."""
    return [Matched(Span(one.start, one.end), one.stands_for) for one in _merged(marks)]


def _merged(marks: Iterable[Mark]) -> list[Mark]:
    """Of marks that overlap the first and longest says whether it is as typed: of the words South
    Korea and the name Republic of Korea, the name.
    """
    found = list(marks)
    if len(found) < 2:
        return found
    found.sort(key=_extent)
    runs = found[:1]
    for mark in found[1:]:
        if mark.start >= runs[-1].end:
            runs.append(mark)
        elif mark.end > runs[-1].end:
            runs[-1] = runs[-1]._replace(end=mark.end)
    return runs


def _extent(mark: Mark) -> tuple[int, int, str]:
    return mark.start, -mark.end, mark.stands_for


def _passages(prose: Prose, marks: Sequence[Mark]) -> Iterator[_Passage]:
    """The passages that hold marks, in text order; marks are in text order, too."""
    first = 0
    while first < len(marks):
        place = bisect_right(prose.sentences, 2 * marks[first].start + 1) - 1
        end = prose.end(place)
        last = first + 1
        while last < len(marks) and marks[last].start < end:
            last += 1
        yield _passage(prose, place, end, marks[first:last])
        first = last


def _passage(prose: Prose, place: int, end: int, marks: Sequence[Mark]) -> _Passage:
    start = prose.sentences[place] >> 1
    if end - start <= LONGEST_SNIPPET:
        return _Passage(_merit(marks), start, end, start, end, place, marks)
    sentence = Span(start, end)
    windows = (
        _Passage(_merit(inside), *shown, start, end, place, inside)
        for shown in _windows(prose.text, sentence, marks)
        if (inside := _within(shown, marks))
    )
    return min(windows)


def _within(shown: tuple[int, int], marks: Sequence[Mark]) -> Sequence[Mark]:
    return [mark for mark in marks if shown[0] <= mark.start < shown[1]]


def _windows(text: str, sentence: Span, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """The parts of a long sentence around each of the marks."""
    for mark in marks:
        start = max(sentence.start, mark.start - _BEFORE_MATCH)
        if start > sentence.start:
            start = _next_word(text, start, mark.start)
        yield start, _cut(text, sentence, start)


def _cut(text: str, sentence: Span, start: int) -> int:
    """Where a sentence, begun at `start`, is cut to fit with its ellipses: between words."""
    last = start + LONGEST_SNIPPET - len(_CUT) * (start > sentence.start)
    if last >= sentence.end:
        return sentence.end
    last -= len(_CUT)
    space = text.rfind(" ", start + 1, last + 1)
    return space if space > start else last


def _next_word(text: str, start: int, limit: int) -> int:
    if text[start - 1].isspace():
        return start
    space = text.find(" ", start, limit)
    return space + 1 if space >= 0 else start


def _snippet(prose: Prose, passage: _Passage) -> Snippet:
    _, start, end, first, last, place, marks = passage
    cut = fragments(prose.text, start, end, marks)
    if start > first:
        cut = (_ELLIPSIS, *cut)
    if end < last:
        cut = (*cut, _ELLIPSIS)
    return Snippet(cut, sum([code & 1 for code in prose.sentences[: place + 1]]))


def _beginning(prose: Prose) -> list[_Passage]:
    """The start of the first paragraph of prose, or of the first at all; never the headline."""
    openers = [place for place, code in enumerate(prose.sentences) if code & 1]
    paragraphs = pairwise([*openers, len(prose.sentences)])
    starts: list[_Passage] = []
    for place, following in paragraphs:
        size = prose.end(following - 1) - (prose.sentences[place] >> 1)
        rest = [at for at in range(place, following) if not _is_headline(prose, at)]
        if rest:
            starts.append(_opening(prose, rest))
            if size >= _SHORTEST_PROSE:
                return starts[-1:]
    return starts[:1]


def _is_headline(prose: Prose, place: int) -> bool:
    return prose.title.start <= prose.sentences[place] >> 1 < prose.title.end


def _opening(prose: Prose, places: Sequence[int]) -> _Passage:
    """As many of these sentences as fit together; the first is taken in any case."""
    first = prose.sentences[places[0]] >> 1
    ends = [prose.end(place) for place in places]
    last = ends[max(0, bisect_right(ends, first + LONGEST_SNIPPET) - 1)]
    whole = Span(first, last)
    return _Passage((0, True), first, _cut(prose.text, whole, first), first, last, places[0])
