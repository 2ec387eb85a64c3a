"""One file of named arrays. Readers map it: no array is read before its numbers are asked for.

Layout: a header, the arrays, each at a multiple of eight bytes, and the directory: JSON, name →
[type, offset, length]. The header holds the size of the whole file, and where the directory begins
with its checksum, so that a file that was cut short or overwritten is not taken for whole.
"""

import json
import os
import struct
import weakref
from collections.abc import Mapping
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_MAGIC = b"RDOARRAY"
_HEADER = struct.Struct("<8sQQII")
_ALIGNED = 8


def write_arrays(file: Any, arrays: Mapping[str, Array]) -> None:
    """Write one-dimensional arrays as one file."""
    directory: dict[str, tuple[str, int, int]] = {}
    at = _HEADER.size
    for name, array in arrays.items():
        directory[name] = (array.dtype.newbyteorder("<").str, at, len(array))
        at += array.nbytes + -array.nbytes % _ALIGNED
    listed = json.dumps(directory).encode()
    file.write(_HEADER.pack(_MAGIC, at + len(listed), at, crc32(listed), 0))
    for array in arrays.values():
        file.write(array.astype(array.dtype.newbyteorder("<"), copy=False).tobytes())
        file.write(bytes(-array.nbytes % _ALIGNED))
    file.write(listed)


class ArrayFile:
    """The arrays of a file, mapped. Raises ValueError and struct.error where it is not whole."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        weakref.finalize(self, os.close, self._descriptor)
        self._bytes = mmap(self._descriptor, 0, access=ACCESS_READ)
        magic, size, at, checksum, _ = _HEADER.unpack_from(self._bytes)
        listed = self._bytes[at:size]
        if (magic, size, checksum) != (_MAGIC, len(self._bytes), crc32(listed)):
            raise ValueError(f"{path.name} is not a whole file of arrays")
        self._directory: dict[str, tuple[str, int, int]] = json.loads(listed)
        self._views: dict[str, Array] = {}

    def __getitem__(self, name: str) -> Array:
        if name not in self._views:
            kind, offset, length = self._directory[name]
            self._views[name] = np.frombuffer(self._bytes, kind, length, offset)
        return self._views[name]

    def read(self, name: str, first: int, last: int) -> bytes:
        """Return part of an array of bytes, without mapping what is read once and far apart."""
        _, offset, _ = self._directory[name]
        return os.pread(self._descriptor, last - first, offset + first)
