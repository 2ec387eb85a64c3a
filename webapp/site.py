"""What every view reaches the world through: settings, the searcher, the build."""

from dataclasses import dataclass
from functools import cached_property
from typing import cast

from flask import current_app, request

from indexer.engines import open_searcher
from indexer.engines.interface import Searcher
from indexer.settings import Settings
from webapp.params import Asked, read

EXTENSION = "readout"


@dataclass(frozen=True)
class Site:
    """One running app. The index is opened by the first view that needs it, so that a server may
    start before there is one and answer 503 until then.
    """

    settings: Settings
    build: str
    given: Searcher | None = None

    @cached_property
    def searcher(self) -> Searcher:
        """The index. Raises EngineError as long as it cannot be opened."""
        return open_searcher(self.settings.index) if self.given is None else self.given


def site() -> Site:
    """Return the site that serves this request."""
    return cast("Site", current_app.extensions[EXTENSION])


def asked() -> Asked:
    """Return what the request's arguments ask for."""
    return read(request.args, site().settings.page_size)


def absolute(address: str) -> str:
    """Return one of our addresses under the public one: of the settings, else of the request."""
    root = site().settings.base_url or request.url_root
    return root.rstrip("/") + address
