"""Sentences as words, each with the part it can play in the name or the title of an official."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from indexer.model import PartyCode, Span
from indexer.parties import Form, Mention
from indexer.phrases import Phrases
from indexer.tagging.tables import table
from indexer.tagging.text import within

_LONGEST_SENTENCE = 3000
_GENITIVES = ("in", "ın", "un", "ün", "nin", "nın", "nun", "nün")
_TOKEN = re.compile(
    r"['’](?:s|n?[ıiuü]n)\b|[ldLD]['’](?=[a-zà-ÿ]|$)|(?:[ld]|[Dd]ell|[Aa]ll|[Dd]all|[Nn]ell|[Ss]ull)['’](?=[^\W\d_])"
    r"|(?:[^\W\d_]\.){2,8}"
    r"|[^\W\d_]\.(?=[ \xa0]?[^\W\d_])"
    r"|(?:[^\W\d_]{1,15}['’](?!s\b))?[^\W_]+(?:[-‑][^\W_]+)*(?:['’](?!s\b)[^\W\d_]+)?(?:[-‑][^\W_]+)*"
    r"|[^\w\s]"
)

POSSESSIVES = frozenset(f"{mark}{end}" for mark in "'’" for end in ("s", *_GENITIVES))
"""Endings that stand apart from the name of a party: "Kenya's", "Slovenya’nın"."""

_CASE = re.compile(r"\w['’][a-zçğıöşü]{1,5}$")


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
def word_set(name: str) -> frozenset[str]:
    """One list of titles.toml as a set."""
    return frozenset(table("titles")[name])


@cache
def _parts() -> dict[str, Part]:
    """Lower-case word, with either apostrophe → its part; of two lists the later one counts."""
    parts: dict[str, Part] = {}
    for name, part in (
        ("particles", Part.PARTICLE),
        ("honorifics", Part.HONORIFIC),
        ("ordinary", Part.OTHER),
        ("parts", Part.WORD),
        ("links", Part.LINK),
        ("heads", Part.HEAD),
    ):
        parts |= dict.fromkeys(table("titles")[name], part)
    return parts | {word.replace("'", "’"): part for word, part in parts.items()}


@cache
def _endings(name: str) -> tuple[str, ...]:
    return tuple(word_set(name))


class Line:
    """The words of a sentence, to be asked for by position; outside of it there are none."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words

    def __len__(self) -> int:
        return len(self.words)

    def part(self, at: int) -> Part | None:
        """The part that the word at a position can play."""
        return self.words[at].part if 0 <= at < len(self.words) else None

    def text(self, at: int) -> str:
        """The word as printed."""
        return self.words[at].text if 0 <= at < len(self.words) else ""

    def lower(self, at: int) -> str:
        """The word in small letters."""
        return self.text(at).lower()

    def is_in(self, at: int, name: str) -> bool:
        """Whether a list of titles.toml has the word."""
        return self.lower(at) in word_set(name)

    def is_capital(self, at: int) -> bool:
        """Whether the word begins with a capital."""
        return self.text(at)[:1].isupper()

    def touches(self, at: int) -> bool:
        """Whether at most a space parts the word from the one before."""
        words = self.words
        return 0 < at < len(words) and words[at].start - words[at - 1].end <= 1

    def skip(self, at: int, *parts: Part) -> int:
        """The next position whose word plays none of the parts."""
        while self.part(at) in parts:
            at += 1
        return at


def has_head(text: str, span: Span) -> bool:
    """Whether a span has a word that can make a title; false spares the reading of its words."""
    positions = _head_positions(text)
    at = bisect_left(positions, span.start)
    return at < len(positions) and positions[at] < span.end


@lru_cache(maxsize=4)
def _head_positions(text: str) -> tuple[int, ...]:
    lower = text.lower()
    return tuple(
        sorted(
            {start for start, end, _ in _heads().found(lower) if not lower[end : end + 1].isalpha()}
        )
    )


@cache
def _heads() -> Phrases[None]:
    return Phrases(
        (head, None) for head in word_set("heads") | set(map(str.lower, word_set("acronyms")))
    )


def words(text: str, span: Span, mentions: Sequence[Mention]) -> tuple[Word, ...]:
    """The words of a sentence; each party named in it is one word."""
    span = Span(span.start, min(span.end, span.start + _LONGEST_SENTENCE))
    found: list[Word] = []
    start = span.start
    for mention in within(mentions, span):
        if start <= mention.span.start and mention.span.end <= span.end:
            found.extend(_words_between(text, start, mention.span.start))
            found.append(_party(text, mention, found[-1] if found else None))
            start = mention.span.end
    found.extend(_words_between(text, start, span.end))
    return tuple(found)


def _party(text: str, mention: Mention, before: Word | None) -> Word:
    """A party as one word, unless it is part of a name, as in "Ana Lima" and "Mauricio Ruiz"."""
    start, end = mention.span.start, mention.span.end
    if _is_surname(mention, before) or _is_given(text, mention, before):
        return Word(text[start:end], start, end, Part.NAME)
    return Word(text[start:end], start, end, Part.PARTY, mention.code)


def _is_surname(mention: Mention, before: Word | None) -> bool:
    """Whether a city stands behind a given name."""
    if before is None or mention.form is not Form.METONYM:
        return False
    is_name = before.part is Part.NAME and not (before.text.isupper() or _CASE.search(before.text))
    return is_name and mention.span.start - before.end == 1


def _is_given(text: str, mention: Mention, before: Word | None) -> bool:
    """Whether the name of a country is a given name in front of a surname."""
    end = mention.span.end
    is_listed = mention.span.of(text) in word_set("given_parties")
    if not is_listed or before is None or before.part is Part.LINK or text[end : end + 1] != " ":
        return False
    after = _TOKEN.match(text, end + 1)
    return after is not None and _part(after.group()) is Part.NAME


def _words_between(text: str, start: int, end: int) -> Iterator[Word]:
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        yield Word(word, match.start(), match.end(), _part(word))


def _part(word: str) -> Part:
    lower = word.lower()
    part = Part.HEAD if word in word_set("acronyms") else _parts().get(lower)
    if part is None:
        return _unlisted(word)
    is_only_small = part is Part.PARTICLE or lower in word_set("small_honorifics")
    return Part.NAME if is_only_small and word[0].isupper() else part


def _unlisted(word: str) -> Part:
    if not (word[0].isalpha() or word[-1].isalpha()):
        return Part.MARK if not word[0].isdigit() else Part.OTHER
    if word.endswith("."):
        return Part.INITIAL if word[0].isupper() else Part.OTHER
    if len(word) == 1 and word.isupper():
        return Part.INITIAL
    lower = word.lower()
    if (word[0].isupper() and lower.endswith(_endings("head_endings"))) or _is_hyphened(lower):
        return Part.HEAD
    if lower.endswith(_endings("endings")):
        return Part.WORD
    if word[0].isupper() or _has_capital_after_particle(word):
        return Part.NAME
    return Part.OTHER


def _is_hyphened(word: str) -> bool:
    """Whether it is "under-secretary", "minister-counsellor" or the like."""
    first, hyphen, last = word.partition("-")
    return bool(hyphen) and first in word_set("hyphened") and _parts().get(last) is Part.HEAD


def _has_capital_after_particle(word: str) -> bool:
    """Whether it is al-Thani, d'Orsay or the like."""
    return bool(re.match(r"(?:[a-zà-ÿ]{1,3}[-‑'’])+[^\W\d_a-z]", word)) and not word.isupper()
