"""Sentences as words, each with the part it can play in the name or the title of an official."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from indexer.model import PartyCode, Span
from indexer.parties import Mention

_DATA = Path(__file__).parent / "data"
_LONGEST_SENTENCE = 3000
_TOKEN = re.compile(
    r"['’]s\b|[ldLD]['’](?=[a-zà-ÿ])|[ld]['’](?=[^\W\d_])"
    r"|(?:[^\W\d_]\.){2,8}"
    r"|[^\W\d_]\.(?=[ \xa0]?[^\W\d_])"
    r"|(?:[^\W\d_]{1,15}['’](?!s\b))?[^\W_]+(?:[-‑][^\W_]+)*(?:['’](?!s\b)[^\W\d_]+)?(?:[-‑][^\W_]+)*"
    r"|[^\w\s]"
)
_ABBREVIATED = frozenset(
    "mr mrs ms dr amb gen lt maj brig adm col capt prof jr sr st ma hon rt ret eng mme mgr cdr".split()
)


class Part(StrEnum):
    """What a word can be in a title or a name."""

    HEAD = "head"
    WORD = "part"
    LINK = "link"
    HONORIFIC = "honorific"
    PARTICLE = "particle"
    PARTY = "party"
    NAME = "name"
    INITIAL = "initial"
    OTHER = "other"
    MARK = "mark"


class Word(NamedTuple):
    """One word or mark; `code` is the party that a word of Part.PARTY names."""

    text: str
    start: int
    end: int
    part: Part
    code: PartyCode | None = None

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


@cache
def vocabulary() -> dict[str, Any]:
    """The tables of titles.toml."""
    return tomllib.loads((_DATA / "titles.toml").read_text(encoding="utf-8"))


@cache
def word_set(table: str) -> frozenset[str]:
    """One list of titles.toml as a set."""
    return frozenset(vocabulary()[table])


@cache
def _parts() -> dict[str, Part]:
    """Lower-case word → its part; a word of two lists is what the later list says."""
    parts: dict[str, Part] = {}
    for table, part in (
        ("particles", Part.PARTICLE),
        ("honorifics", Part.HONORIFIC),
        ("ordinary", Part.OTHER),
        ("parts", Part.WORD),
        ("links", Part.LINK),
        ("heads", Part.HEAD),
    ):
        parts |= dict.fromkeys(vocabulary()[table], part)
    return parts


def words(text: str, span: Span, mentions: Sequence[Mention]) -> tuple[Word, ...]:
    """The words of a sentence; each party named in it is one word."""
    span = Span(span.start, min(span.end, span.start + _LONGEST_SENTENCE))
    found: list[Word] = []
    start = span.start
    for mention in mentions:
        if start <= mention.span.start and mention.span.end <= span.end:
            found.extend(_words_between(text, start, mention.span.start))
            found.append(_party(text, mention))
            start = mention.span.end
    found.extend(_words_between(text, start, span.end))
    return tuple(found)


def _party(text: str, mention: Mention) -> Word:
    span = mention.span
    return Word(span.of(text), span.start, span.end, Part.PARTY, mention.code)


def _words_between(text: str, start: int, end: int) -> Iterator[Word]:
    parts = _parts()
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        part = parts.get(word.lower().replace("’", "'"))
        if part is None:
            part = _unlisted(word)
        elif part is Part.PARTICLE and word[0].isupper():
            part = Part.NAME
        yield Word(word, match.start(), match.end(), part)


def _unlisted(word: str) -> Part:
    if not (word[0].isalpha() or word[-1].isalpha()):
        return Part.MARK if not word[0].isdigit() else Part.OTHER
    if word.endswith("."):
        return Part.INITIAL if word[0].isupper() else Part.OTHER
    if len(word) == 1 and word.isupper():
        return Part.INITIAL
    if word[0].isupper() or _has_capital_after_particle(word):
        return Part.NAME
    return Part.OTHER


def _has_capital_after_particle(word: str) -> bool:
    """Whether it is al-Thani, d'Orsay or the like."""
    return bool(re.match(r"(?:[a-zà-ÿ]{1,3}[-‑'’])+[^\W\d_a-z]", word)) and not word.isupper()


def is_abbreviated(word: Word) -> bool:
    """Whether a full stop after the word belongs to it."""
    return word.text.lower() in _ABBREVIATED
