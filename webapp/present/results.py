"""Results → the results page, the page of filters and the page of one whole facet."""

from dataclasses import dataclass

from indexer.engines.interface import Facet, Sort
from indexer.labels import field_label
from webapp import links, wording
from webapp.params import Args
from webapp.present import facets
from webapp.present.answer import Answer
from webapp.present.chips import Chip, chips, narrowings
from webapp.present.facets import DateInputs, FacetGroup
from webapp.present.histogram import Histogram, histogram
from webapp.present.pager import Pager, pager
from webapp.present.parts import Link
from webapp.present.remarks import NO_REMARKS, Echo, Remarks, Suggestion, Why, echo, why, why_link
from webapp.present.rows import Row, row

_SORTS = {Sort.RELEVANCE: "relevance", Sort.DATE: "event date", Sort.PUBLISHED: "published"}


@dataclass(frozen=True, slots=True)
class SortLink:
    """An order of hits, and where to get it."""

    text: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterForm:
    """The form of facets; `kept` are arguments that it carries unseen."""

    before_dates: tuple[FacetGroup, ...]
    dates: DateInputs | None
    after_dates: tuple[FacetGroup, ...]
    kept: Args


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """The same results for machines."""

    feed: str
    csv: str
    json: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """Everything that the results page prints."""

    title: str
    heading: str
    words: str
    status: str
    newest: str | None
    echo: Echo | None
    notices: tuple[str, ...]
    suggestion: Suggestion | None
    chips: tuple[Chip, ...]
    clear_url: str
    filters_url: str
    histogram: Histogram | None
    form: FilterForm
    sorts: tuple[SortLink, ...]
    rows: tuple[Row, ...]
    whys: tuple[Why, ...]
    why_link: Link | None
    pager: Pager | None
    doors: Doors
    canonical_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FiltersPage:
    """The facets alone, for narrow screens and for facets with many values."""

    title: str
    heading: str
    found: str
    words: str
    chips: tuple[Chip, ...]
    clear_url: str
    form: FilterForm
    back_url: str


def search_page(answer: Answer, remarks: Remarks = NO_REMARKS) -> SearchPage:
    """Return the page of results."""
    query, results = answer.query, answer.results
    heading = wording.counted(results.total, "release") if results.total else "No releases"
    return SearchPage(
        title=_title(answer, heading),
        heading=heading,
        words=query.words,
        status=f"{heading}, page {query.page} of {answer.pages}",
        newest=wording.day(results.newest) if results.newest else None,
        echo=echo(answer),
        notices=(*remarks.notices, *results.notices),
        suggestion=remarks.suggestion,
        chips=chips(answer),
        clear_url=answer.url(links.unfiltered(query)),
        filters_url=answer.url(path="/filters"),
        histogram=histogram(answer),
        form=form(answer),
        sorts=sorts(answer),
        rows=tuple(row(hit, query) for hit in results.hits),
        whys=tuple(map(why, remarks.whys)),
        why_link=why_link(answer, bool(remarks.whys)),
        pager=pager(answer),
        doors=doors(answer),
        canonical_url=answer.url(),
    )


def filters_page(answer: Answer, field: Facet | None = None) -> FiltersPage:
    """Return the page of all filters, or of all values of one facet."""
    label = field_label(field) if field else "Filters"
    found = wording.counted(answer.results.total, "release")
    return FiltersPage(
        title=_title(answer, label),
        heading=label,
        found=f"{found} for {answer.query.words}" if answer.query.words else found,
        words=answer.query.words,
        chips=chips(answer),
        clear_url=answer.url(links.unfiltered(answer.query)),
        form=_one_facet(answer, field) if field else form(answer),
        back_url=answer.url(),
    )


def form(answer: Answer) -> FilterForm:
    """Return the form of facets, the dates after the first two."""
    before = facets.groups(answer, facets.BEFORE_DATES)
    after = facets.groups(answer, facets.AFTER_DATES)
    return FilterForm(
        before_dates=before,
        dates=facets.date_inputs(answer),
        after_dates=after,
        kept=facets.kept_args(answer, facets.boxes((*before, *after)) | facets.DATE_BOXES),
    )


def doors(answer: Answer) -> Doors:
    """Return the addresses of the same results for machines."""
    return Doors(
        feed=answer.url(path="/search.atom"),
        csv=answer.url(path="/search.csv"),
        json=answer.url(path="/search.json"),
    )


def sorts(answer: Answer) -> tuple[SortLink, ...]:
    """Return the orders to choose from; without words there is no relevance."""
    offered = [sort for sort in Sort if answer.query.words or sort is not Sort.RELEVANCE]
    return tuple(
        SortLink(
            _SORTS[sort],
            answer.url(links.sorted_by(answer.query, sort)),
            sort is answer.query.sort,
        )
        for sort in offered
    )


def _one_facet(answer: Answer, field: Facet) -> FilterForm:
    group = facets.whole_group(answer, field)
    return FilterForm(
        before_dates=(group,),
        dates=None,
        after_dates=(),
        kept=facets.kept_args(answer, facets.boxes((group,))),
    )


def _title(answer: Answer, last: str) -> str:
    narrowed = (one.spoken for one in narrowings(answer.query))
    return " – ".join(part for part in (answer.query.words, *narrowed, last) if part)
