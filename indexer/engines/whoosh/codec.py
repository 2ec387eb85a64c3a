"""Whoosh's view of a segment, so that what is written here can be opened and searched by Whoosh.

The postings of Whoosh are one list a term and field; they are cut out of the arrays on demand.
"""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec import base, whoosh3
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from indexer.engines.whoosh.arrays import Sparse
from indexer.engines.whoosh.schema import BODY, LENGTHS, TITLE
from indexer.engines.whoosh.scoring import Weights
from indexer.engines.whoosh.segments import Segment
from indexer.engines.whoosh.terms import Term


class ArrayCodec(base.Codec):
    """Reads segments of arrays for Whoosh; they are written by `WhooshBuilder` alone."""

    def terms_reader(self, storage: Any, segment: Any) -> "_Terms":
        """Return the inverted index of a segment."""
        return _Terms(opened(storage, segment))

    def per_document_reader(self, storage: Any, segment: Any) -> "_Releases":
        """Return what a segment has by release."""
        return _Releases(opened(storage, segment), segment)

    def new_segment(self, storage: Any, indexname: str) -> Any:  # noqa: ARG002 - Whoosh's signature
        """Return a segment that holds nothing yet."""
        return whoosh3.W3Segment(self, indexname)


def opened(storage: Any, segment: Any) -> Segment:
    """Return the arrays of a Whoosh segment."""
    return Segment(Path(storage.folder), segment.segment_id(), segment.doc_count_all())


class _Terms(base.TermsReader):
    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    @cached_property
    def _distinct(self) -> list[bytes]:
        return sorted({term.encode() for term in self._segment.lexicon.all_terms()})

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._postings(*term) is not None

    def indexed_field_names(self) -> tuple[str, ...]:
        return tuple(LENGTHS)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        pairs = ((field, term) for field in sorted(LENGTHS) for term in self._distinct)
        return (pair for pair in pairs if pair in self)

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        return (term for term in self.terms() if term >= (fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[Any]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        postings = self._postings(fieldname, text)
        if postings is None:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        rows, counts = postings
        numbers = (counts.sum(), len(rows), 1, 1, counts.max(), rows[0], rows[-1])
        return TermInfo(*map(int, numbers))

    def frequency(self, fieldname: str, text: bytes) -> int:
        postings = self._postings(fieldname, text)
        return int(postings[1].sum()) if postings else 0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        postings = self._postings(fieldname, text)
        return len(postings[0]) if postings else 0

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        terminfo, postings = self.term_info(fieldname, text), self._postings(fieldname, text)
        if postings is None:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        return ListMatcher(
            *(column.tolist() for column in postings),
            format=format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=terminfo,
        )

    def close(self) -> None:
        """Keep the map: other readers share the pages, and it goes with the last of them."""

    def _postings(self, fieldname: str, text: bytes) -> Sparse | None:
        """The releases that have a term in a field, and how often."""
        counted = Weights(fieldname == TITLE, fieldname == BODY)
        choices = self._segment.lexicon.choices(Term(text.decode()))
        found = [self._segment.postings(choice).weighed(*counted) for choice in choices]
        return next((postings for postings in found if len(postings[0])), None)


class _Releases(base.PerDocumentReader):
    def __init__(self, segment: Segment, whoosh_segment: Any) -> None:
        self._segment, self._whoosh = segment, whoosh_segment

    def doc_count(self) -> int:
        return int(self._whoosh.doc_count())

    def doc_count_all(self) -> int:
        return self._segment.count

    def has_deletions(self) -> bool:
        return bool(self._whoosh.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return bool(self._whoosh.is_deleted(docnum))

    def deleted_docs(self) -> set[int]:
        return set(self._whoosh.deleted_docs())

    def supports_columns(self) -> bool:
        return False

    def has_column(self, fieldname: str) -> bool:  # noqa: ARG002 - Whoosh's signature
        return False

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        if fieldname not in LENGTHS:
            return default
        return int(self._segment.numbers(LENGTHS[fieldname])[docnum])

    def field_length(self, fieldname: str) -> int:
        return int(np.sum(self._segment.numbers(LENGTHS[fieldname]), dtype=np.int64))

    def min_field_length(self, fieldname: str) -> int:
        return int(self._segment.numbers(LENGTHS[fieldname]).min(initial=0))

    def max_field_length(self, fieldname: str) -> int:
        return int(self._segment.numbers(LENGTHS[fieldname]).max(initial=0))

    def has_vector(self, docnum: int, fieldname: str) -> bool:  # noqa: ARG002 - Whoosh's signature
        return False

    def stored_fields(self, docnum: int) -> dict[str, str]:
        return {"id": self._segment.bytes("ids")[docnum].decode("utf-8", "surrogatepass")}

    def close(self) -> None:
        """Keep the map: other readers share the pages, and it goes with the last of them."""
