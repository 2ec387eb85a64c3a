"""The language a text is written in, by its script and frequent words, then by its label."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

from indexer.model import Release, Span, Tag
from indexer.tagging.candidates import Candidate

_SAMPLE = 1500
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ko", re.compile("[가-힣]")),
    ("ja", re.compile("[ぁ-ヿ]")),
    ("zh", re.compile("[一-鿿]")),
    ("ru", re.compile("[а-яА-Я]")),
    ("ar", re.compile("[\u0621-\u064a]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("el", re.compile("[α-ωΑ-Ω]")),
    ("th", re.compile("[\u0e01-\u0e30]")),
    ("hi", re.compile("[\u0904-\u0939]")),
    ("ka", re.compile("[ა-ჰ]")),
    ("hy", re.compile("[ա-ֆ]")),
)
_FOREIGN = re.compile("[^\x00-\u036f\u1e00-\u2fff]")  # what is none of Latin letters and signs
_SHARE = 0.2  # of the letters, in another script: names in brackets stay below
_KANA_SHARE = 0.05
_FEWEST = 2
_LEAST = 0.1  # what a label counts by itself
_CLOSE = 0.7  # of the best score: another language may be meant as well


def tag_language(release: Release) -> Tag[str] | None:
    """The language as an ISO 639-1 code."""
    seen = language_candidates(release, most=1)
    best = max(seen, key=lambda one: one.score, default=None)
    return best.tag if best else None


def language_candidates(release: Release, most: int = 3) -> tuple[Candidate[str], ...]:
    """What the script, the frequent words of the `most` likely languages and the label say.

    The text counts above the label, unless the label's language fits it nearly as well.
    """
    sample = release.text[:_SAMPLE]
    shares = _shares(sample)
    found = [*_by_script(sample), *_by_words(sample, shares, most)]
    stated = release.declared.language
    code = re.split("[-_]", stated.value.strip().lower())[0] if stated else ""
    if stated and re.fullmatch("[a-z]{2}", code):
        best = max(found, key=lambda seen: seen.score, default=None)
        score = _trust(code, best, shares)
        found.append(Candidate(code, f"declared:{stated.by}", score))
    return tuple(found)


def _trust(code: str, best: Candidate[str] | None, shares: Mapping[str, float]) -> float:
    """How much a label counts: most where its language, or one of its kin, fits the text."""
    if best is None or best.value == code:
        return _LEAST
    fits = shares.get(_table()["kin"].get(code, code), 0.0) >= _CLOSE * best.score
    return best.score + _LEAST if fits else _LEAST


def _by_script(sample: str) -> list[Candidate[str]]:
    if sample.isascii() or not _FOREIGN.search(sample):
        return []
    letters = sum(map(str.isalpha, sample))
    for code, script in _SCRIPTS if letters else ():
        count = len(script.findall(sample))
        if count >= (_KANA_SHARE if code == "ja" else _SHARE) * letters:
            first = script.search(sample)
            spans = (_line_at(sample, first.start()),) if first else ()
            return [Candidate(_within(code, sample.lower()), "script", 2.0, spans)]
    return []


def _within(script: str, sample: str) -> str:
    """The language among those of a script, by letters that it alone has."""
    others = _table()["scripts"].get(script, {}).items()
    return next((code for code, letters in others if re.search(letters, sample)), script)


def _shares(sample: str) -> dict[str, float]:
    """The share of the words that are frequent in a language, for those that have enough."""
    counts = Counter(_WORD.findall(sample.lower()))
    scores: Counter[str] = Counter()
    for word, count in counts.items():
        for code in _languages_of().get(word, ()) or _by_letter(word):
            scores[code] += count
    total = sum(counts.values())
    return {code: score / total for code, score in scores.items() if score >= _FEWEST}


def _by_words(sample: str, shares: Mapping[str, float], most: int) -> list[Candidate[str]]:
    known = (code for code in _frequent() if code in shares)
    ranked = sorted(known, key=lambda code: -shares[code])
    seen = [(code, _first_words(sample, code)) for code in ranked[:most]]
    return [  # none of a language's words where a letter of its own alone tells it
        Candidate(code, "frequent words" if spans else "derived:its letters", shares[code], spans)
        for code, spans in seen
    ]


def _by_letter(word: str) -> Iterable[str]:
    """The languages that alone write one of the word's letters."""
    return () if word.isascii() else set(filter(None, map(_letters().get, word)))


@cache
def _letters() -> dict[str, str]:
    return {char: code for code, letters in _table()["letters"].items() for char in letters}


@cache
def _languages_of() -> dict[str, list[str]]:
    languages: dict[str, list[str]] = {}
    for code, known in _frequent().items():
        for word in known:
            languages.setdefault(word, []).append(code)
    return languages


def _first_words(sample: str, code: str) -> tuple[Span, ...]:
    known = _frequent()[code]
    spans = (Span(*match.span()) for match in _WORD.finditer(sample) if match[0].lower() in known)
    return tuple(islice(spans, _FEWEST))


def _line_at(sample: str, position: int) -> Span:
    end = sample.find("\n", position)
    return Span(position, len(sample) if end < 0 else end)


@cache
def _frequent() -> dict[str, frozenset[str]]:
    return {code: frozenset(entries.split()) for code, entries in _table()["words"].items()}


@cache
def _table() -> dict[str, Any]:
    source = files("indexer.tagging") / "data" / "languages.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))
