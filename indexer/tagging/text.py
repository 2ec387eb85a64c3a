"""How a release's text divides: sentences, and what several taggers look up in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from indexer import parties
from indexer.model import Release, Span
from indexer.parties import Mention
from indexer.tagging.dates.calendar import months

_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(  # one set of characters in front: only where one stands is anything tried
    r"[.!?。！？](?:(?<=[.!?])[\"”’')\]]{0,2}(?=[ \xa0\n][^\s])|(?<=[a-z)]\.)(?=[A-Z][a-z ])"
    r"|(?<=[。！？])[。！？]*)"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|No|Gen|Lt|Col|Capt|Adm|Amb|Sen|Rep|Gov|Hon|Sr|Jr|vs|etc"
    r"|Maj|Sgt|Brig|Ma|Rt|Cmdr|Rev|Messrs|Mme|Art|art|approx|cf|e\.g|i\.e|Inc|Ltd|Co|Corp|H\.E|D|S|N"
    r"|Eng|Engr|Ing|Emb|Lic|Mag|Dra|Gral|Shri|Dott|Sig|Sra|Srta|Dña|Exmo|Mlle|Drs|Ir|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mt|Ft|p|pp|min|hr|bzw|Nr|ul|im|br|[A-Z])\.$"
)
_DAY_OF_MONTH = re.compile(r"(?:^|\D)\d{1,2}\.$")
_NEXT_WORD = re.compile(r"\s([^\W\d_]{3,12})\b")
_INITIALS = re.compile(r"(?:[A-Za-z]\.){2,4}$|(?:^|\s)U\.S\.?$")
_STARTER = re.compile(
    r"\s+(?:The|In|On|At|He|She|They|It|This|These|Those|That|Both|During|We|I|As|For|With|While|After"
    r"|Before|Following|A|An|His|Her|Their|Our|To|Under|Also|Secretary|Deputy Secretary|\d+\.)\s"
)
_LONGEST_TOKEN = 12
_SHORTEST_SENTENCE, _SHORTEST_LINE, _LONG_LINE = 18, 40, 120
_LONGEST_HEADLINE = 500
_EAST_ASIAN = "\u2e80"
_ENDS = ".!?。！？\"”’')]"
_SPEAKER = re.compile(
    r"^(?:[A-Z][^\sa-z:]* ){0,4}(?:SECRETARY|MINISTER|PRESIDENT|AMBASSADOR|CHANCELLOR"
    r"|REPRESENTATIVE|ENVOY|GENERAL|SENATOR|OFFICIAL|MR|MS|MRS|DR|QUESTION|MODERATOR|OPERATOR|PARTICIPANT"
    r"|COUNSELOR)\b\.?(?: [A-Z][^\sa-z:]*){0,4}(?: \([^)\n]{1,40}\))?:(?=\s|$)",
    re.MULTILINE,
)
_FORMULA = re.compile(
    r"(?:The (?:following|below|text)\b[^.\n]{0,40}? (?:is|was|are)\b|Begin text|Office of "
    r"|For immediate release)[^.\n]{0,200}"
    r"(?:attributable|released|text of|spokesperson|statement (?:was|is)|:$|Spokes)",
    re.IGNORECASE,
)


@lru_cache(maxsize=16)
def sentences(text: str) -> tuple[Span, ...]:
    """Sentences in order; none crosses a line break, and abbreviations end none."""
    lines = _LINE.finditer(text)
    return tuple(span for line in lines for span in _in_line(text, *line.span()))


def _in_line(text: str, start: int, end: int) -> Iterator[Span]:
    for stop in _STOP.finditer(text, start, end):
        if not _is_abbreviation(text, start, stop.start() + 1):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, end)


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    tail = text[max(start, end - _LONGEST_TOKEN) : end]
    if not tail.endswith("."):
        return False
    if _DAY_OF_MONTH.search(tail):  # "am 5. Mai"
        word = _NEXT_WORD.match(text, end)
        return bool(word and word[1].lower() in months())
    if tail.endswith("H.E."):
        return True
    if _INITIALS.search(tail):
        starter = _STARTER.match(text, end)
        return not starter or (tail.endswith("U.S.") and "Secretary" in starter[0])
    return bool(_ABBREVIATION.search(tail))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    whole = text[start:end]
    bare = whole.strip()
    if bare:
        begin = start + len(whole) - len(whole.lstrip())
        yield Span(begin, begin + len(bare))


def sentence_at(text: str, position: int) -> Span:
    """The sentence that holds the position, or the whole text where none does."""
    spans = sentences(text)
    last = bisect_right(spans, position, key=_begin) - 1
    holds = last >= 0 and position < spans[last].end
    return spans[last] if holds else Span(0, len(text))


def body_sentences(release: Release) -> tuple[Span, ...]:
    """Sentences after the headline; all of them where the headline is a sentence of the body."""
    spans = sentences(release.text)
    return spans[bisect_left(spans, release.body_start, key=_begin) :]


def opening(release: Release, most: int) -> tuple[Span, ...]:
    """The first whole sentences: no lines of an office, a place or a date, no formulas."""
    return _whole_sentences(release)[:most]


@lru_cache(maxsize=4)
def _whole_sentences(release: Release) -> tuple[Span, ...]:
    text = release.text
    telling = [
        span
        for span in body_sentences(release)
        if _length(text, span) >= _SHORTEST_SENTENCE and not _FORMULA.match(text, span.start)
    ]
    # a long line without its end is a sentence that the page broke off or wrapped
    whole = [s for s in telling if text[s.end - 1] in _ENDS or s.end - s.start >= _LONG_LINE]
    return tuple(whole or [s for s in telling if s.end - s.start >= _SHORTEST_LINE])


def _length(text: str, span: Span) -> int:
    """How long a sentence is: a sign of Han, kana or hangul says as much as two letters."""
    return (span.end - span.start) * (2 if text[span.start] >= _EAST_ASIAN else 1)


def headline(release: Release) -> Span:
    """The span of the headline as far as one would read it."""
    return Span(
        release.title.start, min(release.title.end, release.title.start + _LONGEST_HEADLINE)
    )


@lru_cache(maxsize=4)
def speech_start(release: Release) -> int:
    """Where a transcript's first speaker label stands; the text's length where there is none."""
    label = _SPEAKER.search(release.text, release.title.end)
    return label.start() if label else len(release.text)


@lru_cache(maxsize=16)
def party_mentions(text: str, language: str = "en") -> tuple[Mention, ...]:
    """Names of parties in the text, found once for all taggers."""
    return parties.mentions(text, language)


def within(mentions: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """The mentions that begin inside the span."""
    first = bisect_left(mentions, span.start, key=_start)
    return mentions[first : bisect_left(mentions, span.end, key=_start)]


def _start(mention: Mention) -> int:
    return mention.span.start


def _begin(span: Span) -> int:
    return span.start
