"""What every page shows around its own matter: name, search box, size of the collection."""

from dataclasses import dataclass

from flask import request

from indexer.engines.interface import Sort
from webapp import assets, wording
from webapp.params import Args, args_from
from webapp.site import asked, site

_KEEPS_FILTERS = frozenset({"pages.search", "pages.filters", "pages.facet"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame of a page. `kept` are the filters that a new search goes on with."""

    site_name: str
    words: str
    kept: Args
    collection: str
    here: str
    address: str


def context() -> dict[str, object]:
    """Return what templates see besides their page."""
    return {"frame": frame(), "asset": assets.address}


def frame() -> Frame:
    """Return the frame of this request's page."""
    count = site().count
    return Frame(
        site_name=site().settings.site_name,
        words=request.args.get("q", ""),
        kept=_kept() if request.endpoint in _KEEPS_FILTERS else [],
        collection="" if count is None else wording.counted(count, "release"),
        here=request.path,
        address=request.full_path.rstrip("?"),
    )


def _kept() -> Args:
    query = asked().query
    args = args_from(query, site().settings.page_size)
    dropped = {"q", "page", "match"} | ({"sort"} if query.sort is Sort.RELEVANCE else set())
    return [(name, value) for name, value in args if name not in dropped]
