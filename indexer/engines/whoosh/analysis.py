"""Text → tokens, the same for releases and for queries.

Words are indexed as written, folded but not stemmed; a query asks for all indexed forms that share
its word's stem. So one posting list serves both `"exact phrase"` and plain words.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import Stemmer

from indexer.folding import fold_with_offsets

# Hangul, Han and kana, which put no spaces between words: indexed as overlapping pairs
_PAIRED = (
    r"\u1100-\u11ff\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3131-\u318e"
    r"\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7fb\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
_CHARACTER = rf"[^\W_{_PAIRED}]"
_LETTER = rf"[^\W\d_{_PAIRED}]"
_RUN = rf"""
      (?P<paired> [{_PAIRED}]+ )
    | (?P<initials> (?<!{_CHARACTER}) {_LETTER} (?:\.{_LETTER})+ (?!{_CHARACTER}) \.? )   # u.s.
    | (?P<thousands> (?<![\d,]) \d{{1,3}} (?:,\d{{3}})+ (?!,?\d) )                     # 1,200
    | (?P<symbol> (?<!{_CHARACTER}) {_LETTER} (?:\+\+|\#) (?!{_CHARACTER}) )           # c++
    | (?P<ampersand> (?<!{_CHARACTER}) {_LETTER} (?:&{_LETTER})+ (?!{_CHARACTER}) )    # s&t
    | (?P<compound> {_CHARACTER}+ (?:['-]{_CHARACTER}+)* )                             # duk-ho
    """
_CHUNK = re.compile(r"\S+")
_AROUND_WORDS = ".,;:!?\"'()[]<>"
"""Around a plain word these are part of no token."""
_PART = rf"{_CHARACTER}+"
_LONGEST_TERM = 60
_MOST_JOINED_PARTS = 3
_SHORTEST_STEMMED = 4
_LONGEST_ACRONYM = 5

CAPITALS = "\x01"
"""Ends the form of an acronym, which sorts right behind the same word in small letters."""

_english = Stemmer.Stemmer("english", 0)


class Token(NamedTuple):
    """A word folded, which word of the text it is, and the characters it covers."""

    term: str
    position: int
    start: int
    end: int
    is_acronym: bool = False

    @property
    def form(self) -> str:
        """What is indexed: the term, and whether it is an acronym, since US is no `us`."""
        return self.term + CAPITALS if self.is_acronym else self.term


class _Run(NamedTuple):
    """Characters without a space between them: words in a row, and those words as one."""

    words: tuple[tuple[str, int, int], ...]
    joined: tuple[str, int, int] | None
    is_paired: bool


class Analysed(NamedTuple):
    """What stands between two spaces: its tokens, with positions from 0, and how many words."""

    tokens: tuple[Token, ...]
    words: int


def tokens(text: str) -> Iterator[Token]:
    """Return the tokens of a text in order.

    The parts of a hyphenated word are words of their own, and the word written together stands
    beside the first: `cyber-security` is found as cyber, as security and as cybersecurity. The
    last syllable of a hangul run stands alone, so that each syllable begins one token.
    """
    position = 0
    for chunk in _CHUNK.finditer(text):
        at, found = chunk.start(), analyse(chunk.group())
        for term, step, start, end, is_acronym in found.tokens:
            yield Token(term, position + step, at + start, at + end, is_acronym)
        position += found.words


def analyse(chunk: str) -> Analysed:
    """Return the tokens of characters without a space between them.

    No rule looks beyond a space, so that equal chunks have equal tokens wherever they stand.
    """
    bare = chunk.strip(_AROUND_WORDS)
    if bare.isalnum() and bare.isascii():  # most are one plain word
        start = chunk.index(bare)
        term = bare[:_LONGEST_TERM].lower()
        return Analysed((Token(term, 0, start, start + len(bare), _is_acronym(bare)),), 1)
    return _analysed_by_rules(chunk)


def _analysed_by_rules(chunk: str) -> Analysed:
    folded, offsets = fold_with_offsets(chunk)
    found: list[Token] = []
    words = 0
    for run in _runs(folded):
        terms = [(step, *word) for step, word in enumerate(run.words, words)]
        if run.joined:
            terms.append((words, *run.joined))
        for step, term, start, end in terms:
            first, last = offsets[start], _original_end(offsets, end)
            is_acronym = _is_acronym(chunk[first:last].replace(".", ""))
            found.append(Token(term, step, first, last, is_acronym))
        words += len(run.words)
    return Analysed(tuple(found), words)


def _is_acronym(written: str) -> bool:
    return 1 < len(written) <= _LONGEST_ACRONYM and written.isupper() and written.isalnum()


def _original_end(offsets: Sequence[int], end: int) -> int:
    """Where the original character ends that the last folded one comes from: ¼ folds to 1/4."""
    if offsets[end] == offsets[end - 1]:
        end = bisect_right(offsets, offsets[end], end)
    return offsets[end]


def readings(typed: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of terms that stand for something typed: its words, and a compound as one."""
    folded, _ = fold_with_offsets(typed)
    runs = list(_runs(folded))
    row = tuple(word[0] for run in runs for word in _asked(run))
    if len(runs) == 1 and runs[0].joined:
        return row, (runs[0].joined[0],)
    return (row,)


@lru_cache(maxsize=1 << 16)
def stem(term: str) -> str:
    """Return the English stem of an indexed form; one of another script is its own.

    Three letters are never stemmed, so that `its` is not taken for `IT`.
    """
    term = plain(term)
    if len(term) < _SHORTEST_STEMMED or not (term.isascii() and term.isalpha()):
        return term
    return str(_english.stemWord(term))


def plain(form: str) -> str:
    """Return the term of an indexed form, whether or not it is an acronym."""
    return form.removesuffix(CAPITALS)


def is_syllable(term: str) -> bool:
    """Whether a term is one hangul, Han or kana character, which begins pairs in the index."""
    return len(term) == 1 and not term.isascii() and bool(re.match(f"[{_PAIRED}]", term))


def _asked(run: _Run) -> tuple[tuple[str, int, int], ...]:
    # the lone last syllable means the end of a run, where the text may go on: 서울 asks for 서울은
    return run.words[:-1] if run.is_paired and len(run.words) > 1 else run.words


def _runs(folded: str) -> Iterator[_Run]:
    if folded.isascii() and folded.isalnum():
        yield _Run(((folded[:_LONGEST_TERM], 0, len(folded)),), None, False)
        return
    for match in _run().finditer(folded):
        yield _READERS[match.lastgroup or "compound"](match)


@cache
def _run() -> re.Pattern[str]:
    """The rules; compiling them takes longer than a page of plain words, which needs none."""
    return re.compile(_RUN, re.VERBOSE)


def _read_paired(match: re.Match[str]) -> _Run:
    text, start = match.group(), match.start()
    pairs = ((text[i : i + 2], start + i, start + min(i + 2, len(text))) for i in range(len(text)))
    return _Run(tuple(pairs), None, True)


def _read_without(removed: str, match: re.Match[str]) -> _Run:
    return _Run(((match.group().replace(removed, ""), *match.span()),), None, False)


def _read_compound(match: re.Match[str]) -> _Run:
    text, start = match.group(), match.start()
    if text.isalnum():
        return _Run(((text[:_LONGEST_TERM], start, match.end()),), None, False)
    parts = list(re.finditer(_PART, text))
    if len(parts) > 1 and text.endswith("'s"):
        parts.pop()
    words = tuple((p.group()[:_LONGEST_TERM], start + p.start(), start + p.end()) for p in parts)
    return _Run(words, _join(words), False)


def _join(words: tuple[tuple[str, int, int], ...]) -> tuple[str, int, int] | None:
    joined = "".join(word for word, _, _ in words)
    if not 1 < len(words) <= _MOST_JOINED_PARTS or joined.isdigit():
        return None
    return joined[:_LONGEST_TERM], words[0][1], words[-1][2]


_READERS = {
    "paired": _read_paired,
    "initials": lambda match: _read_without(".", match),
    "thousands": lambda match: _read_without(",", match),
    "symbol": lambda match: _read_without("", match),
    "ampersand": lambda match: _read_without("", match),
    "compound": _read_compound,
}
