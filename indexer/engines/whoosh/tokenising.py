"""Texts → flat occurrences, many texts at a time.

Texts consist of the same chunks between spaces over and over. Each distinct one is analysed once
and numbered; a text is then a row of numbers, and what its tokens are follows by array arithmetic.
"""

from array import array
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from indexer.engines.whoosh.analysis import analyse
from indexer.engines.whoosh.arrays import Ints, Mask, ragged_ends, ragged_take
from indexer.engines.whoosh.inversion import Flat, Form

PARAGRAPH_GAP = 100
"""Positions left free between paragraphs, so that no phrase runs from one into the next."""

_LAST_SPACE = 0x3000
_IS_SPACE = np.array([chr(code).isspace() for code in range(_LAST_SPACE + 2)])
_FLUSHED_CHARACTERS = 1 << 18


class Forms(dict[Form, int]):
    """Numbers forms in the order they come."""

    def __missing__(self, form: Form) -> int:
        self[form] = number = len(self)
        return number


class _Chunks(dict[str, int]):
    """Numbers distinct chunks and keeps the tokens of each."""

    def __init__(self, forms: Forms) -> None:
        super().__init__()
        self._known = forms
        self.forms, self.steps, self.chars = array("I"), array("I"), array("I")
        self.ends, self.words = array("Q"), array("I")

    def __missing__(self, chunk: str) -> int:
        found = analyse(chunk)
        for term, step, start, end in found.tokens:
            self.forms.append(self._known[term, end - start])
            self.steps.append(step)
            self.chars.append(start)
        self.ends.append(len(self.forms))
        self.words.append(found.words)
        self[chunk] = number = len(self)
        return number


class _Piece(NamedTuple):
    """Where a piece of text stands: its release, paragraph, first character, and how it begins."""

    row: int
    paragraph: int
    start: int
    opener: int
    chunks: int


class Tokeniser:
    """Takes texts release by release, of one or several fields, and gives flat occurrences."""

    def __init__(self, fields: Sequence[str]) -> None:
        self.forms = Forms()
        chunks = _Chunks(self.forms)
        self._fields = {field: _Field(chunks) for field in fields}
        self.words = 0

    def add(self, field: str, row: int, paragraphs: Sequence[tuple[int, str]]) -> int:
        """Take a field of the next release: paragraphs and where they begin; count its words."""
        words = self._fields[field].add(row, paragraphs)
        self.words += words
        return words

    def flat(self) -> dict[str, Flat]:
        """Return all occurrences."""
        return {name: field.flat() for name, field in self._fields.items()}


class _Field:
    """Gathers the paragraphs of one field, and turns them into occurrences a block at a time."""

    def __init__(self, chunks: _Chunks) -> None:
        self._chunks = chunks
        self._flats: list[Flat] = []
        self._begin_block()

    def _begin_block(self) -> None:
        self._numbers = array("I")
        self._texts: list[str] = []
        self._pieces: list[_Piece] = []
        self._characters = 0

    def add(self, row: int, paragraphs: Sequence[tuple[int, str]]) -> int:
        if self._characters > _FLUSHED_CHARACTERS:
            self._flush()
        opener, first = len(self._pieces), len(self._numbers)
        for number, (start, text) in enumerate(paragraphs):
            chunks = text.split()
            self._numbers.extend(map(self._chunks.__getitem__, chunks))
            self._texts.append(text)
            self._pieces.append(_Piece(row, number, start, opener, len(chunks)))
            self._characters += len(text)
        return sum(map(self._chunks.words.__getitem__, self._numbers[first:]))

    def flat(self) -> Flat:
        self._flush()
        return Flat.joined(self._flats)

    def _flush(self) -> None:
        if self._numbers:
            self._flats.append(self._occurrences())
        self._begin_block()

    def _occurrences(self) -> Flat:
        rows, paragraphs, starts, openers, counts = np.array(self._pieces, np.int64).T
        numbers = np.frombuffer(self._numbers, np.uint32).astype(np.int64)
        words = _array(self._chunks.words)[numbers]
        before = np.concatenate([np.zeros(1, np.int64), np.cumsum(words)])
        base = PARAGRAPH_GAP * paragraphs - before[(np.cumsum(counts) - counts)[openers]]
        piece = np.repeat(np.arange(len(counts)), counts)
        where, sizes = ragged_take(_array(self._chunks.ends), numbers)
        shift = _starts_in(self._texts) + starts
        return Flat(
            _array(self._chunks.forms)[where],
            np.repeat(rows[piece], sizes).astype(np.uint32),
            _narrowed(
                np.repeat(before[:-1] + base[piece], sizes) + _array(self._chunks.steps)[where]
            ),
            _narrowed(
                np.repeat(_chunk_starts(self._texts) + shift[piece], sizes)
                + _array(self._chunks.chars)[where]
            ),
        )


def _array(numbers: "array[int]") -> Ints:
    return np.array(numbers)


def _narrowed(numbers: Ints) -> Ints:
    return numbers.astype(np.uint32)


def _starts_in(texts: Sequence[str]) -> Ints:
    """What to add to a character's number among the joined texts for its number in its own."""
    sizes = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
    return sizes - ragged_ends(sizes)


def _chunk_starts(texts: Sequence[str]) -> Ints:
    """Where chunks begin in the texts joined by one space."""
    is_space = _is_space(" ".join(texts))
    is_start = ~is_space
    is_start[1:] &= is_space[:-1]
    return np.flatnonzero(is_start)


def _is_space(text: str) -> Mask:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    return _IS_SPACE[np.minimum(codes, _LAST_SPACE + 1)]
