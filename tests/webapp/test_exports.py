"""The whole result set as files."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient


def test_the_spreadsheet_has_the_whole_result_set(client: FlaskClient) -> None:
    lines = client.get("/search.csv?q=cyber&per_page=1").data.decode("utf-8-sig").splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("id,title,")


def test_a_download_has_a_name(client: FlaskClient) -> None:
    header = client.get("/search.bibtex").headers["Content-Disposition"]
    assert header == 'attachment; filename="readout-search.bib"'


@pytest.mark.parametrize(
    ("name", "begin"), [("ris", "TY  - GOVDOC"), ("bibtex", "@misc{seoul-2018,"), ("csl", "[{")]
)
def test_a_release_is_cited_as_a_file(client: FlaskClient, name: str, begin: str) -> None:
    text = client.get(f"/release/seoul-2018.{name}").text
    assert text.startswith(begin)
    assert "https://ministry.example/releases/5" in text


def test_the_first_line_is_sent_before_the_last_release_is_read(
    make_app: Callable[..., Flask], memory: Callable[..., Any], records: list[dict[str, Any]]
) -> None:
    searcher = memory(*records)
    response = make_app(searcher).test_client().get("/search.csv", buffered=False)
    lines = response.iter_encoded()
    assert next(lines).startswith(b"\xef\xbb\xbfid,title,")
    assert searcher.reads == 0
    assert len(list(lines)) == searcher.reads == 3
