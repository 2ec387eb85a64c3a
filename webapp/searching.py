"""What was asked → what was found: the one way from a request to the index."""

from collections.abc import Iterator
from dataclasses import replace

from indexer.engines.guidance import Explanation
from indexer.engines.interface import Facet, Query, Results
from indexer.errors import ReleaseNotFound
from indexer.model import TaggedRelease
from webapp.failures import PageBeyondLast
from webapp.present.answer import Answer
from webapp.present.histogram import chosen_year
from webapp.present.pager import page_url
from webapp.present.remarks import Suggestion
from webapp.site import site
from webapp.timing import timed

_NOTHING_TYPED = "What was typed has no letters or digits to search for; it was left out."


def found(query: Query, path: str = "/search") -> Answer:
    """Search; months are counted too where one year is chosen. Raises PageBeyondLast."""
    if chosen_year(query) and query.facets:
        query = replace(query, facets=(*query.facets, Facet.MONTH))
    results = _with_notice(search(query), query.words)
    answer = Answer(query, results, site().settings.page_size)
    if query.page > answer.pages:
        raise PageBeyondLast(page_url(answer, answer.pages, path), answer.pages)
    return answer


def search(query: Query) -> Results:
    """Search the index; what it takes is told with the answer."""
    with timed("search"):
        return site().searcher.search(query)


def _with_notice(results: Results, words: str) -> Results:
    """Say so where words were typed that hold nothing to search for."""
    if not words or any(map(str.isalnum, words)):
        return results
    return replace(results, notices=(*results.notices, _NOTHING_TYPED))


def count(query: Query) -> int:
    """Return how many releases a query finds."""
    return search(replace(query, page=1, per_page=1, facets=())).total


def suggestion(answer: Answer) -> Suggestion | None:
    """Return the engine's suggestion of other words, and where they lead."""
    results = answer.results
    if not results.suggestion:
        return None
    other = replace(answer.query, words=results.suggestion, page=1)
    return Suggestion(
        words=results.suggestion, url=answer.url(other), count=results.suggestion_total
    )


def explanations(answer: Answer) -> tuple[Explanation, ...]:
    """Return why each hit has its score."""
    searcher = site().searcher
    return tuple(searcher.explain(answer.query, hit.id) for hit in answer.results.hits)


def everything(query: Query) -> Iterator[TaggedRelease]:
    """Yield the whole result set; a release removed meanwhile is left out."""
    searcher = site().searcher
    ids = searcher.ids(query)

    def releases() -> Iterator[TaggedRelease]:
        for release_id in ids:
            try:
                yield searcher.get(release_id)
            except ReleaseNotFound:
                continue

    return releases()


def counting(query: Query, field: Facet) -> Query:
    """Return the query counting one facet alone, at its first page."""
    return replace(query, facets=(field, Facet.YEAR), page=1)
