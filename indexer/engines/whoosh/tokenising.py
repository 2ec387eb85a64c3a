"""Texts → flat occurrences, many texts at a time.

Texts consist of the same chunks between spaces over and over. Each distinct one is analysed once
and numbered; a text is then a row of numbers, and what its tokens are follows by array arithmetic.
"""

from array import array
from collections.abc import Sequence

import numpy as np

from indexer.engines.whoosh.analysis import analyse
from indexer.engines.whoosh.arrays import AnyInts, Ints, Mask, ragged_ends, ragged_take
from indexer.engines.whoosh.inversion import Flat, Form
from indexer.engines.whoosh.schema import PARAGRAPH_GAP

_LAST_SPACE = 0x3000
_IS_SPACE = np.array([chr(code).isspace() for code in range(_LAST_SPACE + 2)])
_FLUSHED_CHARACTERS = 1 << 18


class Forms(dict[Form, int]):
    """Numbers forms in the order they come."""

    def __missing__(self, form: Form) -> int:
        self[form] = number = len(self)
        return number


class Chunks(dict[str, int]):
    """Numbers distinct chunks and keeps the tokens of each, for all segments of a commit."""

    def __init__(self) -> None:
        """Know no chunk yet, and no form."""
        super().__init__()
        self.known_forms = Forms()
        self.forms, self.steps, self.chars = array("I"), array("I"), array("I")
        self.ends, self.words = array("Q"), array("I")

    def __missing__(self, chunk: str) -> int:
        found = analyse(chunk)
        for token in found.tokens:
            self.forms.append(self.known_forms[token.form, token.end - token.start])
            self.steps.append(token.position)
            self.chars.append(token.start)
        self.ends.append(len(self.forms))
        self.words.append(found.words)
        self[chunk] = number = len(self)
        return number


class _Pieces:
    """Where pieces of text stand; numbers of one kind in each array."""

    def __init__(self) -> None:
        self.rows, self.paragraphs, self.starts = array("q"), array("q"), array("q")
        self.openers, self.chunks = array("q"), array("q")
        self.texts: list[str] = []

    def __len__(self) -> int:
        return len(self.texts)


class Tokeniser:
    """Takes texts release by release, and turns them into occurrences a block at a time."""

    def __init__(self, chunks: Chunks) -> None:
        self._chunks = chunks
        self._flats: list[Flat] = []
        self._lengths: list[tuple[Ints, Mask, Ints]] = []
        self.chunks = 0
        """How many chunks were taken."""
        self._begin_block()

    def _begin_block(self) -> None:
        self._numbers = array("I")
        self._pieces = _Pieces()
        self._characters = 0

    def add(self, row: int, paragraphs: Sequence[tuple[int, str]]) -> None:
        """Take the next release: paragraphs and where they begin."""
        if self._characters > _FLUSHED_CHARACTERS:
            self._flush()
        pieces, opener = self._pieces, len(self._pieces)
        for number, (start, text) in enumerate(paragraphs):
            chunks = text.split()
            self._numbers.extend(map(self._chunks.__getitem__, chunks))
            pieces.texts.append(text)
            pieces.rows.append(row)
            pieces.paragraphs.append(number)
            pieces.starts.append(start)
            pieces.openers.append(opener)
            pieces.chunks.append(len(chunks))
            self._characters += len(text)

    @property
    def forms(self) -> list[Form]:
        """What the numbers of forms stand for; some may not occur in these texts."""
        return list(self._chunks.known_forms)

    def flat(self) -> Flat:
        """Return all occurrences."""
        self._flush()
        return Flat.joined(self._flats)

    def lengths(self, count: int) -> tuple[Ints, Ints]:
        """Return of how many words the first paragraph of each of `count` releases is, and the
        others together.
        """
        self._flush()
        firsts, others = np.zeros(count, np.int64), np.zeros(count, np.int64)
        for rows, is_first, words in self._lengths:
            np.add.at(firsts, rows[is_first], words[is_first])
            np.add.at(others, rows[~is_first], words[~is_first])
        return firsts, others

    def _flush(self) -> None:
        if self._numbers:
            self._flats.append(self._occurrences())
        self.chunks += len(self._numbers)
        self._begin_block()

    def _occurrences(self) -> Flat:
        pieces, chunks = self._pieces, self._chunks
        counts, numbers = np.array(pieces.chunks), np.array(self._numbers, np.int64)
        before = np.append(0, np.cumsum(_view(chunks.words)[numbers], dtype=np.int64))
        ends = np.cumsum(counts)
        first = before[ends - counts]
        numbered = np.array(pieces.paragraphs)
        self._lengths.append((np.array(pieces.rows), numbered == 0, before[ends] - first))
        piece = np.repeat(np.arange(len(counts)), counts)
        where, sizes = ragged_take(_view(chunks.ends), numbers)
        positions = PARAGRAPH_GAP * numbered - first[np.array(pieces.openers)]
        chars = _chunk_starts(pieces.texts) + (_shifts(pieces.texts) + pieces.starts)[piece]
        return Flat(
            _view(chunks.forms)[where],
            np.repeat(np.array(pieces.rows, np.uint32)[piece], sizes),
            _sums(np.repeat(before[:-1] + positions[piece], sizes), _view(chunks.steps)[where]),
            _sums(np.repeat(chars, sizes), _view(chunks.chars)[where]),
        )


def _view(numbers: "array[int]") -> AnyInts:
    """The numbers in place: no copy, and the array must not grow meanwhile."""
    return np.frombuffer(numbers, numbers.typecode)


def _sums(some: Ints, others: AnyInts) -> AnyInts:
    return (some + others).astype(np.uint32)


def _shifts(texts: Sequence[str]) -> Ints:
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
    is_space: Mask = _IS_SPACE[np.minimum(codes, _LAST_SPACE + 1)]
    return is_space
