"""The nouns: raw release, release, tag, tagged release. Frozen values, standard library only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

V = TypeVar("V")

ReleaseId = str
PartyCode = str
"""ISO 3166-1 alpha-2 (`KR`, `XK`, `PS`) or a body of `indexer.parties` (`EU`, `AFRICAN_UNION`)."""


class Kind(StrEnum):
    """What sort of source a release is."""

    OFFICIAL = "official"
    NEWS = "news"
    REPOST = "repost"
    TRANSLATION = "translation"
    OTHER = "other"


class Role(StrEnum):
    """In what capacity a lead official appears."""

    HEAD = "head of delegation"
    CO_CHAIR = "co-chair"
    PRINCIPAL = "principal"
    SIGNATORY = "signatory"
    TRAVELLER = "traveller"


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of characters of `Release.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Stated:
    """What metadata says, as printed, and which metadata: `feed`, `front matter`, `meta`, …"""

    value: str
    by: str


@dataclass(frozen=True, slots=True)
class StatedOfficial:
    """A lead official as a record declares one; unknown parts are empty or None."""

    name: str
    title: str = ""
    side: PartyCode | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Declared:
    """Metadata that came with a release, unread: dates are strings as printed.

    A tuple holds alternatives, the most trusted first (`published`, `site_name`), or a list that a
    record declares (`parties` …); None means that the record does not speak of the field.
    """

    title: Stated | None = None
    url: Stated | None = None
    published: tuple[Stated, ...] = ()
    event_start: Stated | None = None
    event_end: Stated | None = None
    site_name: tuple[Stated, ...] = ()
    author: tuple[Stated, ...] = ()
    issuer: Stated | None = None
    issuer_country: Stated | None = None
    kind: Stated | None = None
    language: Stated | None = None
    series: Stated | None = None
    parties: tuple[PartyCode, ...] | None = None
    counterparts: tuple[PartyCode, ...] | None = None
    officials: tuple[StatedOfficial, ...] | None = None
    agencies: tuple[tuple[str, PartyCode | None], ...] | None = None
    topics: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class RawRelease:
    """One release as received: a whole file, or one entry of a container.

    `path` is relative to the corpus, with `/`. `source_id` is the feed's guid, the container's id,
    or the file's name. `content` is bytes of `media_type`; entries of containers are UTF-8.
    """

    id: ReleaseId
    path: str
    source_id: str
    media_type: str
    content: bytes = field(repr=False)
    declared: Declared = Declared()


@dataclass(frozen=True)
class Release:
    """A release as cleaned text. All spans of its tags count characters of `text`.

    `text` is paragraphs, each one line, joined by blank lines. `title` is the headline's span: a
    paragraph of its own, or, where a page prints none, the first sentence of the first paragraph.
    `set_aside` holds the removed lines in page order; `received` is the text before cleaning.
    """

    id: ReleaseId
    path: str
    source_id: str
    text: str
    title: Span
    set_aside: tuple[str, ...] = ()
    url: str | None = None
    declared: Declared = field(default=Declared(), compare=False, repr=False)
    received: str = field(default="", compare=False, repr=False)
    fingerprint: str = field(default="", compare=False, repr=False)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Paragraphs of the body, without the headline; the page numbers them from 1."""
        return tuple(span for span in _paragraphs(self.text) if span != self.title)

    @cached_property
    def body_start(self) -> int:
        """Where the first body paragraph begins; the length of the text where there is none."""
        return self.paragraphs[0].start if self.paragraphs else len(self.text)


_INK = re.compile(r"\S")


def _paragraphs(text: str) -> Iterator[Span]:
    first = _INK.search(text)
    while first:
        end = text.find("\n\n", first.end())
        end = len(text) if end < 0 else end
        yield Span(first.start(), end)
        first = _INK.search(text, end)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a tag is there: the words that say so, and the rule that saw them.

    Without spans the rule begins with `declared:` (metadata said so), `derived:` (it follows from
    another tag, which has evidence of its own) or is `corrected` (a person did).
    """

    rule: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Tag(Generic[V]):
    """A fact about a release with its evidence."""

    value: V
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who published a release; `country` is None for an outlet of no known country."""

    name: str
    country: PartyCode | None


@dataclass(frozen=True, slots=True)
class Official:
    """A lead official, named and titled as printed."""

    name: str
    title: str
    side: PartyCode | None
    role: Role


@dataclass(frozen=True, slots=True)
class Agency:
    """A body that took part, and on whose side."""

    name: str
    side: PartyCode | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedRelease:
    """A release and every fact found in it. None or () is unknown."""

    release: Release
    kind: Tag[Kind]
    language: Tag[str] | None = None
    issuer: Tag[Issuer] | None = None
    published: Tag[date] | None = None
    event_start: Tag[date] | None = None
    event_end: Tag[date] | None = None
    parties: tuple[Tag[PartyCode], ...] = ()
    counterparts: tuple[Tag[PartyCode], ...] = ()
    subjects: tuple[Tag[PartyCode], ...] = ()
    officials: tuple[Tag[Official], ...] = ()
    event_type: Tag[str] | None = None
    series: Tag[str] | None = None
    ordinal: Tag[int] | None = None
    venue: Tag[str] | None = None
    agencies: tuple[Tag[Agency], ...] = ()
    topics: tuple[Tag[str], ...] = ()

    @property
    def title(self) -> str:
        """The headline, or the sentence that stands for it."""
        return self.release.title.of(self.release.text)
