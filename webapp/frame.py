"""What every page shows around its own matter: name, search box, size of the collection."""

from dataclasses import dataclass

from flask import request

from indexer.engines.interface import Sort
from webapp import assets, wording
from webapp.params import EXACT, Args, args_from
from webapp.site import Site, asked, site

_KEEPS_FILTERS = frozenset({"pages.search", "pages.filters", "pages.facet"})


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of a page. Each part is made when a template prints it: the page of an error
    leaves out those that may have failed.
    """

    site: Site

    @property
    def site_name(self) -> str:
        """What the site is called."""
        return self.site.settings.site_name

    @property
    def words(self) -> str:
        """What stands in the search box."""
        return request.args.get("q", "")

    @property
    def kept(self) -> Args:
        """The filters that a new search goes on with."""
        return _kept() if request.endpoint in _KEEPS_FILTERS else []

    @property
    def collection(self) -> str:
        """How many releases there are, in words."""
        return wording.counted(self.site.searcher.count, "release")

    @property
    def path(self) -> str:
        """Where this page is, without arguments."""
        return request.path

    @property
    def is_home(self) -> bool:
        """Whether this is the browse page."""
        return request.path == "/" and not request.args


def context() -> dict[str, object]:
    """Return what templates see besides their page."""
    return {"frame": Frame(site()), "asset": assets.address}


def _kept() -> Args:
    query = asked().query
    args = args_from(query, site().settings.page_size)
    dropped = {"q", "page", "match", EXACT} | ({"sort"} if query.sort is Sort.RELEVANCE else set())
    return [(name, value) for name, value in args if name not in dropped]
