"""Which round of its series a meeting is: "the 5th …", "seventh round of …", "inaugural"."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from indexer.model import Release, Span, Tag
from indexer.tagging.candidates import Candidate
from indexer.tagging.patterns import Pattern, Sieve
from indexer.tagging.tables import pattern, source, table
from indexer.tagging.text import headline, opening

_SENTENCES, _MOST_SENTENCES = 4, 12
_LONGEST = 1500
_BEFORE, _BEHIND = 60, 25
_HEADLINE, _FIRST, _LEAST = 5.0, 4.0, 1.0
_VAGUE = 1.8  # "first": also the first of a year, of a government
_DIGITS = "〇一二三四五六七八九"
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def tag_ordinal(release: Release) -> Tag[int] | None:
    """The number of the round."""
    chosen = _choose(ordinal_candidates(release))
    return chosen.tag if chosen else None


def ordinal_candidates(release: Release) -> tuple[Candidate[int], ...]:
    """Every number of a round in the headline and the first sentences."""
    return tuple(_candidates(release))


def _candidates(release: Release) -> Iterator[Candidate[int]]:
    title = headline(release)
    yield from _in_span(release.text, title, _HEADLINE, "headline")
    printed = title.of(release.text)
    if pattern("ordinals", "no_event").search(printed):
        return
    is_personal = bool(pattern("ordinals", "personal").search(printed))
    for number, span in enumerate(opening(release, _MOST_SENTENCES)):
        span = Span(span.start, min(span.end, span.start + _LONGEST))
        if number >= _SENTENCES and not pattern("ordinals", "itself").match(
            release.text, span.start, span.end
        ):
            continue
        for found in _in_span(release.text, span, max(_FIRST - 0.5 * number, _LEAST), "body"):
            before = release.text[span.start : found.spans[0].start]
            if not is_personal or pattern("ordinals", "takes_part").search(before):
                yield found if number == 0 else _unless_to_come(found, before)


def _in_span(text: str, span: Span, score: float, place: str) -> Iterator[Candidate[int]]:
    for match, number in _numbers(text, span):
        is_other = _is_other(text, span, match) or (
            place == "body" and _is_of_others(text, span, match)
        )
        rule = f"ordinal.{'other round' if is_other else place}"
        weight = score - _VAGUE if match.group().lower().startswith("first ") else score
        yield Candidate(
            number, rule, 0.0 if is_other else weight, (Span(match.start(), match.end()),)
        )


def _is_other(text: str, span: Span, match: re.Match[str]) -> bool:
    """Whether the number is that of a round before or after."""
    start = max(span.start, match.start() - _BEFORE)
    return bool(pattern("ordinals", "other_round").search(text, start, match.start()))


def _is_of_others(text: str, span: Span, match: re.Match[str]) -> bool:
    """Whether it numbers something greater in whose margins they met, or what is long past."""
    printed = match.group()
    if pattern("ordinals", "never").search(text, match.start(), match.end() + _BEHIND):
        return True
    if printed.lower().startswith("first ") and pattern("ordinals", "long_ago").match(
        text, match.end(), span.end
    ):
        return True
    start = max(span.start, match.start() - _BEFORE)
    is_beside = pattern("ordinals", "of_others").search(text, start, match.start())
    return bool(is_beside and pattern("ordinals", "others").search(printed))


def _unless_to_come(found: Candidate[int], before: str) -> Candidate[int]:
    """What a later sentence says will be held is another round."""
    if not pattern("ordinals", "to_come").search(before):
        return found
    return replace(found, rule="ordinal.other round", score=0.0)


def _numbers(text: str, span: Span) -> Iterator[tuple[re.Match[str], int]]:
    for way, value in _ways().passing(text[span.start : span.end]):
        for match in way.finditer(text, span.start, span.end):
            yield match, value(match)


@cache
def _words() -> dict[str, int]:
    numbers = table("ordinals")["numbers"]
    return {word: int(number) for number, words in numbers.items() for word in words}


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def _chinese(numeral: str) -> int:
    """The number that up to three of 一 … 十 write: 十二 is 12, 二十一 is 21."""
    tens, ten, ones = numeral.rpartition("十")
    value = _DIGITS.index(tens) if tens else 1
    return 10 * value * bool(ten) + (_DIGITS.index(ones) if ones else 0)


_VALUES: Mapping[str, Callable[[re.Match[str]], int]] = {
    "figure": lambda match: int(match["n"]),
    "spelled": lambda match: _words()[match["n"].lower()],
    "of_kind": lambda match: _words()[match["n"].lower()],
    "times": lambda match: _words().get(match["n"].lower()) or int(match["n"][:-2]),
    "behind": lambda match: int(match["n"]),
    "vietnamese": lambda match: int(match["n"]),
    "roman": lambda match: _roman(match["n"] or match["single"]),
    "after": lambda match: int(match["n"]),
    "chinese": lambda match: _chinese(match["n"]),
    "east_asian": lambda match: int(match["n"] or match["m"] or match["k"]),
}
"""How a number is read from a match of each of the patterns for it."""


@cache
def _ways() -> Sieve[tuple[Pattern, Callable[[re.Match[str]], int]]]:
    """The ways to write a number, each with how it is read."""
    spelled = "|".join(sorted(_words(), key=len, reverse=True))
    ways = [
        (Pattern(source("ordinals", key).replace("{spelled}", spelled)), value)
        for key, value in _VALUES.items()
    ]
    return Sieve((way[0], way) for way in ways)


def _choose(candidates: Sequence[Candidate[int]]) -> Candidate[int] | None:
    """The best; of two rounds in the body one after the other, the later is the one reported."""
    best = max(candidates, key=lambda c: c.score, default=None)
    if best is None or best.score <= 0:
        return None
    later = (c for c in candidates if c.score > 1 and c.value == best.value + 1)
    return best if best.rule == "ordinal.headline" else next(later, best)
