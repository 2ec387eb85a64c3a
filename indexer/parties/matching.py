"""Names of parties in running text: the longest name at each place, on word bounds."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from indexer.model import PartyCode, Span
from indexer.parties.names import Form, Name, common_names, surfaces, tables
from indexer.parties.own import files_of, own_names
from indexer.parties.pairs import paired
from indexer.phrases import Phrases

_ALPHABETIC_END = 0x1100  # hangul, kana and Han follow: written without spaces, no bound to a word
_OPPOSED = ("non-", "pro-", "anti-", "ex-")
_WORD_BEFORE = re.compile(r"([^\W\d_]+\.?)[ \xa0]$")
_WORD_AFTER = re.compile(r"[ \xa0]([A-Z][\w.]*)")
_LONGEST_WORD = 24
_HYPHEN = re.compile(r"[-–—‑/][^\W\d_]| [-–] [A-ZÀ-ÞĐ]")
_FULL = {Form.FIRST: Form.ADJECTIVE}  # before its hyphen a first half is as good as the whole


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text names a party."""

    span: Span
    code: PartyCode
    form: Form


def mentions(text: str, language: str = "en") -> tuple[Mention, ...]:
    """All names of parties in the text, in order, none inside another.

    Other languages' adjectives, cases and names in Latin letters count in texts of theirs alone.
    """
    found = _longest(text, [*_own(language), _common()])
    named = [
        Mention(span, name.code, _FULL.get(name.form, name.form))
        for span, name in found
        if name.form is not Form.BLOCKER and not _is_a_person(text, span)
    ]
    return tuple(_with_pairs(text, named))


def _with_pairs(text: str, named: list[Mention]) -> list[Mention]:
    """Add the one-character names that no longer name covers."""
    short = {span.start: code for span, code in paired(text)}
    if not short:
        return named
    covered = {at for mention in named for at in range(mention.span.start, mention.span.end)}
    added = [
        Mention(Span(at, at + 1), code, Form.ABBREVIATION)
        for at, code in short.items()
        if at not in covered
    ]
    return sorted([*named, *added], key=lambda mention: mention.span.start)


@cache
def _common() -> Phrases[Name]:
    return Phrases((surface, name) for name in common_names() for surface in surfaces(name))


@cache
def _own(language: str) -> tuple[Phrases[Name], ...]:
    files = files_of(language)
    return (Phrases(chain.from_iterable(map(own_names, files))),) if files else ()


def _longest(text: str, vocabularies: Iterable[Phrases[Name]]) -> Iterator[tuple[Span, Name]]:
    """Leftmost, then longest, then of the first vocabulary; what begins inside one is none."""
    found = [
        (start, -end, name)
        for vocabulary in vocabularies
        for start, end, name in vocabulary.found(text)
        if _stands_alone(text, start, end)
        and (name.form is not Form.FIRST or _HYPHEN.match(text, end))
    ]
    found.sort(key=lambda match: match[:2])
    free_from = 0
    for start, minus_end, name in found:
        if start >= free_from:
            free_from = -minus_end
            yield Span(start, free_from), name


def _stands_alone(text: str, start: int, end: int) -> bool:
    if end < len(text) and _continues(text[end]) and _is_alphabetic(text[end - 1]):
        return False
    if start == 0:
        return True
    if _is_alphabetic(text[start]):
        return not _continues(text[start - 1]) and not text.endswith(_OPPOSED, 0, start)
    return not ("가" <= text[start] <= "힣" and "가" <= text[start - 1] <= "힣")


def _continues(char: str) -> bool:
    return _is_alphabetic(char) and (char.isalnum() or char in "_$@")


def _is_alphabetic(char: str) -> bool:
    return ord(char) < _ALPHABETIC_END


def _is_a_person(text: str, span: Span) -> bool:
    name = span.of(text)
    if name not in _ambiguous("person") | _ambiguous("syllables"):
        return False
    before = _WORD_BEFORE.search(text, max(0, span.start - _LONGEST_WORD), span.start)
    if name in _ambiguous("syllables"):
        return bool(before and before[1][0].isupper())
    if before and before[1] in _ambiguous("given") | _ambiguous("honorifics"):
        return True
    if before and before[1] == "of":  # "the Minister of Defence of Georgia Davit Kakhidze"
        return False
    after = _WORD_AFTER.match(text, span.end, span.end + _LONGEST_WORD)
    return bool(
        after and name in _ambiguous("followed") and after[1] not in _ambiguous("institutions")
    )


@cache
def _ambiguous(which: str) -> frozenset[str]:
    return frozenset(tables()["ambiguous"][which])
