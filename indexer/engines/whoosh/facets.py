"""Facets over all segments: which values the releases have, counted over any set of them."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from indexer.engines.interface import NOT_STATED
from indexer.engines.whoosh.analysis import tokens
from indexer.engines.whoosh.arrays import Ints, Mask
from indexer.engines.whoosh.columns import ValuesRows

_FEW = 64
Counts = tuple[tuple[str, int], ...]


class FacetValues:
    """One facet of one commit. Codes of values are in the order of the values."""

    def __init__(self, parts: Sequence[ValuesRows], bases: Sequence[int], live: Mask) -> None:
        self._parts, self._bases, self._live = parts, bases, live

    @cached_property
    def _labels(self) -> list[str]:
        largest = max(self._parts, key=lambda part: len(part.labels))
        others = (part.labels for part in self._parts if part is not largest)
        new = {label for labels in others for label in labels if label not in largest.numbers}
        return sorted([*largest.labels, *new]) if new else largest.labels

    @cached_property
    def _codes(self) -> list[Ints | slice]:
        """For each segment, the codes here of its own codes."""
        number = {label: code for code, label in enumerate(self._labels)}
        return [
            slice(None)
            if part.labels == self._labels
            else np.array([number[label] for label in part.labels], np.int64)
            for part in self._parts
        ]

    def counts(self, rows: Sequence[Ints]) -> tuple[Counts, int]:
        """Return how many of some releases, given by segment, have each value, most frequent first,
        and how many have none. Values that none has are left out; equal counts are in the order of
        the values.
        """
        if sum(map(len, rows)) < _FEW:
            return self._counts_of_few(rows)
        counted = np.zeros(len(self._labels), np.int64)
        missing = 0
        for part, codes, some in zip(self._parts, self._codes, rows, strict=True):
            if len(some):
                counts, without = part.counts(some)
                counted[codes] += counts
                missing += without
        return self._most_frequent_first(counted), missing

    def _counts_of_few(self, rows: Sequence[Ints]) -> tuple[Counts, int]:
        """The same, one release at a time: whole arrays would cost more than they save."""
        counted: dict[str, int] = {}
        missing = 0
        for part, some in zip(self._parts, rows, strict=True):
            for row in some.tolist():
                values = part.values(row)
                missing += not values
                for value in values:
                    counted[value] = counted.get(value, 0) + 1
        return tuple(sorted(counted.items(), key=_order)), missing

    def _most_frequent_first(self, counted: Ints) -> Counts:
        having = counted.nonzero()[0]
        order = having[(-counted[having]).argsort(kind="stable")]
        labels = map(self._labels.__getitem__, order.tolist())
        return tuple(zip(labels, counted[order].tolist(), strict=True))

    def having(self, value: str) -> Mask:
        """Return which releases have a value; NOT_STATED is those without any."""
        return self._is_missing if value == NOT_STATED else self._with_any([value])

    def meant_by(self, words: str, code: str | None = None) -> Mask:
        """Return which releases have a value that a user means: the same but for case and accents,
        else the one with this code, else any that contains the words.
        """
        if words.casefold() == NOT_STATED:
            return self._is_missing
        wanted = _words(words)
        same = [label for label, folded in self._folded.items() if folded == wanted]
        if not same and code is not None:
            return self.having(code)
        return self._with_any(
            same or [one for one, folded in self._folded.items() if wanted in folded]
        )

    def between(self, since: str, until: str) -> Mask:
        """Return which releases have a value between two in the order of the alphabet; the last
        includes whatever begins with it.
        """
        first, last = _words(since).strip(), _words(until).strip()
        return self._with_any(
            [
                label
                for label, folded in self._folded.items()
                if first <= folded.strip() and (not last or folded.strip()[: len(last)] <= last)
            ]
        )

    def used(self) -> Counts:
        """Return the values that live releases have, and how many do, most frequent first."""
        return self.counts(split(np.flatnonzero(self._live), self._bases))[0]

    def _with_any(self, labels: Sequence[str]) -> Mask:
        return self._joined([part.having(labels) for part in self._parts])

    @cached_property
    def _is_missing(self) -> Mask:
        return self._joined([np.equal(part.sets, 0) for part in self._parts])

    def _joined(self, masks: Sequence[Mask]) -> Mask:
        return np.concatenate([np.zeros(0, np.bool_), *masks])

    @cached_property
    def _folded(self) -> dict[str, str]:
        """The values that live releases have, as words."""
        live = split(np.flatnonzero(self._live), self._bases)
        used = {
            label for part, rows in zip(self._parts, live, strict=True) for label in part.used(rows)
        }
        return {label: _words(label) for label in sorted(used)}


def _order(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


def split(rows: Ints, bases: Sequence[int]) -> list[Ints]:
    """Return the ascending rows of each segment, numbered as there."""
    edges = rows.searchsorted(bases).tolist()
    pairs = zip(bases, edges, edges[1:], strict=False)
    return [rows[first:last] - base if base else rows[first:last] for base, first, last in pairs]


def _words(text: str) -> str:
    return f" {' '.join(token.term for token in tokens(text))} "
