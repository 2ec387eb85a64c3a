import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from indexer.acquiring import acquire
from indexer.corpus import read_path
from indexer.errors import ReadoutError
from indexer.fetching import fetch
from indexer.normalise import normalise

PAGE = b"<p>Estonia and Japan met in Tallinn on 3 May 2021 for talks about harbours."


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        answers = {"/gone": self._gone, "/short": self._short, "/packed": self._packed}
        answers.get(self.path, self._page)()

    def _page(self) -> None:
        self._answer(200, PAGE)

    def _gone(self) -> None:
        self._answer(404, b"gone")

    def _short(self) -> None:
        self._answer(200, b"<p>cut", {"Content-Length": "1000"})

    def _packed(self) -> None:
        self._answer(200, gzip.compress(PAGE), {"Content-Encoding": "gzip"})

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        kind = "application/x-ndjson" if self.path.endswith("records") else "text/html"
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class's name)
        """Keep quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("address", "name"),
    [
        pytest.param("/talks/2021?id=7", "-talks-2021-id-7.html", id="page"),
        pytest.param("/news/records", "-news-records.jsonl", id="by-media-type"),
        pytest.param("/news/feed.rss", "-news-feed.rss", id="by-suffix"),
        pytest.param("/회담", "-회담.html", id="hangul"),
    ],
)
def test_a_page_is_stored_under_a_name_made_of_its_address(
    tmp_path: Path, site: str, address: str, name: str
) -> None:
    assert fetch(site + address, tmp_path).name.endswith(name)


def test_a_page_keeps_its_address(tmp_path: Path, site: str) -> None:
    path = acquire(f"{site}/talks", tmp_path / "corpus")
    (raw,) = read_path(path, lambda error: pytest.fail(str(error)))
    assert normalise(raw).url == f"{site}/talks"


def test_a_packed_page_is_unpacked(tmp_path: Path, site: str) -> None:
    assert fetch(f"{site}/packed", tmp_path).read_bytes().endswith(PAGE)


@pytest.mark.parametrize(
    ("address", "named"),
    [
        pytest.param("/gone", "404", id="gone"),
        pytest.param("/short", "only 6 of 1000 bytes came", id="cut-off"),
    ],
)
def test_a_page_that_does_not_come_whole_is_refused(
    tmp_path: Path, site: str, address: str, named: str
) -> None:
    with pytest.raises(ReadoutError, match=named):
        fetch(site + address, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://127.0.0.1:1/a", id="no-server"),
        pytest.param("http://127.0.0.1:1/a b", id="blank"),
        pytest.param("http://[::1", id="broken-host"),
        pytest.param("http://", id="no-host"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(ReadoutError, match="cannot be fetched"):
        fetch(url, tmp_path)
