"""What kind of event a release reports."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from indexer.model import Release, Span, Tag
from indexer.tagging.candidates import Candidate
from indexer.tagging.patterns import Pattern, Sieve
from indexer.tagging.tables import pattern, table
from indexer.tagging.text import headline, opening

_BODY_SENTENCES = 5
_LONGEST = 1500
_HEADLINE = 3.0
_IN_TITLE = 2.9
_TITLE_VERBS = (("agreement", "signs", 5.6), ("exercise", "drills", 6.5))
_VERBS = (("call", "spoke", 9.5), ("visit", "goes", 9.0), ("agreement", "signs_alone", 5.6))
_BEFORE = 80
_ASIDE = 0.45
_STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    score: float
    pattern: Pattern
    is_weak: bool


def tag_event_type(release: Release) -> Tag[str] | None:
    """The kind of event: one of event_types.toml."""
    chosen = _choose(event_type_candidates(release))
    return chosen.tag if chosen else None


def event_type_candidates(release: Release) -> tuple[Candidate[str], ...]:
    """Every word for a kind of event in the headline and the first sentences."""
    return tuple(_candidates(release))


def _candidates(release: Release) -> Iterator[Candidate[str]]:
    text = release.text
    title = headline(release)
    yield from _in_span(text, title, "headline", _HEADLINE)
    yield from _by_verb(text, title, _IN_TITLE, _TITLE_VERBS)
    for number, span in enumerate(_opening(release)):
        span = Span(span.start, min(span.end, span.start + _LONGEST))
        weight = 0.6 - 0.1 * number
        yield from _by_verb(text, span, weight, _VERBS)
        if pattern("event_types", "held").search(text, span.start, span.end):
            yield from _in_span(text, span, "body", weight)


def _opening(release: Release) -> Sequence[Span]:
    return opening(release, _BODY_SENTENCES)


def _by_verb(
    text: str, span: Span, weight: float, verbs: Sequence[tuple[str, str, float]]
) -> Iterator[Candidate[str]]:
    for name, verb, score in verbs:
        sentence = text[span.start : span.end]
        hint = pattern("event_types", f"{verb}_hint").search(sentence)
        match = hint and pattern("event_types", verb).search(sentence)
        if match:
            where = Span(span.start + match.start(), span.start + match.end())
            yield Candidate(name, f"event_type.verb of a {name}", score * weight, (where,))


def _in_span(text: str, span: Span, place: str, weight: float) -> Iterator[Candidate[str]]:
    for kind in _kinds().passing(text[span.start : span.end]):
        match = kind.pattern.search(text, span.start, span.end)
        if match and (kind.name == _STATEMENT or not _is_none(text, match.start())):
            is_name = text[match.start()].isupper() and place == "body"
            share = _ASIDE if _is_aside(text, span, match.start()) else 1.0
            share *= min(weight, 1.0) if kind.is_weak else weight
            score = kind.score * share + is_name / 2
            yield Candidate(
                kind.name, f"event_type.{place}", score, (Span(match.start(), match.end()),)
            )


def _is_none(text: str, at: int) -> bool:
    return bool(pattern("event_types", "not_held").match(text, at))


def _is_aside(text: str, span: Span, at: int) -> bool:
    """Whether the event is told to be only near: "during her visit", "ahead of talks"."""
    start = max(span.start, at - _BEFORE)
    return bool(pattern("event_types", "aside").search(text, start, at))


def _choose(candidates: Sequence[Candidate[str]]) -> Candidate[str] | None:
    return max(candidates, key=lambda c: c.score, default=None)


@cache
def _kinds() -> Sieve[_Kind]:
    kinds = [
        _Kind(kind["name"], kind["score"], _pattern(kind["words"]), kind.get("is_weak", False))
        for kind in table("event_types")["type"]
    ]
    return Sieve((kind.pattern, kind) for kind in kinds)


def _pattern(words: Sequence[str]) -> Pattern:
    latin = [re.escape(word).replace(r"\*", r"\w{0,25}") for word in words if word < "\u0600"]
    other = [re.escape(word) for word in words if word >= "\u0600"]
    bounded = rf"(?<![\w-])(?:{'|'.join(sorted(latin, key=len, reverse=True))})(?!\w|-\w)"
    return Pattern("|".join([bounded, *other]), re.I)
