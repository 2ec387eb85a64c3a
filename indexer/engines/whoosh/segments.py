"""One segment of the index as immutable arrays, shared by all threads and commits that hold it."""

import weakref
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import islice, takewhile
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from whoosh.reading import SegmentReader, TermNotFound

from indexer.engines.whoosh.analysis import stem
from indexer.engines.whoosh.arrays import Ints
from indexer.engines.whoosh.codec import ArrayCodec, Postings, read_postings
from indexer.engines.whoosh.columns import BytesRows, Raw, read_numbers, read_values
from indexer.engines.whoosh.schema import TEXTS


class Lexicon:
    """The indexed forms of one segment, by stem and by beginning."""

    def __init__(self, terms: list[str]) -> None:
        """Take the distinct forms in order."""
        self.terms = terms

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.terms)

    def __contains__(self, term: str) -> bool:
        return term in self._known

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        forms: dict[str, list[str]] = defaultdict(list)
        for term in self.terms:
            forms[stem(term)].append(term)
        return dict(forms)

    def forms(self, wanted: str) -> Sequence[str]:
        """Return the forms that have a stem."""
        return self._by_stem.get(wanted, ())

    def starting_with(self, prefix: str, limit: int) -> Sequence[str]:
        """Return the forms that begin with a prefix, at most `limit` of them."""
        first = bisect_left(self.terms, prefix)
        found = takewhile(lambda term: term.startswith(prefix), islice(self.terms, first, None))
        return list(islice(found, limit))


class Segment:
    """The postings and columns of one Whoosh segment.

    Files are mapped when the segment is opened, so that a later commit may delete them. Whoosh's
    term dictionary is one file with one position: it is read under a lock.
    """

    def __init__(self, storage: Any, schema: Any, segment: Any) -> None:
        self.name = str(segment.segment_id())
        self.count = int(segment.doc_count_all())
        self._reader = SegmentReader(storage, schema, segment)
        weakref.finalize(self, self._reader.close)
        self._lock = Lock()
        folder = Path(storage.folder)
        self._postings = _mapped(folder / segment.make_filename(ArrayCodec.POSTS_EXT))
        self._terms = _mapped(folder / segment.make_filename(ArrayCodec.LEXICON_EXT))
        self._columns = {
            name: _mapped(folder / ArrayCodec.column_filename(segment, name))
            for name, field in schema.items()
            if field.column_type
        }
        self.postings = lru_cache(maxsize=8192)(self._read_postings)

    def _read_postings(self, field: str, term: str) -> Postings | None:
        if field in TEXTS and term not in self.lexicon:
            return None  # the term dictionary would say so ten times more slowly
        with self._lock:
            try:
                terminfo = self._reader.term_info(field, term)
            except TermNotFound:
                return None
        return read_postings(self._postings, terminfo.extent()[0])

    @cached_property
    def lexicon(self) -> Lexicon:
        """Every form that occurs in a searched text."""
        return Lexicon(self._terms.tobytes().decode().split())

    def numbers(self, name: str) -> Ints:
        """Return a column of numbers."""
        return read_numbers(self._columns[name])

    def bytes(self, name: str) -> BytesRows:
        """Return a column of bytes."""
        return BytesRows(self._columns[name], self.count)

    def values(self, name: str) -> tuple[Ints, Ints, list[str]]:
        """Return a column of facet values: ends of rows, codes, what the codes stand for."""
        return read_values(self._columns[name], self.count)

    @cached_property
    def ids(self) -> list[str]:
        """The id of each release."""
        keys = self.bytes("key")
        return [keys[row].decode() for row in range(self.count)]


def _mapped(path: Path) -> Raw:
    if path.stat().st_size == 0:  # which cannot be mapped
        return np.zeros(0, np.uint8)
    return np.memmap(path, np.uint8, "r").view(np.ndarray)
