"""Where sentences end, in the scripts and abbreviations of government prose."""

import re
from collections.abc import Iterator
from functools import lru_cache

from indexer.model import Span

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]{0,3}(?=\s)|[。！？]+[」』”）]{0,2}|\n+")
_POSSIBLE_STOP = re.compile(r"[.!?…。！？\n]")
_LAST_WORD = re.compile(r"[^\s(\"'“‘。！？]{1,20}\Z")
_NEXT_WORD = re.compile(r"\s+[\"'“‘(\[]{0,2}([^\s]{1,20})")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+\Z")
_SHORT = re.compile(
    r"mr|mrs|ms|dr|prof|messrs|mme|gen|lt|col|maj|capt|cmdr|adm|brig|sgt|amb|sen|rep|gov|hon|rev"
    r"|pres|sec|min|st|mt|ft|h\.e|e\.g|i\.e|cf|vs|approx|dept|bros"
)
_SHORT_BEFORE_NUMBER = re.compile(
    r"nos?|nr|arts?|vol|pp?|sec|paras?|fig|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
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
    """Return the sentence of a paragraph that holds a character; no other sentence is looked for."""
    start = _last_end(text, within.start, at)
    end = next((one for one in _ends(text, start, within.end) if one > at), within.end)
    return next(_trimmed(text, start, end), Span(at, at))


def _last_end(text: str, first: int, at: int) -> int:
    """Where the sentence before a character ends, or `first`."""
    reach = _NEAR
    while True:
        start = max(first, at - reach)
        *_, last = (first, *(one for one in _ends(text, start, at + 1) if one <= at))
        if last > first or start == first:
            return last
        reach *= 4


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
    last = _LAST_WORD.search(text, max(0, stop.start() - 20), stop.start())
    after = _NEXT_WORD.match(text, stop.end())
    if last is None or after is None:
        return True
    return _divides(last.group(), after.group(1))


def _divides(last: str, following: str) -> bool:
    """Whether a full stop between these two words ends a sentence."""
    if following[0].islower():
        return False
    word = last.lower()
    if _INITIALS.fullmatch(f"{last}."):
        # "the U.S. The talks" ends a sentence, "U.S. Department" and "J. Smith" do not
        return len(last) > 1 and bool(_OPENER.fullmatch(following.lower()))
    if _SHORT.fullmatch(word):
        return False
    return not (_SHORT_BEFORE_NUMBER.fullmatch(word) and following[0].isdigit())


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    whole = text[start:end]
    bare = whole.strip()
    if bare:
        begin = start + len(whole) - len(whole.lstrip())
        yield Span(begin, begin + len(bare))
