import os
import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from flask import Flask

from indexer.errors import SettingsError
from indexer.indexing import bring_in_line
from indexer.settings import Settings
from webapp.server import Server, listen


def test_an_app_that_started_without_an_index_serves_it_once_it_is_there(
    tmp_path: Path, make_app: Callable[..., Flask]
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text(
        "Estonia and Japan met in Tallinn on 3 May 2021 to talk of ships."
    )
    index = f"whoosh:{tmp_path / 'index'}"
    client = make_app(None, index=index, corpus=corpus).test_client()
    assert client.get("/search?q=ships").status_code == 503
    assert client.get("/healthz").status_code == 503
    bring_in_line(corpus, index)
    assert client.get("/search.json?q=ships").json["total"] == 1  # type: ignore[index]
    assert client.get("/healthz").status_code == 200


def test_port_zero_is_a_free_port() -> None:
    with listen("127.0.0.1", 0) as listener:
        assert listener.getsockname()[1] > 0


def test_a_port_in_use_is_said_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"127.0.0.1:{port}: Address already in use"):
            listen("127.0.0.1", port)


def test_a_host_that_is_not_ours_is_said() -> None:
    with pytest.raises(SettingsError, match=r"cannot listen on 203\.0\.113\.1:0"):
        listen("203.0.113.1", 0)


def test_a_query_of_512_characters_is_read_in_any_script() -> None:
    server = Server(Settings(watch=False), listen("127.0.0.1", 0))
    os.close(server.listener)
    line = f"GET /search?q={quote('한' * 512)} HTTP/1.1\r\n"
    assert len(line) < server.cfg.limit_request_line
