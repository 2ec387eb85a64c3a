"""What a segment holds, in lists and flat arrays: on its way into the file, or out of several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.engines.interface import Facet
from indexer.engines.whoosh.arrays import AnyInts, Mask, narrow, ragged_counts
from indexer.engines.whoosh.columns import Values, packed_bytes, packed_values
from indexer.engines.whoosh.container import Array
from indexer.engines.whoosh.inversion import Flat, Form, inverted
from indexer.engines.whoosh.schema import (
    BODY,
    DAYS,
    LENGTHS,
    TITLE,
    days,
    facet_values,
    pieces,
)
from indexer.engines.whoosh.segments import Segment
from indexer.engines.whoosh.stored import stored
from indexer.engines.whoosh.tokenising import Chunks, Forms, Tokeniser
from indexer.model import TaggedRelease

BYTES = ("ids", "fingerprints", "stored")
NUMBERS = (*DAYS, *LENGTHS.values())
LARGEST = 1 << 16
"""Releases in a segment at most, so that a release's number is two bytes in every posting."""

_MOST_CHUNKS = 1 << 23


@dataclass(frozen=True, slots=True)
class Contents:
    """The releases of a segment: columns, and the occurrences of their words."""

    numbers: Mapping[str, AnyInts]
    texts: Mapping[str, Sequence[bytes]]
    facets: Mapping[Facet, Sequence[Values]]
    forms: Sequence[Form]
    flat: Flat

    def __len__(self) -> int:
        return len(self.texts["ids"])

    def arrays(self) -> dict[str, Array]:
        """Return the arrays of the segment's file."""
        arrays: dict[str, Array] = {name: narrow(one) for name, one in self.numbers.items()}
        for name, rows in self.texts.items():
            arrays |= packed_bytes(name, rows)
        for facet, values in self.facets.items():
            arrays |= packed_values(facet, values)
        ids = self.texts["ids"]
        arrays["by_id"] = narrow(np.array(sorted(range(len(ids)), key=ids.__getitem__), np.int64))
        return arrays | inverted(self.flat, self.forms, self.numbers[LENGTHS[TITLE]])


class Batch:
    """Gathers releases for one segment."""

    def __init__(self, chunks: Chunks) -> None:
        self._tokeniser = Tokeniser(chunks)
        self._numbers: dict[str, list[int]] = {name: [] for name in DAYS}
        self._texts: dict[str, list[bytes]] = {name: [] for name in BYTES}
        self._facets: dict[Facet, list[Values]] = {facet: [] for facet in Facet}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def is_full(self) -> bool:
        """Whether the next release belongs into another segment."""
        return self._count >= LARGEST or self._tokeniser.chunks >= _MOST_CHUNKS

    def add(self, tagged: TaggedRelease) -> None:
        """Take a release. Nothing of it is kept if this raises."""
        release = tagged.release
        row, values = stored(tagged), facet_values(tagged)
        texts = _encoded(release.id), _encoded(release.fingerprint), row
        self._tokeniser.add(self._count, pieces(release))
        for name, number in zip(DAYS, days(tagged), strict=True):
            self._numbers[name].append(number)
        for name, text in zip(BYTES, texts, strict=True):
            self._texts[name].append(text)
        for facet, column in self._facets.items():
            column.append(values[facet])
        self._count += 1

    def contents(self) -> Contents:
        """Return what was gathered."""
        numbers = {name: np.array(column, np.int64) for name, column in self._numbers.items()}
        flat = self._tokeniser.flat()
        numbers[LENGTHS[TITLE]], numbers[LENGTHS[BODY]] = self._tokeniser.lengths(self._count)
        return Contents(numbers, self._texts, self._facets, self._tokeniser.forms, flat)


def live_contents(segment: Segment, live: Mask) -> Contents:
    """Return what a segment holds of its live releases."""
    rows = np.flatnonzero(live)
    kept = rows.tolist()
    columns = {name: list(segment.bytes(name).all()) for name in BYTES}
    facets = {facet: segment.facet(facet).rows() for facet in Facet}
    lexicon = segment.lexicon
    return Contents(
        {name: segment.numbers(name)[rows] for name in NUMBERS},
        {name: [column[row] for row in kept] for name, column in columns.items()},
        {facet: [column[row] for row in kept] for facet, column in facets.items()},
        list(zip(lexicon.all_terms(), lexicon.sizes.tolist(), strict=True)),
        _live_flat(segment, live),
    )


def _live_flat(segment: Segment, live: Mask) -> Flat:
    read = segment.numbers
    group_ends = segment.lexicon.group_ends.astype(np.int64)
    group_starts = group_ends - ragged_counts(group_ends)
    forms = np.repeat(group_starts, ragged_counts(read("occurrences"))) + read("forms")
    rows = np.repeat(read("rows"), read("counts"))
    kept = live[rows]
    number = np.cumsum(live) - 1
    return Flat(forms[kept], number[rows[kept]], read("positions")[kept], read("chars")[kept])


def joined(parts: Sequence[Contents]) -> Contents:
    """Put the contents of segments one after another."""
    if len(parts) == 1:
        return parts[0]
    forms = Forms()
    renumbered = [np.array([forms[form] for form in part.forms], np.int64) for part in parts]
    bases = np.cumsum([0, *map(len, parts)])
    flats = [
        _moved(part.flat, numbers, int(base))
        for part, numbers, base in zip(parts, renumbered, bases, strict=False)
    ]
    return Contents(
        {name: np.concatenate([part.numbers[name] for part in parts]) for name in NUMBERS},
        {name: [row for part in parts for row in part.texts[name]] for name in BYTES},
        {facet: [row for part in parts for row in part.facets[facet]] for facet in Facet},
        list(forms),
        Flat.joined(flats),
    )


def _moved(flat: Flat, forms: AnyInts, base: int) -> Flat:
    return Flat(forms[flat.forms], flat.rows + np.int64(base), flat.positions, flat.chars)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
