"""The language a text is written in, by script and frequent words; a label only where both fail."""

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import islice

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
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
_SHARE = 0.2  # of the letters, in another script: names in brackets stay below
_KANA_SHARE = 0.05
_FEWEST = 2


def tag_language(release: Release) -> Tag[str] | None:
    """The language as an ISO 639-1 code."""
    seen = language_candidates(release, most=1)
    best = max(seen, key=lambda one: one.score, default=None)
    return best.tag if best else None


def language_candidates(release: Release, most: int = 3) -> tuple[Candidate[str], ...]:
    """What the script, the frequent words of the `most` likely languages and the label say.

    The text counts above the label.
    """
    sample = release.text[:_SAMPLE]
    found = [*_by_script(sample), *_by_words(sample, most)]
    if release.declared.language:
        stated = release.declared.language
        code = re.split("[-_]", stated.value.strip().lower())[0]
        if re.fullmatch("[a-z]{2}", code):
            found.append(Candidate(code, f"declared:{stated.by}", 0.1))
    return tuple(found)


def _by_script(sample: str) -> list[Candidate[str]]:
    if sample.isascii() or not _FOREIGN.search(sample):
        return []
    letters = sum(map(str.isalpha, sample))
    for code, script in _SCRIPTS if letters else ():
        count = len(script.findall(sample))
        if count >= (_KANA_SHARE if code == "ja" else _SHARE) * letters:
            code = "uk" if code == "ru" and _UKRAINIAN.search(sample) else code
            first = script.search(sample)
            return [
                Candidate(code, "script", 2.0, (_line_at(sample, first.start()),) if first else ())
            ]
    return []


def _by_words(sample: str, most: int) -> list[Candidate[str]]:
    counts = Counter(_WORD.findall(sample.lower()))
    scores: Counter[str] = Counter()
    for word, count in counts.items():
        for code in _languages_of().get(word, ()):
            scores[code] += count
    total = sum(counts.values())
    ranked = sorted(_frequent(), key=lambda code: -scores[code])[:most]
    return [
        Candidate(code, "frequent words", scores[code] / total, _first_words(sample, code))
        for code in ranked
        if scores[code] >= _FEWEST
    ]


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
    source = files("indexer.tagging") / "data" / "languages.toml"
    table = tomllib.loads(source.read_text(encoding="utf-8"))["words"]
    return {code: frozenset(entries.split()) for code, entries in table.items()}
