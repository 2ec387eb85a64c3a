"""Per-release values as flat files that numpy maps: numbers, bytes, and sets of facet values.

Whoosh writes and merges them through `Column`; readers of ours take the whole file at once.
Rows are releases; all integers are little-endian.
"""

import json
from array import array
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from whoosh import columns

from indexer.engines.whoosh.arrays import Ints

Raw = NDArray[np.uint8]


class NumberColumn(columns.Column):
    """One unsigned 32-bit number a release; 0 where none was given."""

    _default = 0

    class Writer(columns.ColumnWriter):
        """Gathers the numbers and writes them at the end."""

        def __init__(self, dbfile: Any) -> None:
            super().__init__(dbfile)
            self._numbers = array("I")

        def add(self, row: int, number: int) -> None:
            """Set the number of a row; rows left out before it get 0."""
            self._numbers.extend([0] * (row - len(self._numbers)))
            self._numbers.append(number)

        def finish(self, count: int) -> None:
            """Write all rows."""
            self._numbers.extend([0] * (count - len(self._numbers)))
            self._dbfile.write(np.array(self._numbers, "<u4").tobytes())

    class Reader(columns.ColumnReader):
        """Reads rows one by one, for merges."""

        def __init__(self, dbfile: Any, start: int, length: int, count: int) -> None:
            super().__init__(dbfile, start, length, count)
            self._numbers = read_numbers(_raw(dbfile, start, length))

        def __getitem__(self, row: int) -> int:
            return int(self._numbers[row])


class BytesColumn(columns.Column):
    """A string of bytes a release; empty where none was given. Layout: the bytes, then the ends."""

    _default = b""

    class Writer(columns.ColumnWriter):
        """Streams the bytes and remembers where each row ends."""

        def __init__(self, dbfile: Any) -> None:
            super().__init__(dbfile)
            self._ends = array("Q")

        def add(self, row: int, value: bytes) -> None:
            """Append the bytes of a row."""
            end = self._fill(row)
            self._dbfile.write(value)
            self._ends.append(end + len(value))

        def _fill(self, row: int) -> int:
            end = self._ends[-1] if self._ends else 0
            self._ends.extend([end] * (row - len(self._ends)))
            return end

        def finish(self, count: int) -> None:
            """Write the ends."""
            self._fill(count)
            self._dbfile.write(np.array(self._ends, "<u8").tobytes())

    class Reader(columns.ColumnReader):
        """Reads rows one by one, for merges."""

        def __init__(self, dbfile: Any, start: int, length: int, count: int) -> None:
            super().__init__(dbfile, start, length, count)
            self._rows = BytesRows(_raw(dbfile, start, length), count)

        def __getitem__(self, row: int) -> bytes:
            return self._rows[row]


class ValuesColumn(columns.Column):
    """Any number of strings a release.

    Layout: ends of rows, codes, the distinct strings as JSON, then the sizes of the last two.
    """

    _default = ()

    class Writer(columns.ColumnWriter):
        """Numbers the strings in the order they come."""

        def __init__(self, dbfile: Any) -> None:
            super().__init__(dbfile)
            self._ends = array("I")
            self._codes = array("I")
            self._labels: dict[str, int] = {}

        def add(self, row: int, values: tuple[str, ...]) -> None:
            """Append the strings of a row."""
            self._fill(row)
            labels = self._labels
            self._codes.extend(labels.setdefault(value, len(labels)) for value in values)
            self._ends.append(len(self._codes))

        def _fill(self, row: int) -> None:
            self._ends.extend([len(self._codes)] * (row - len(self._ends)))

        def finish(self, count: int) -> None:
            """Write all rows."""
            self._fill(count)
            labels = json.dumps(list(self._labels)).encode()
            for numbers in (self._ends, self._codes):
                self._dbfile.write(np.array(numbers, "<u4").tobytes())
            self._dbfile.write(labels)
            self._dbfile.write(np.array([len(self._codes), len(labels)], "<u4").tobytes())

    class Reader(columns.ColumnReader):
        """Reads rows one by one, for merges."""

        def __init__(self, dbfile: Any, start: int, length: int, count: int) -> None:
            super().__init__(dbfile, start, length, count)
            self._ends, self._codes, self._labels = read_values(_raw(dbfile, start, length), count)

        def __getitem__(self, row: int) -> tuple[str, ...]:
            first = self._ends[row - 1] if row else 0
            return tuple(self._labels[code] for code in self._codes[first : self._ends[row]])


class BytesRows:
    """The rows of a `BytesColumn` over its mapped file; nothing is read before it is asked for."""

    def __init__(self, raw: Raw, count: int) -> None:
        self._raw = raw
        self._ends = raw[len(raw) - 8 * count :].view("<u8")

    def __getitem__(self, row: int) -> bytes:
        start = int(self._ends[row - 1]) if row else 0
        return self._raw[start : int(self._ends[row])].tobytes()

    def __len__(self) -> int:
        return len(self._ends)


def read_numbers(raw: Raw) -> Ints:
    """Return the rows of a `NumberColumn`."""
    return raw.view("<u4").astype(np.int64)


def read_values(raw: Raw, count: int) -> tuple[Ints, Ints, list[str]]:
    """Return the ends of rows, the codes and the strings they stand for of a `ValuesColumn`."""
    codes, labels = (int(size) for size in raw[-8:].view("<u4"))
    numbers = raw[: 4 * (count + codes)].view("<u4").astype(np.int64)
    text = raw[4 * (count + codes) :][:labels].tobytes()
    return numbers[:count], numbers[count:], cast(list[str], json.loads(text))


def _raw(dbfile: Any, start: int, length: int) -> Raw:
    dbfile.seek(start)
    return np.frombuffer(dbfile.read(length), np.uint8)
