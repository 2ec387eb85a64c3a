"""Facets: which values the releases have, counted over any set of them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indexer.engines.interface import NOT_STATED
from indexer.engines.whoosh.analysis import tokens
from indexer.engines.whoosh.arrays import Ints, Mask, ragged_counts, ragged_take

Column = tuple[Ints, Ints, list[str]]


@dataclass(frozen=True)
class FacetValues:
    """One facet over all releases: `codes[ends[i - 1]:ends[i]]` are the values of release i."""

    ends: Ints
    codes: Ints
    labels: list[str]
    live: Mask

    @classmethod
    def joined(cls, columns: list[Column], live: Mask) -> "FacetValues":
        """Put the columns of the segments under one numbering of values."""
        labels = sorted({label for _, _, labels in columns for label in labels})
        number = {label: code for code, label in enumerate(labels)}
        ends, codes, base = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], 0
        for segment_ends, segment_codes, segment_labels in columns:
            renumbered = np.array([number[label] for label in segment_labels], np.int64)
            ends.append(segment_ends + base)
            codes.append(renumbered[segment_codes])
            base += len(segment_codes)
        return cls(np.concatenate(ends), np.concatenate(codes), labels, live)

    def counts(self, rows: Ints) -> dict[str, int]:
        """Return how many of some releases have each value; values that none has are left out."""
        where, _ = ragged_take(self.ends, rows)
        counted = np.bincount(self.codes[where], minlength=len(self.labels))
        return {self.labels[code]: int(counted[code]) for code in np.flatnonzero(counted)}

    def missing(self, rows: Ints) -> int:
        """Return how many of some releases have no value."""
        return int(np.count_nonzero(self._is_missing[rows]))

    def having(self, value: str) -> Mask:
        """Return which releases have a value; NOT_STATED is those without any."""
        if value == NOT_STATED:
            return self._is_missing
        code = self._numbers.get(value)
        return self._with_codes(np.array([] if code is None else [code], np.int64))

    def meant_by(self, words: str, code: str | None = None) -> Mask:
        """Return which releases have a value that a user means: the same but for case and accents,
        else the one with this code, else any that contains the words.
        """
        if words.casefold() == NOT_STATED:
            return self._is_missing
        wanted = _words(words)
        same = [number for number, label in self._folded.items() if label == wanted]
        if not same and code is not None:
            return self.having(code)
        close = same or [number for number, label in self._folded.items() if wanted in label]
        return self._with_codes(np.array(close, np.int64))

    def _with_codes(self, codes: Ints) -> Mask:
        mask = np.zeros(len(self.ends), np.bool_)
        mask[self._rows[np.isin(self.codes, codes)]] = True
        return mask

    @cached_property
    def _rows(self) -> Ints:
        return np.repeat(np.arange(len(self.ends)), ragged_counts(self.ends))

    @cached_property
    def _is_missing(self) -> Mask:
        return np.equal(ragged_counts(self.ends), 0)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {label: code for code, label in enumerate(self.labels)}

    @cached_property
    def _folded(self) -> dict[int, str]:
        """The values that live releases have, as words."""
        used = np.unique(self.codes[self.live[self._rows]])
        return {int(code): _words(self.labels[code]) for code in used}


def _words(text: str) -> str:
    return f" {' '.join(token.term for token in tokens(text))} "
