"""What can go wrong in the files of an index, turned into our errors."""

import pickle
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from whoosh.filedb.filetables import FileFormatError
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import ReaderClosed, TermNotFound
from whoosh.writing import IndexingError

from indexer.errors import EngineError

_FAULTS = (
    WhooshIndexError,
    IndexingError,
    ReaderClosed,
    TermNotFound,
    FileFormatError,
    OSError,
    EOFError,
    pickle.PickleError,
    struct.error,
    zlib.error,
    # what unpickling and decoding garbage raises
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ImportError,
    AssertionError,
    MemoryError,
)


@contextmanager
def damage_reported(url: str, doing: str) -> Iterator[None]:
    """Raise EngineError, which says what was being done, for whatever damaged files raise."""
    try:
        yield
    except _FAULTS as fault:
        reason = f"{type(fault).__name__}: {fault}"
        raise EngineError(
            f"{url}: {doing} failed ({reason}): try `readout index --rebuild`"
        ) from fault
