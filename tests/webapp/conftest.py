"""Apps over releases in memory."""

from collections.abc import Callable, Sequence
from typing import Any

import hypothesis
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from indexer.engines.interface import Searcher
from indexer.model import TaggedRelease
from indexer.record import from_record
from indexer.settings import Settings
from tests.webapp.memory import MemorySearcher
from tests.webapp.records import SEOUL, TOKYO, WARSAW
from webapp import create_app

# how long one example takes says more about the machine than about the app
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

MakeApp = Callable[..., Flask]


class BufferedClient(FlaskClient):
    """Reads every answer to its end, as servers do, so that no file stays open."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        return super().open(*args, **{"buffered": True} | kwargs)


@pytest.fixture(scope="session")
def memory() -> Callable[..., MemorySearcher]:
    """Make a searcher over records."""

    def make(*records: dict[str, Any], suggestion: str | None = None) -> MemorySearcher:
        return MemorySearcher(map(from_record, records), suggestion)

    return make


@pytest.fixture(scope="session")
def searcher(memory: Callable[..., MemorySearcher]) -> MemorySearcher:
    """Three releases: a tagged one, a news item, and one of which little is known."""
    return memory(SEOUL, TOKYO, WARSAW)


@pytest.fixture(scope="session")
def make_app() -> MakeApp:
    """Make an app for a searcher, with settings that no environment decides."""

    def make(searcher: Searcher | None, **settings: Any) -> Flask:
        app = create_app(Settings(**settings), searcher)
        app.test_client_class = BufferedClient
        return app

    return make


@pytest.fixture(scope="session")
def client(make_app: MakeApp, searcher: Searcher) -> FlaskClient:
    """A client of an app over the three releases."""
    return make_app(searcher).test_client()


@pytest.fixture
def seoul() -> TaggedRelease:
    """The tagged release."""
    return from_record(SEOUL)


@pytest.fixture
def records() -> Sequence[dict[str, Any]]:
    """The records of the three releases."""
    return [SEOUL, TOKYO, WARSAW]


@pytest.fixture
def soup(client: FlaskClient) -> Callable[[str], BeautifulSoup]:
    """Read a page of the app over the three releases."""
    return lambda path: BeautifulSoup(client.get(path).text, "html.parser")
