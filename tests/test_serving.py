"""A real `readout serve`, with its corpus changing under a loop of requests."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.server
PATIENCE_SECONDS = 60.0
TALKS = "Estonia and Japan met in Tallinn on 3 May 2021 for talks about satellites and {topic}."


class Service:
    """A server process on a corpus of its own."""

    def __init__(self, folder: Path) -> None:
        self.corpus = folder / "corpus"
        self.corpus.mkdir()
        self.write("first.txt", "harbours")
        self.base = f"http://127.0.0.1:{_free_port()}"
        self.failures: list[str] = []
        self.answers = 0
        command = [sys.executable, "-m", "indexer", "serve", "--port", self.base.split(":")[-1]]
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def write(self, name: str, topic: str) -> None:
        (self.corpus / name).write_text(TALKS.format(topic=topic))

    def get(self, path: str) -> Any:
        with urllib.request.urlopen(self.base + path, timeout=10) as response:
            return json.load(response)

    def total(self, words: str) -> int:
        return int(self.get(f"/search.json?q={words}")["total"])

    def ask_until(self, stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                self.get("/search.json?q=satellites")
                self.answers += 1
            except (urllib.error.URLError, OSError, ValueError) as error:
                self.failures.append(repr(error))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def eventually(is_so: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            if is_so():
                return True
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.05)
    return False


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    service = Service(tmp_path)
    try:
        assert eventually(lambda: service.total("harbours") == 1), "the server did not come up"
        yield service
    finally:
        service.process.send_signal(signal.SIGTERM)
        assert service.process.wait(timeout=PATIENCE_SECONDS) == 0
        if service.process.stdout:
            service.process.stdout.close()


@pytest.fixture
def asking(service: Service) -> Iterator[Service]:
    """The service while two clients ask it without pause; afterwards no request may have failed."""
    stop = threading.Event()
    clients = [threading.Thread(target=service.ask_until, args=(stop,)) for _ in range(2)]
    for client in clients:
        client.start()
    yield service
    stop.set()
    for client in clients:
        client.join()
    assert service.failures == []
    assert service.answers > 0


def test_a_file_is_searchable_after_it_is_added_edited_and_renamed_and_gone_after_it_is_deleted(
    asking: Service,
) -> None:
    asking.write("second.txt", "lighthouses")
    assert eventually(lambda: asking.total("lighthouses") == 1)
    asking.write("second.txt", "railways")
    assert eventually(lambda: (asking.total("lighthouses"), asking.total("railways")) == (0, 1))
    (asking.corpus / "second.txt").rename(asking.corpus / "third.txt")
    assert eventually(lambda: "third" in asking.get("/search.json?q=railways")["hits"][0]["id"])
    (asking.corpus / "third.txt").unlink()
    assert eventually(lambda: asking.total("railways") == 0)


def test_a_file_that_cannot_be_read_does_not_disturb_the_service(asking: Service) -> None:
    (asking.corpus / "scan.pdf").write_bytes(b"\x00\x01\x02")
    asking.write("second.txt", "lighthouses")
    assert eventually(lambda: asking.total("lighthouses") == 1)
    assert asking.total("harbours") == 1


def test_an_index_that_is_rebuilt_from_the_shell_is_served_at_once(asking: Service) -> None:
    asking.write("second.txt", "lighthouses")
    command = [sys.executable, "-m", "indexer", "index", "--rebuild"]
    rebuilt = subprocess.run(command, cwd=asking.corpus.parent, check=False, capture_output=True)
    assert rebuilt.returncode == 0, rebuilt.stderr
    assert asking.total("lighthouses") == 1


def test_a_port_in_use_is_one_clear_line(service: Service) -> None:
    port = service.base.split(":")[-1]
    command = [sys.executable, "-m", "indexer", "serve", "--port", port]
    second = subprocess.run(
        command,
        cwd=service.corpus.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
        env=os.environ | {"READOUT_WATCH": "no"},
    )
    assert second.returncode == 1
    assert port in second.stderr
    assert "Traceback" not in second.stderr


def test_a_corpus_that_is_removed_and_made_again_is_watched_again(service: Service) -> None:
    service.corpus.rename(service.corpus.with_name("old"))
    time.sleep(1)
    assert service.total("harbours") == 1
    service.corpus.mkdir()
    service.write("second.txt", "lighthouses")
    assert eventually(lambda: (service.total("lighthouses"), service.total("harbours")) == (1, 0))
    service.write("third.txt", "railways")
    assert eventually(lambda: service.total("railways") == 1)
