"""The forms of a segment, and which of them stand for a word of a query.

A pattern says what is looked for, as terms of the analysis; a choice, which forms of one segment
fit.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby, islice
from zlib import crc32

import numpy as np

from indexer.engines.whoosh.analysis import CAPITALS, plain, stem
from indexer.engines.whoosh.arrays import AnyInts, Ints, Mask, bounds
from indexer.engines.whoosh.columns import BytesRows
from indexer.engines.whoosh.container import ArrayFile
from indexer.engines.whoosh.similar import Spellings, distance


@dataclass(frozen=True, slots=True)
class Stem:
    """Any term with this stem."""

    text: str

    def __str__(self) -> str:
        return self.text

    def fits(self, term: str) -> bool:
        """Whether a term is meant."""
        return stem(term) == self.text


@dataclass(frozen=True, slots=True)
class Term:
    """One term, as written."""

    text: str

    def __str__(self) -> str:
        return f'"{self.text}"'

    def fits(self, term: str) -> bool:
        """Whether a term is meant."""
        return plain(term) == self.text


@dataclass(frozen=True, slots=True)
class Acronym:
    """One term where it is written in capitals."""

    text: str

    def __str__(self) -> str:
        return self.text.upper()

    def fits(self, term: str) -> bool:
        """Whether a term is meant."""
        return term == self.text + CAPITALS


@dataclass(frozen=True, slots=True)
class Beginning:
    """Any term that begins so; if `last` is given, only up to that one in the order of terms."""

    text: str
    last: str = ""

    def __str__(self) -> str:
        return f"{self.text}*"

    def fits(self, term: str) -> bool:
        """Whether a term is meant."""
        return term.startswith(self.text) and _is_up_to(self.last, plain(term))


@dataclass(frozen=True, slots=True)
class Similar:
    """Any term just so many edits away; if `last` is given, only up to that one in their order."""

    text: str
    edits: int
    last: str = ""

    def __str__(self) -> str:
        return f"{self.text}~{self.edits}"

    def fits(self, term: str) -> bool:
        """Whether a term is meant."""
        bare = plain(term)
        return _is_up_to(self.last, bare) and distance(self.text, bare, self.edits) == self.edits


def _is_up_to(last: str, term: str) -> bool:
    return not last or term <= last


_BEYOND = "\U0010ffff"
"""Behind every letter."""

Pattern = Stem | Term | Acronym | Beginning | Similar


@dataclass(frozen=True, slots=True)
class Choice:
    """All forms of a group, or some of them by their numbers in it."""

    group: int
    forms: tuple[int, ...] | None = None


def stem_hash(text: str) -> int:
    """Return the number by which a stem is found, of 32 bits; now and then two share one."""
    return crc32(text.encode())


class Lexicon:
    """Forms are numbered so that those of one stem, a group, are neighbours; groups are in the
    order of stems. Strings are compared by code points, which is the order of their bytes.
    """

    def __init__(self, file: ArrayFile) -> None:
        self._terms = BytesRows(file, "terms")
        self._alphabetical: AnyInts = file["alphabetical"]
        self.sizes: AnyInts = file["term_sizes"]
        self._lengths: AnyInts = file["term_lengths"]
        self._letters: AnyInts = file["term_letters"]
        self.group_ends: AnyInts = file["groups"]
        self._hashes: AnyInts = file["stem_hashes"]
        self._hashed_groups: AnyInts = file["hashed_groups"]
        self.choices = lru_cache(maxsize=4096)(self._choices)

    def __len__(self) -> int:
        return len(self._terms)

    def term(self, form: int) -> str:
        """Return the term of a form."""
        return self._terms[form].decode()

    def all_terms(self) -> list[str]:
        """Return the terms of all forms, in the order of their numbers."""
        return [term.decode() for term in self._terms.all()]

    def is_plain(self, forms: Ints) -> Mask:
        """Return which forms stand in texts as their terms do, with no sign left out in between."""
        return np.less_equal(self.sizes[forms], self._lengths[forms])

    def first_form(self, group: int) -> int:
        """Return the number of the first form of a group."""
        return bounds(self.group_ends, group)[0]

    def matching(self, pattern: Beginning | Similar, limit: int) -> list[str]:
        """Return the terms that fit in their order, at most `limit` of them."""
        if isinstance(pattern, Similar):
            return sorted({plain(self.term(form)) for form in self._similar(pattern)})[:limit]
        terms = (plain(self.term(form)) for form in self._from(pattern))
        return list(islice((term for term, _ in groupby(terms)), limit))

    def forms(self, pattern: Beginning | Similar) -> Ints:
        """Return the numbers of the forms that fit, ascending, however many."""
        if isinstance(pattern, Similar):
            return np.array(sorted(self._similar(pattern)), np.int64)
        first, last = (self._place(text) for text in (pattern.text, pattern.text + _BEYOND))
        return np.sort(self._alphabetical[first:last].astype(np.int64))

    def _choices(self, pattern: Pattern) -> tuple[Choice, ...]:
        """Return the forms that a pattern means, a choice for each group that has any."""
        match pattern:
            case Stem(text):
                group = self._group(text)
                return () if group is None else (Choice(group),)
            case Term(text) | Acronym(text):
                group = self._group(stem(text))
                forms = () if group is None else range(*bounds(self.group_ends, group))
                return tuple(self._chosen(form for form in forms if pattern.fits(self.term(form))))
            case Beginning():
                return tuple(self._chosen(sorted(self._from(pattern))))
            case Similar():
                return tuple(self._chosen(sorted(self._similar(pattern))))

    def _group(self, wanted: str) -> int | None:
        """The group of a stem, found by its hash: terms lie far apart, hashes together."""
        hashed = np.uint32(stem_hash(wanted))
        first, last = (self._hashes.searchsorted(hashed, side) for side in ("left", "right"))
        groups = map(int, self._hashed_groups[first:last])
        return next((group for group in groups if self._stem(group) == wanted), None)

    def _stem(self, group: int) -> str:
        return stem(self.term(self.first_form(group)))

    def _from(self, beginning: Beginning) -> Iterator[int]:
        """The forms that begin so, in the order of their terms."""
        places = range(self._place(beginning.text), len(self._alphabetical))
        for form in map(self._nth, places):
            if not beginning.fits(self.term(form)):
                break
            yield form

    def _place(self, text: str) -> int:
        """Where a text is, or would be, in the order of terms."""
        places = range(len(self._alphabetical))
        return bisect_left(places, text, key=lambda at: self.term(self._nth(at)))

    def _similar(self, pattern: Similar) -> Iterator[int]:
        for form, edits in self._spellings.within(pattern.text, pattern.edits):
            is_meant = edits == pattern.edits
            if is_meant and _is_up_to(pattern.last, plain(self.term(form))):
                yield form

    @cached_property
    def _spellings(self) -> Spellings:
        return Spellings(*self._terms.arrays, self._lengths, self._letters)

    def _nth(self, place: int) -> int:
        """The form in a place of the order of terms."""
        return int(self._alphabetical[place])

    def _chosen(self, forms: Iterable[int]) -> Iterator[Choice]:
        """Ascending forms as choices."""
        for group, some in groupby(forms, lambda form: bisect_right(self.group_ends, form)):
            start, end = bounds(self.group_ends, group)
            numbers = tuple(form - start for form in some)
            yield Choice(group, None if len(numbers) == end - start else numbers)
