"""What a release is about, from a controlled list, and how far the sides went on it."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import ahocorasick

from indexer.folding import fold, fold_with_offsets
from indexer.model import Release, Span, Tag
from indexer.tagging.candidates import Candidate
from indexer.tagging.text import sentence_at

_DATA = Path(__file__).parent / "data"
_HANGUL = 0x1100
_MARKS = str.maketrans({"’": "'", "‘": "'", "–": "-", "‑": "-", "\xa0": " "})
_NEEDS_FOLDING = re.compile(r"[^\x00-\x7f’‘“”–—‑\xa0\uac00-\ud7a3]")
_MOST_SPANS = 5
_LONGEST = 2000

_COMMITMENTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{words})\b|{other}", re.I))
    for name, words, other in (
        ("signed", "signed|signing of|concluded an? (?:agreement|memorandum)", "서명|체결"),
        (
            "agreed",
            "agree[ds]?|agreement (?:on|to)|decided|pledged|committed to|resolved to|convenu|vereinbart\\w*|acord\\w+",
            "합의|하기로",
        ),
        (
            "reaffirmed",
            "reaffirm\\w*|reiterat\\w*|recommit\\w*|underscor\\w*|réaffirm\\w*|renewed their",
            "재확인",
        ),
        (
            "shared view",
            "share[ds]? (?:the|a|their|an) (?:view|concern|assessment|understanding|commitment)|recogni[sz]ed|concurred|of one mind|common (?:view|concern)",
            "인식을 같이|공감",
        ),
    )
)


def tag_topics(release: Release) -> tuple[Tag[str], ...]:
    """The topics in the order of the list; the rule names the strongest commitment on each."""
    return tuple(candidate.tag for candidate in topic_candidates(release))


def topic_candidates(release: Release) -> tuple[Candidate[str], ...]:
    """Every topic of the list that the text names, with its first places."""
    text = release.text
    places: dict[str, list[Span]] = {}
    for topic, span in _matches(text):
        places.setdefault(topic, []).append(span)
    return tuple(_candidate(text, topic, places[topic]) for topic in _table() if topic in places)


def _candidate(text: str, topic: str, spans: Sequence[Span]) -> Candidate[str]:
    levels = [_commitment(text, span) for span in spans[:_MOST_SPANS]]
    names = [name for name, _ in _COMMITMENTS]
    strongest = min(levels, key=lambda level: names.index(level) if level in names else len(names))
    return Candidate(topic, f"topic.{strongest}", float(len(spans)), tuple(spans[:_MOST_SPANS]))


def _commitment(text: str, span: Span) -> str:
    sentence = sentence_at(text, span.start)
    start = max(sentence.start, span.start - _LONGEST)
    end = min(sentence.end, span.end + _LONGEST)
    return next(
        (name for name, words in _COMMITMENTS if words.search(text, start, end)), "discussed"
    )


def _matches(text: str) -> Iterator[tuple[str, Span]]:
    folded, offsets = _folded(text)
    for last, (phrase, topic) in _automaton().iter(folded):
        start, end = last + 1 - len(phrase.rstrip("*")), last + 1
        if _is_whole(folded, start, end, phrase):
            yield topic, Span(offsets[start], offsets[_word_end(folded, end, phrase)])


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The folded text with its offsets; small letters and plain marks do where no length changes."""
    lower = text.lower()
    if len(lower) == len(text) and not _NEEDS_FOLDING.search(lower):
        return lower.translate(_MARKS), range(len(text) + 1)
    return fold_with_offsets(text)


def _is_whole(folded: str, start: int, end: int, phrase: str) -> bool:
    """Whether the match begins and ends with a word; scripts without spaces need no bounds."""
    if ord(phrase[0]) >= _HANGUL:
        return True
    if start and folded[start - 1].isalnum():
        return False
    return phrase.endswith("*") or end == len(folded) or not folded[end].isalnum()


def _word_end(folded: str, end: int, phrase: str) -> int:
    """Where the word ends that an open phrase begins."""
    while phrase.endswith("*") and end < len(folded) and folded[end].isalpha():
        end += 1
    return end


@cache
def _automaton() -> Any:
    automaton = ahocorasick.Automaton()
    for topic, table in _table().items():
        for phrase in table["phrases"]:
            automaton.add_word(fold(phrase.rstrip("*")), (fold(phrase), topic))
    automaton.make_automaton()
    return automaton


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((_DATA / "topics.toml").read_text(encoding="utf-8"))
