"""A query with what was found for it: what the parts of a results page are made from."""

from dataclasses import dataclass

from indexer.engines.interface import Query, Results
from webapp import links
from webapp.params import PAGE_SIZE


@dataclass(frozen=True, slots=True)
class Answer:
    """A query, its results, and the length of page that addresses need not mention."""

    query: Query
    results: Results
    page_size: int = PAGE_SIZE

    @property
    def pages(self) -> int:
        """How many pages there are; one, if nothing was found."""
        return max(1, -(-self.results.total // self.query.per_page))

    def url(self, query: Query | None = None, path: str = "/search") -> str:
        """Return the address of this query or another, under `path`."""
        return links.search(query or self.query, self.page_size, path)
