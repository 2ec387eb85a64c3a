"""What kind of event a release reports."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from indexer.model import Release, Span, Tag
from indexer.tagging.candidates import Candidate
from indexer.tagging.text import headline, opening

_DATA = Path(__file__).parent / "data"
_BODY_SENTENCES = 5
_LONGEST = 1500
_HEADLINE = 3.0
_NOT_HELD = re.compile(
    r"\b(?:call(?:s|ed)? (?:on|for|upon|attention|out|to)|Department of|Trade and Cooperation Agreement|so-called|travel advis)",
    re.I,
)
_SPOKEN = re.compile(
    r"^(?:(?!\bmet\b|\bin person\b)[^\n]){0,400}?\b(?:spoke|speaks|talked|spoken)\b(?: \w+){0,3}? (?:by (?:tele)?phone|today|yesterday|with|to|on)\b"
)
_GOES = re.compile(
    r"\b(?:(?:will|to|is|are) (?:be )?(?:travell?(?:ing)?|visit(?:ing)?)|travell?ed|travels|visited|visits|arrived) (?:to|in|[A-Z])"
)
_HELD = re.compile(
    r"\b(?:held|holds?|met|meets?|took place|takes? place|hosted|hosts?|convened|conven|chaired|co-chaired|led|opened"
    r"|concluded|participat|attend|launch|began|start|carried out|conduct|gather|signed|came together|sat down|went through|used)\w*"
    r"|회의|협의|열|개최|tenu|tenue|tenir|fand|fanden|statt|celebr|odby|réuni|개최",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    score: float
    pattern: re.Pattern[str]
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
    yield from _in_span(text, headline(release), "headline", _HEADLINE)
    for number, span in enumerate(_opening(release)):
        span = Span(span.start, min(span.end, span.start + _LONGEST))
        weight = 0.6 - 0.1 * number
        yield from _by_verb(text, span, weight)
        if _HELD.search(text, span.start, span.end):
            yield from _in_span(text, span, "body", weight)


def _opening(release: Release) -> Sequence[Span]:
    return opening(release, _BODY_SENTENCES)


def _by_verb(text: str, span: Span, weight: float) -> Iterator[Candidate[str]]:
    for name, pattern, score in (("call", _SPOKEN, 9.5), ("visit", _GOES, 9.0)):
        match = pattern.search(text[span.start : span.end])
        if match:
            where = Span(span.start + match.start(), span.start + match.end())
            yield Candidate(name, f"event_type.verb of a {name}", score * weight, (where,))


def _in_span(text: str, span: Span, place: str, weight: float) -> Iterator[Candidate[str]]:
    for kind in _kinds():
        match = kind.pattern.search(text, span.start, span.end)
        if match and not _NOT_HELD.match(text, match.start()):
            is_name = match.group()[0].isupper() and place == "body"
            score = kind.score * (min(weight, 1.0) if kind.is_weak else weight) + is_name / 2
            yield Candidate(
                kind.name, f"event_type.{place}", score, (Span(match.start(), match.end()),)
            )


def _choose(candidates: Sequence[Candidate[str]]) -> Candidate[str] | None:
    return max(candidates, key=lambda c: c.score, default=None)


@cache
def _kinds() -> tuple[_Kind, ...]:
    table = tomllib.loads((_DATA / "event_types.toml").read_text(encoding="utf-8"))
    return tuple(
        _Kind(kind["name"], kind["score"], _pattern(kind["words"]), kind.get("is_weak", False))
        for kind in table["type"]
    )


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    latin = [re.escape(word) for word in words if word < "\u1100"]
    other = [re.escape(word) for word in words if word >= "\u1100"]
    bounded = rf"(?<![\w-])(?:{'|'.join(sorted(latin, key=len, reverse=True))})(?!\w|-\w)"
    return re.compile("|".join([bounded, *other]), re.I)
