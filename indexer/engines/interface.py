"""What every engine offers, in words of no engine: queries, results, searcher, builder."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from indexer.engines.guidance import Completion, Explanation, OtherNames
from indexer.model import Issuer, Kind, Official, PartyCode, ReleaseId, Span, TaggedRelease


class Facet(StrEnum):
    """The fields by which results are counted and narrowed."""

    COUNTERPART = "counterpart"
    PARTY = "party"
    SUBJECT = "subject"
    ISSUER = "issuer"
    OFFICIAL = "official"
    AGENCY = "agency"
    TOPIC = "topic"
    SERIES = "series"
    EVENT_TYPE = "event_type"
    KIND = "kind"
    LANGUAGE = "language"
    VENUE = "venue"
    YEAR = "year"
    MONTH = "month"


RESULTS_PAGE_FACETS = (
    Facet.COUNTERPART,
    Facet.ISSUER,
    Facet.YEAR,
    Facet.KIND,
    Facet.SERIES,
    Facet.OFFICIAL,
    Facet.TOPIC,
    Facet.AGENCY,
    Facet.EVENT_TYPE,
    Facet.VENUE,
    Facet.LANGUAGE,
)

NOT_STATED = "none"
"""The value that selects, in any facet, the releases without one: `Filter("series", "none")`."""


class Sort(StrEnum):
    """Order of hits; ties are broken by release id. `date` and `published` are newest first."""

    RELEVANCE = "relevance"
    DATE = "date"
    PUBLISHED = "published"


class Match(StrEnum):
    """`all`: every word is required, fewer when no release has all. `any`: plain ranked words."""

    ALL = "all"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Filter:
    """One chosen value of a facet. Values of one facet are OR-ed, facets AND-ed."""

    field: str
    value: str
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days from `since` to `until`, both included; None is open."""

    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a user asks for. `words` is in the query language; no string is an error.

    `since` and `until` narrow the date of the event, or of publication where there is none; a
    release without either is left out when one is given. `facets` are the fields to count.
    Dates like `last-90d` count back from `today`, or else from the present day. A name
    finds the other names of the same as well, unless it is asked for exactly.
    """

    words: str = ""
    filters: tuple[Filter, ...] = ()
    since: date | None = None
    until: date | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    per_page: int = 20
    match: Match = Match.ALL
    facets: tuple[Facet, ...] = RESULTS_PAGE_FACETS
    today: date | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of text that is a match or is not; never HTML. Another name of what was asked for
    `stands_for` the words that were typed.
    """

    text: str
    is_match: bool
    stands_for: str = ""


@dataclass(frozen=True, slots=True)
class Matched:
    """Where a text has a word of a query, or another name, which `stands_for` what was typed."""

    span: Span
    stands_for: str = ""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of whole sentences; `paragraph` counts body paragraphs from 1."""

    fragments: tuple[Fragment, ...]
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One release of a results page, with what a row shows."""

    id: ReleaseId
    title: str
    title_fragments: tuple[Fragment, ...]
    url: str | None
    kind: Kind
    language: str | None
    issuer: Issuer | None
    published: date | None
    event_start: date | None
    event_end: date | None
    counterparts: tuple[PartyCode, ...]
    officials: tuple[Official, ...]
    event_type: str | None
    series: str | None
    ordinal: int | None
    venue: str | None
    snippets: tuple[Snippet, ...]
    score: float


FacetCounts = Mapping[str, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """One page of hits with exact totals.

    `facets[field]` is (value, count), most frequent first, every value that has a count and every
    selected one. `missing[field]` counts releases without a value. `interpretation` says in words
    how the query was read, `notices` what was repaired or relaxed, `aliases` which other names were
    searched. `newest` is the latest date. `suggestion` is other words that find more, and
    `suggestion_total` how many; no release is shown for them.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: FacetCounts
    missing: Mapping[str, int]
    interpretation: str
    notices: tuple[str, ...] = ()
    aliases: tuple[OtherNames, ...] = ()
    newest: date | None = None
    suggestion: str | None = None
    suggestion_total: int = 0
    generation: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index holds: release id → fingerprint of what it was made from.

    `is_built` is False where there is no index, or one of another schema.
    """

    fingerprints: Mapping[ReleaseId, str] = field(default_factory=dict)
    is_built: bool = True


class Searcher(Protocol):
    """Reads an index. Safe to share between threads; each call answers from the newest commit."""

    def search(self, query: Query) -> Results:
        """Return one page of results with the facet counts that the query asks for."""
        ...

    def get(self, release_id: ReleaseId) -> TaggedRelease:
        """Return a release whole, with `received`. Raises ReleaseNotFound; ReleaseMoved or
        ReleaseGone where it is known what became of it.
        """
        ...

    def matches(self, release: TaggedRelease, query: Query) -> tuple[Matched, ...]:
        """Return where the words of a query occur in the release's text, in text order."""
        ...

    def complete(self, typed: str, most: int) -> tuple[Completion, ...]:
        """Return countries, officials, series, agencies and topics with a word that begins so, then
        words of releases; of each kind those of most releases first.
        """
        ...

    def explain(self, query: Query, release_id: ReleaseId) -> Explanation:
        """Return what gives a release its score for a query. Raises ReleaseNotFound."""
        ...

    def ids(self, query: Query) -> Iterable[ReleaseId]:
        """Return the ids of the whole result set, in the query's order, whatever its page."""
        ...

    @property
    def generation(self) -> str:
        """Name of the newest commit: changes whenever results may."""
        ...

    @property
    def count(self) -> int:
        """How many releases the newest commit holds."""
        ...


class Builder(Protocol):
    """Writes an index; raises IndexBusy while another process does."""

    def build(self, releases: Iterable[TaggedRelease]) -> int:
        """Replace the whole index by these releases, atomically; return how many."""
        ...

    def update(
        self, changed: Iterable[TaggedRelease] = (), removed: Iterable[ReleaseId] = ()
    ) -> None:
        """Add or replace some releases, drop others, in one atomic commit; nothing is no write."""
        ...

    def manifest(self) -> Manifest:
        """Return what the index holds."""
        ...
