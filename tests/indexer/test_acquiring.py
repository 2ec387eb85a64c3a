import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from indexer.acquiring import acquire, discard
from indexer.errors import ReadoutError, ReleaseError
from indexer.model import Release, Span


class _Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        found = self.path.startswith("/talks")
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"<p>They met." if found else b"gone")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class's name)
        """Keep quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Page)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def release(path: str, source_id: str) -> Release:
    return Release("r1", path, source_id, "They met.", Span(0, 0))


def test_a_file_is_copied_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    source = tmp_path / "talks.txt"
    source.write_text("They met.")
    corpus = tmp_path / "corpus"
    assert acquire(str(source), corpus) == corpus / "talks.txt"
    assert [path.name for path in corpus.iterdir()] == ["talks.txt"]
    assert (corpus / "talks.txt").read_text() == "They met."


def test_a_file_that_is_in_the_corpus_already_stays(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text("They met.")
    assert acquire(str(path), tmp_path) == path
    assert path.read_text() == "They met."


def test_a_page_is_fetched_under_a_name_made_of_its_address(tmp_path: Path, site: str) -> None:
    path = acquire(f"{site}/talks/2021?id=7", tmp_path)
    assert path.name.endswith("-talks-2021-id-7.html")
    assert path.read_bytes() == b"<p>They met."


@pytest.mark.parametrize(
    ("source", "named"),
    [
        pytest.param("no-such.txt", "neither a file nor", id="missing"),
        pytest.param("ftp://example.org/a", "neither a file nor", id="ftp"),
        pytest.param("http://127.0.0.1:1/a", "cannot be fetched", id="no-server"),
    ],
)
def test_what_cannot_be_had_is_refused(tmp_path: Path, source: str, named: str) -> None:
    with pytest.raises(ReadoutError, match=named):
        acquire(source, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_is_gone_is_refused(tmp_path: Path, site: str) -> None:
    with pytest.raises(ReadoutError, match="404"):
        acquire(f"{site}/gone", tmp_path)


def test_discarding_a_release_deletes_its_file(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text("They met.")
    discard(release("talks.txt", "talks.txt"), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "source_id", "named"),
    [
        pytest.param("feed.rss", "guid-1", "holds other releases too", id="entry-of-a-feed"),
        pytest.param("../feed.rss", "feed.rss", "not a file of this corpus", id="outside"),
        pytest.param("none.txt", "none.txt", "not a file of this corpus", id="gone"),
    ],
)
def test_only_a_file_of_one_release_can_be_discarded(
    tmp_path: Path, path: str, source_id: str, named: str
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name in (tmp_path / "feed.rss", corpus / "feed.rss"):
        name.write_text("<rss/>")
    with pytest.raises(ReleaseError, match=named):
        discard(release(path, source_id), corpus)
    assert (tmp_path / "feed.rss").exists()
    assert (corpus / "feed.rss").exists()
