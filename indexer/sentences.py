"""Where sentences end, in the scripts and abbreviations of government prose."""

import re
from collections.abc import Iterator
from functools import lru_cache

from indexer.model import Span

# of a run of stops the first counts, and what follows is taken whole: no text takes long
_STOP = re.compile(
    r"""
    [.!?…。！？\n]
    (?: (?<=\n) \n*
      | (?<=[.!?…]) (?<![.!?…]{2}) [.!?…]*+ ["'”’»)\]]{0,3} (?=\s)
      | (?<=[。！？]) (?<![。！？]{2}) [。！？]*+ [」』”）]{0,2}
    )
    """,
    re.VERBOSE,
)
_INK = re.compile(r"\S")
_LAST_WORD = re.compile(r"(?:.*[\s(\"'“‘。！？])?([^\s(\"'“‘。！？]+)", re.DOTALL)
_NEXT_WORD = re.compile(r"\s+[\"'“‘(\[]{0,2}([^\s]{1,20})")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+\Z")
_SHORT = frozenset(
    {
        *("mr", "mrs", "ms", "dr", "prof", "messrs", "mme", "gen", "lt", "col", "maj", "capt"),
        *("cmdr", "adm", "brig", "sgt", "amb", "sen", "rep", "gov", "hon", "rev", "pres", "sec"),
        *("min", "st", "mt", "ft", "h.e", "e.g", "i.e", "cf", "vs", "approx", "dept", "bros"),
    }
)
_LONGER_THAN_SHORT = max(map(len, _SHORT)) + 1
_SHORT_BEFORE_NUMBER = frozenset(
    {
        *("no", "nos", "nr", "art", "arts", "vol", "p", "pp", "sec", "para", "paras", "fig"),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
    }
)
_OPENER = re.compile(
    r"the|an?|in|on|at|s?he|they|its?|this|these|those|that|both|during|we|i|as|for|with|while"
    r"|after|before|following|his|her|their|our|to|under|also|when|since|if"
)


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text in order, without the space around them.

    A line break ends a sentence; titles, initials and `No. 5` do not. `U.S.` ends one only where a
    capitalised word follows that opens sentences, such as The.
    """
    ends = [*_ends(text, 0, len(text)), len(text)]
    spans = (_trimmed(text, start, end) for start, end in zip([0, *ends], ends, strict=False))
    return tuple(span for span in spans if span.start < span.end)


def sentence_starts(text: str, within: Span) -> Iterator[int]:
    """Yield the first characters of the sentences of a paragraph, which begins with no space."""
    yield within.start
    for end in _ends(text, within.start, within.end):
        first = _INK.search(text, end, within.end)
        if first:
            yield first.start()


def _ends(text: str, first: int, last: int) -> Iterator[int]:
    """Where sentences end between two characters. No end depends on another."""
    for stop in _STOP.finditer(text, first, last):
        if _is_end(text, stop):
            yield stop.end()


def _is_end(text: str, stop: re.Match[str]) -> bool:
    if stop.end() > stop.start() + 1 or text[stop.start()] != ".":
        return True
    after = _NEXT_WORD.match(text, stop.end())
    if after is None:
        return True
    if after[1][0].islower():
        return False
    place = stop.start()
    if place >= _LONGER_THAN_SHORT and text[place - _LONGER_THAN_SHORT : place].isalpha():
        return True
    last = _LAST_WORD.fullmatch(text, max(0, place - 20), place)
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


def _trimmed(text: str, start: int, end: int) -> Span:
    whole = text[start:end]
    begin = start + len(whole) - len(whole.lstrip())
    return Span(begin, max(begin, start + len(whole.rstrip())))
