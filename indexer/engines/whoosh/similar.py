"""Which terms of a lexicon differ from a word in few letters.

Letters added, dropped, changed, or swapped with their neighbour count one edit each (the distance
of optimal string alignment). The index holds the outline of each term, how many characters it has
and which; those of another length or with too many other letters are left out by two whole-array
comparisons without a look at any term. The table of distances is filled for all the rest together,
term by term of one length, within a band around its diagonal.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.analysis import CAPITALS, plain
from indexer.engines.whoosh.arrays import AnyInts, Ints, Mask, narrow, ragged_ends, ragged_take

Codes = NDArray[np.uint32]
Distances = NDArray[np.uint8]

_BITS = 31


def packed_outlines(terms: Sequence[str]) -> dict[str, AnyInts]:
    """Return the arrays that hold of each term how many characters it has, and which."""
    bare = [plain(term) for term in terms]
    lengths = np.fromiter(map(len, bare), np.int64, len(bare))
    bits = _bits(_codes("".join(bare)))
    starts = ragged_ends(lengths) - lengths
    letters = np.bitwise_or.reduceat(bits, starts) if len(bare) else bits
    return {"term_lengths": narrow(lengths), "term_letters": letters}


class Spellings:
    """The terms of a lexicon with their outlines; what marks an acronym is no part of its term."""

    def __init__(self, terms: AnyInts, ends: AnyInts, lengths: AnyInts, letters: AnyInts) -> None:
        self._terms, self._ends = terms, ends
        self._lengths, self._letters = lengths, letters

    def within(self, word: str, most: int) -> Iterator[tuple[int, int]]:
        """Yield the numbers of the terms that differ in at most so many edits, and in how many."""
        near = self._near(word, most)
        lengths = self._lengths[near].astype(np.int64)
        codes, starts = self._characters(near, lengths)
        for length in np.unique(lengths).tolist():
            some = np.flatnonzero(lengths == length)
            columns = codes[starts[some] + np.arange(length)[:, None]]
            found = distances(word, columns, most)
            for at in np.flatnonzero(found <= most).tolist():
                yield int(near[some[at]]), int(found[at])

    def _near(self, word: str, most: int) -> Ints:
        """The terms whose outlines are near enough."""
        least = max(len(word) - most, 0)
        near = np.flatnonzero((self._lengths >= least) & (self._lengths <= len(word) + most))
        letters = np.bitwise_or.reduce(_bits(_codes(word)))
        others = np.bitwise_count(self._letters[near] ^ letters)
        found: Ints = near[np.less_equal(others, 2 * most)]
        return found

    def _characters(self, some: Ints, lengths: Ints) -> tuple[Codes, Ints]:
        """The characters of some terms in a row, and where those of each begin."""
        where, _ = ragged_take(self._ends, some)
        codes = _codes(self._terms[where].tobytes().decode())
        sizes = lengths + np.equal(
            self._terms[self._ends[some].astype(np.int64) - 1], ord(CAPITALS)
        )
        return codes, ragged_ends(sizes) - sizes


def distances(word: str, columns: Codes, most: int) -> Distances:
    """Return how far a word is from each of some terms of one length, where it is at most `most`.

    `columns[j]` are the characters that the terms have in place j.
    """
    length, count = columns.shape
    far = np.full(count, most + 1, np.uint8)
    rows = [[np.full(count, min(j, most + 1), np.uint8) for j in range(length + 1)]]
    is_letter = [columns == ord(letter) for letter in word]
    for i in range(1, len(word) + 1):
        row = [far] * (length + 1)
        row[0] = np.full(count, min(i, most + 1), np.uint8)
        rows.append(row)
        for j in range(max(1, i - most), min(length, i + most) + 1):
            row[j] = _least(rows, is_letter, i, j)
            np.minimum(row[j], far, out=row[j])
    return rows[-1][length]


def _least(rows: list[list[Distances]], is_letter: list[Mask], i: int, j: int) -> Distances:
    """The distance of the first i letters of the word from the first j of each term."""
    one = np.uint8(1)
    least = np.minimum(rows[i - 1][j], rows[i][j - 1]) + one
    np.minimum(least, rows[i - 1][j - 1] + ~is_letter[i - 1][j - 1], out=least)
    if i > 1 and j > 1:
        is_swapped = is_letter[i - 1][j - 2] & is_letter[i - 2][j - 1]
        np.minimum(least, rows[i - 2][j - 2] + one, out=least, where=is_swapped)
    return least


def distance(one: str, other: str, most: int) -> int:
    """Return how many edits two words differ in, or `most` + 1 where it is more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    if not other:
        return len(one)
    return int(distances(one, _codes(other)[:, None], most)[0])


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _bits(codes: Codes) -> Codes:
    """A bit for each character; a few share one, which only lets more terms through."""
    bits: Codes = np.left_shift(np.uint32(1), codes & np.uint32(_BITS))
    return bits
