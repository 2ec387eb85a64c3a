"""Which terms of a lexicon differ from a word in few letters.

Letters added, dropped, changed, or swapped with their neighbour count one edit each (the distance
of optimal string alignment). All terms are compared at once: those of another length or with too
many other letters are left out by two whole-array comparisons, and the table of distances is filled
for all the rest together, term by term of one length, within a band around its diagonal.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.arrays import AnyInts, Ints, Mask, ragged_counts, ragged_ends

Codes = NDArray[np.uint32]
Distances = NDArray[np.uint8]

_CONTINUES, _IS_LEAD = 0xC0, 0x80
"""A byte of UTF-8 with these first two bits goes on with a character."""
_BITS = 63


class Spellings:
    """The characters of all terms of a lexicon; a sign at the end of a term may be left out."""

    def __init__(self, terms: AnyInts, ends: AnyInts, sign: str) -> None:
        leads = ragged_ends((terms & _CONTINUES) != _IS_LEAD)
        char_ends = leads[ends.astype(np.int64) - 1] if len(ends) else np.zeros(0, np.int64)
        self._codes = _codes(terms.tobytes().decode())
        self._starts: Ints = char_ends - ragged_counts(char_ends)
        has_sign = self._codes[char_ends - 1] == ord(sign)
        self._lengths: Ints = char_ends - self._starts - has_sign
        self._letters = _letters(self._codes, self._starts, sign)

    def within(self, word: str, most: int) -> Iterator[tuple[int, int]]:
        """Yield the numbers of the terms that differ in at most so many edits, and in how many."""
        letters = np.bitwise_or.reduce(_bits(_codes(word)))
        is_near = np.abs(self._lengths - len(word)) <= most
        near = np.flatnonzero(is_near)
        near = near[np.bitwise_count(self._letters[near] ^ letters) <= 2 * most]
        for length in np.unique(self._lengths[near]).tolist():
            some = near[self._lengths[near] == length]
            columns = self._codes[self._starts[some] + np.arange(length)[:, None]]
            found = distances(word, columns, most)
            for at in np.flatnonzero(found <= most).tolist():
                yield int(some[at]), int(found[at])


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


def _bits(codes: Codes) -> NDArray[np.uint64]:
    """A bit for each character; a few share one, which only lets more terms through."""
    return np.uint64(1) << (codes & _BITS).astype(np.uint64)


def _letters(codes: Codes, starts: Ints, sign: str) -> NDArray[np.uint64]:
    """Which characters each term has, the sign left out."""
    if not len(starts):
        return np.zeros(0, np.uint64)
    bits = _bits(codes)
    bits[codes == ord(sign)] = 0
    return np.bitwise_or.reduceat(bits, starts)
