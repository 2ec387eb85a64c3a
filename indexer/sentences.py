"""Where sentences end, in the scripts and abbreviations of government prose."""

import re
from collections.abc import Iterator
from functools import lru_cache

from indexer.model import Span

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]{0,3}(?=\s)|[。！？]+[」』”）]{0,2}|\n+")
_POSSIBLE_STOP = re.compile(r"[.!?…。！？\n]")
_ONE_STOP = {char: row for row in (".!?…", "。！？", "\n") for char in row}
_LAST_WORD = re.compile(r"(?:.*[\s(\"'“‘。！？])?([^\s(\"'“‘。！？]+)", re.DOTALL)
_NEXT_WORD = re.compile(r"\s+[\"'“‘(\[]{0,2}([^\s]{1,20})")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+\Z")
_SHORT = frozenset(
    "mr|mrs|ms|dr|prof|messrs|mme|gen|lt|col|maj|capt|cmdr|adm|brig|sgt|amb|sen|rep|gov|hon|rev"
    "|pres|sec|min|st|mt|ft|h.e|e.g|i.e|cf|vs|approx|dept|bros".split("|")
)
_SHORT_BEFORE_NUMBER = frozenset(
    "no|nos|nr|art|arts|vol|p|pp|sec|para|paras|fig|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov"
    "|dec".split("|")
)
_OPENER = re.compile(
    r"the|an?|in|on|at|s?he|they|its?|this|these|those|that|both|during|we|i|as|for|with|while"
    r"|after|before|following|his|her|their|our|to|under|also|when|since|if"
)


_NEAR = 256
"""How far back a sentence's beginning is looked for at first."""


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text in order, without the space around them.

    A line break ends a sentence; titles, initials and `No. 5` do not. `U.S.` ends one only where a
    capitalised word follows that opens sentences, such as The.
    """
    spans: list[Span] = []
    start = 0
    for end in _ends(text, 0, len(text)):
        spans.extend(_trimmed(text, start, end))
        start = end
    spans.extend(_trimmed(text, start, len(text)))
    return tuple(spans)


def sentence_at(text: str, within: Span, at: int) -> Span:
    """Return the sentence of a paragraph that holds a character of a word.

    Only the ends before and after it are looked for, not all sentences.
    """
    start = _last_end(text, within.start, at)
    end = next(_ends(text, at, within.end), within.end)
    return next(_trimmed(text, start, end), Span(at, at))


def _last_end(text: str, first: int, at: int) -> int:
    """Where the sentence before a character ends, or `first`."""
    start, before = max(first, at - _NEAR), at
    while before > first:
        for possible in reversed(list(_POSSIBLE_STOP.finditer(text, start, before))):
            end = _end_at(text, possible.start(), at)
            if end:
                return end
        start, before = max(first, start - 4 * (at - start)), start
    return first


def _end_at(text: str, place: int, limit: int) -> int:
    """Where a sentence ends that stops in this place; 0 if none does, or a stop begins earlier."""
    if place and text[place - 1] in _ONE_STOP[text[place]]:
        return 0
    stop = _STOP.match(text, place, limit)
    return stop.end() if stop and _is_end(text, stop) else 0


def _ends(text: str, first: int, last: int) -> Iterator[int]:
    """Where sentences end between two characters. No end depends on another."""
    after = first
    for possible in _POSSIBLE_STOP.finditer(text, first, last):
        stop = _STOP.match(text, possible.start(), last) if possible.start() >= after else None
        if stop:
            after = stop.end()
            if _is_end(text, stop):
                yield after


def _is_end(text: str, stop: re.Match[str]) -> bool:
    if stop.group() != ".":
        return True
    after = _NEXT_WORD.match(text, stop.end())
    if after is None:
        return True
    if after[1][0].islower():
        return False
    last = _LAST_WORD.fullmatch(text, max(0, stop.start() - 20), stop.start())
    return last is None or _divides(last[1], after[1])


def _divides(last: str, following: str) -> bool:
    """Whether a full stop ends a sentence between these two words, the second no small one."""
    word = last.lower()
    if word in _SHORT:
        return False
    if (len(last) == 1 or "." in last) and _INITIALS.fullmatch(f"{last}."):
        # "the U.S. The talks" ends a sentence, "U.S. Department" and "J. Smith" do not
        return len(last) > 1 and bool(_OPENER.fullmatch(following.lower()))
    return not (word in _SHORT_BEFORE_NUMBER and following[0].isdigit())


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    whole = text[start:end]
    bare = whole.strip()
    if bare:
        begin = start + len(whole) - len(whole.lstrip())
        yield Span(begin, begin + len(bare))
