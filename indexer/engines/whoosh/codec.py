"""How postings lie on disk: one contiguous run of arrays a term, which numpy reads in place.

Everything else is Whoosh's own codec: the term dictionary, segments, merging.

A term's arrays: 16 bytes of header (postings, occurrences, widths), the release numbers, where the
occurrences of each release end, and for each occurrence its position, first character and length.
Each array takes the narrowest width that holds its largest number.
"""

import struct
from array import array
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import formats
from whoosh.codec import whoosh3
from whoosh.matching import ListMatcher

from indexer.engines.whoosh.arrays import Ints, ragged_counts

_HEADER = struct.Struct("<II4Bxxxx")
_WIDTHS = ("<u1", "<u2", "<u4")
_LIMITS = (1 << 8, 1 << 16, 1 << 32)
_TRIPLE = 12

Occurrence = tuple[int, int, int]
"""Position, first and last character."""


class Occurrences(formats.Format):
    """Posting value: position, first and last character of each occurrence, 32 bits each."""

    posting_size = -1

    def decode_frequency(self, value: bytes) -> int:
        """How often the term occurs."""
        return len(value) // _TRIPLE

    def decode_weight(self, value: bytes) -> float:
        """How often the term occurs."""
        return float(len(value) // _TRIPLE)

    def decode_positions(self, value: bytes) -> list[int]:
        """Which words of the text the occurrences are."""
        return list(array("I", value)[0::3])

    def decode_characters(self, value: bytes) -> list[Occurrence]:
        """Position, first and last character of each occurrence."""
        numbers = array("I", value)
        return list(zip(numbers[0::3], numbers[1::3], numbers[2::3], strict=True))


@dataclass(frozen=True)
class Postings:
    """Where one term occurs; `rows` are ascending release numbers.

    `ends[i]` is where the occurrences in `rows[i]` end. The arrays are as narrow as on disk.
    """

    rows: NDArray[Any]
    ends: NDArray[Any]
    positions: NDArray[Any]
    starts: NDArray[Any]
    lengths: NDArray[Any]

    @property
    def frequencies(self) -> Ints:
        """How often the term occurs in each of the rows."""
        return ragged_counts(self.ends)

    def places(self, wanted: Ints) -> dict[int, list[Occurrence]]:
        """Return the occurrences in those of some releases that have any."""
        at = np.searchsorted(self.rows, wanted)
        at[at == len(self.rows)] = 0
        found = at[self.rows[at] == wanted]
        return {int(self.rows[i]): self._occurrences(int(i)) for i in found}

    def _occurrences(self, i: int) -> list[Occurrence]:
        part = slice(int(self.ends[i - 1]) if i else 0, int(self.ends[i]))
        starts = self.starts[part].astype(np.int64)
        columns = (self.positions[part], starts, starts + self.lengths[part])
        return list(zip(*(column.tolist() for column in columns), strict=True))


class ArrayCodec(whoosh3.W3Codec):
    """Whoosh's codec with posting lists as arrays, and a file of each segment's terms."""

    LEXICON_EXT = ".lex"

    # our own columns hold the lengths of fields
    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> Any:
        """Return the writer of the inverted index."""
        return _FieldWriter(self, storage, segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> Any:
        """Return a writer of one list a term."""
        return _PostingsWriter(dbfile, blocklimit=1 << 31, byteids=byteids, inlinelimit=0)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> Any:
        """Return Whoosh's own view of a list, which merges and deletions by id use."""
        offset, (length,) = terminfo.extent()  # a tuple: Whoosh forgets to take its one number
        dbfile.seek(offset)
        postings = read_postings(np.frombuffer(dbfile.read(length), np.uint8))
        return ListMatcher(
            postings.rows.tolist(),
            postings.frequencies.astype(float).tolist(),
            _values(postings),
            format_,
            scorer=scorer,
            term=term,
            terminfo=terminfo,
        )


class _FieldWriter(whoosh3.W3FieldWriter):
    """Also writes the distinct terms of the searched texts, which readers take whole."""

    def __init__(self, codec: ArrayCodec, storage: Any, segment: Any) -> None:
        super().__init__(codec, storage, segment)
        self._lexicon: set[bytes] = set()

    def start_term(self, btext: bytes) -> None:
        super().start_term(btext)
        if isinstance(self._format, Occurrences):
            self._lexicon.add(btext)

    def close(self) -> None:
        super().close()
        with self._create_file(ArrayCodec.LEXICON_EXT) as lexicon:
            lexicon.write(b"\n".join(sorted(self._lexicon)))


class _PostingsWriter(whoosh3.W3PostingsWriter):
    def _write_block(self, last: bool = False) -> None:  # noqa: ARG002 - Whoosh's signature
        self._terminfo.add_block(self)
        self._postfile.write(_blob(np.array(self._ids, np.int64), self._values))
        self._blockcount += 1
        self._new_block()


def read_postings(raw: NDArray[np.uint8], offset: int = 0) -> Postings:
    """Return the postings whose arrays begin at `offset` of a mapped posting file."""
    first = offset + _HEADER.size
    postings, occurrences, *widths = _HEADER.unpack(raw[offset:first].tobytes())
    offset = first
    arrays = [np.frombuffer(raw, "<u4", postings, offset)]
    offset += 4 * postings
    sizes = (postings, occurrences, occurrences, occurrences)
    for size, width in zip(sizes, widths, strict=True):
        arrays.append(np.frombuffer(raw, _WIDTHS[width], size, offset))
        offset += size << width
    return Postings(*arrays)


def _blob(rows: Ints, values: list[bytes]) -> bytes:
    ends = np.cumsum([len(value) // _TRIPLE for value in values] or np.zeros(len(rows), np.int64))
    triples = np.frombuffer(b"".join(values), np.uint32).reshape(-1, 3).astype(np.int64)
    positions, starts, stops = triples.T
    arrays = (ends, positions, starts, stops - starts)
    widths = [_width(numbers) for numbers in arrays]
    packed = [a.astype(_WIDTHS[w]).tobytes() for a, w in zip(arrays, widths, strict=True)]
    header = _HEADER.pack(len(rows), len(positions), *widths)
    return b"".join([header, rows.astype("<u4").tobytes(), *packed])


def _width(numbers: Ints) -> int:
    largest = int(numbers.max()) if len(numbers) else 0
    return next(i for i, limit in enumerate(_LIMITS) if largest < limit)


def _values(postings: Postings) -> list[bytes]:
    starts = postings.starts.astype(np.uint32)
    triples = np.column_stack([postings.positions, starts, starts + postings.lengths])
    packed = triples.astype(np.uint32).tobytes()
    ends = (_TRIPLE * postings.ends.astype(np.int64)).tolist()
    return [packed[a:b] for a, b in zip([0, *ends], ends, strict=False)]
