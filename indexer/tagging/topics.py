"""What a release is about, from a controlled list, and how far the sides went on it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from indexer.folding import fold, fold_with_offsets
from indexer.model import Release, Span, Tag
from indexer.phrases import Phrases
from indexer.tagging.candidates import Candidate
from indexer.tagging.patterns import Pattern, Sieve
from indexer.tagging.tables import source, table
from indexer.tagging.text import sentence_at

_HANGUL = 0x1100
_MARKS = {"’": "'", "‘": "'", "–": "-", "‑": "-", "\xa0": " "}
_NEEDS_FOLDING = re.compile(r"[^\x00-\x7f’‘“”–—‑\xa0\uac00-\ud7a3]")
_LEAST = "discussed"
_MOST_SPANS = 5
_LONGEST = 2000


def tag_topics(release: Release) -> tuple[Tag[str], ...]:
    """The topics in the order of the list; the rule names the strongest commitment on each."""
    return tuple(candidate.tag for candidate in topic_candidates(release))


def topic_candidates(release: Release) -> tuple[Candidate[str], ...]:
    """Every topic of the list that the text names, with its first places."""
    text = release.text
    places: dict[str, list[Span]] = {}
    for topic, span in _matches(text):
        places.setdefault(topic, []).append(span)
    return tuple(_candidate(text, t, places[t]) for t in table("topics") if t in places)


def _candidate(text: str, topic: str, spans: Sequence[Span]) -> Candidate[str]:
    levels = {_commitment(text, _around(text, span)) for span in spans[:_MOST_SPANS]}
    ranked = (*table("commitments")["patterns"], _LEAST)
    strongest = next(level for level in ranked if level in levels)
    return Candidate(topic, f"topic.{strongest}", float(len(spans)), tuple(spans[:_MOST_SPANS]))


def _around(text: str, span: Span) -> Span:
    """The sentence that names a topic, as far as one would read it."""
    sentence = sentence_at(text, span.start)
    return Span(max(sentence.start, span.start - _LONGEST), min(sentence.end, span.end + _LONGEST))


@lru_cache(maxsize=64)  # a sentence often names several topics
def _commitment(text: str, around: Span) -> str:
    found = (
        level
        for level, words in _levels().passing(around.of(text))
        if words.search(text, around.start, around.end)
    )
    return next(found, _LEAST)


@cache
def _levels() -> Sieve[tuple[str, Pattern]]:
    """The levels of commitment, the strongest first, each with the words that tell it."""
    levels = {
        level: Pattern(source("commitments", level)) for level in table("commitments")["patterns"]
    }
    return Sieve((words, (level, words)) for level, words in levels.items())


def _matches(text: str) -> Iterator[tuple[str, Span]]:
    folded, offsets = _folded(text)
    for start, end, (phrase, topic) in _phrases().found(folded):
        if _is_whole(folded, start, end, phrase):
            yield topic, Span(offsets[start], offsets[_word_end(folded, end, phrase)])


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The folded text with its offsets; small letters do where no length changes."""
    lower = text.lower()
    if len(lower) != len(text) or _NEEDS_FOLDING.search(lower):
        return fold_with_offsets(text)
    for mark, plain in _MARKS.items():
        lower = lower.replace(mark, plain)
    return lower, range(len(text) + 1)


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
def _phrases() -> Phrases[tuple[str, str]]:
    """The phrases of all topics, each with itself, an open one with its "*", and its topic."""
    return Phrases(
        (fold(phrase.rstrip("*")), (fold(phrase), topic))
        for topic, entry in table("topics").items()
        for phrase in entry["phrases"]
    )
