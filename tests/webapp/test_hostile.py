"""Markup in any text or argument comes out as text, never as an element."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.engines import open_builder, open_searcher
from indexer.engines.interface import Searcher
from indexer.record import from_record

PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "closing-attribute": '"><svg onload=alert(1)>',
    "single-quote": "' onmouseover='alert(1)",
    "closing-mark": "</mark><script>alert(1)</script>",
    "closing-title": "</title><script>alert(1)</script>",
    "closing-svg": "</text></svg><iframe src=javascript:alert(1)>",
    "comment": "<!--<img src=x onerror=alert(1)>-->",
    "template": "{{7*7}}{% raw %}",
    "entity": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "half-open": "<a href='javascript:alert(1)'",
    "cdata": "]]><script>alert(1)</script>",
    "bidi": "\u202e<b>abc</b>\u2066",
    "nul": "a\x00<i>b</i>",
}
PAGES = [
    "/",
    "/search",
    "/search?q={payload}",
    "/search?q={payload}&issuer={payload}&-series={payload}&counterpart={payload}",
    "/search?since={payload}&sort={payload}&page={payload}&per_page={payload}",
    "/search?q=nothing-has-this&issuer={payload}",
    "/filters?q={payload}&issuer={payload}",
    "/filters/issuer?q={payload}",
    "/filters/{payload}",
    "/release/hostile?q={payload}",
    "/release/hostile?q=a&view=tags",
    "/release/hostile?view=received",
    "/release/hostile?view=aside",
    "/release/hostile?view=cite&at={payload}",
    "/release/{payload}",
    "/{payload}",
]
LINKED = "application/ld+json"
OURS = "http://localhost/"
ALLOWED = frozenset(
    (
        *(
            "html",
            "head",
            "meta",
            "title",
            "link",
            "script",
            "body",
            "a",
            "header",
            "footer",
            "nav",
        ),
        *("main", "section", "article", "aside", "div", "h1", "h2", "h3", "p", "span", "b", "i"),
        *("ul", "ol", "li", "dl", "dt", "dd", "abbr", "small", "time", "mark", "blockquote", "pre"),
        *("form", "label", "input", "button", "fieldset", "legend", "details", "summary", "code"),
        *("table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "br"),
        "cite",
        *("svg", "defs", "pattern", "rect", "line", "text", "tspan"),
    )
)


def record(payload: str) -> dict[str, Any]:
    """A release with the payload in every text that a page shows."""
    text = f"{payload}\n\nThey met {payload} and talked."
    return {
        "id": "hostile",
        "path": payload,
        "url": payload,
        "title": payload,
        "text": text,
        "title_span": [0, len(payload)],
        "kind": "official",
        "language": "en",
        "issuer": {"name": payload, "country": payload},
        "event_start": "2018-06-21",
        "published": "2018-07-01",
        "parties": [payload],
        "counterparts": [payload],
        "subjects": [payload],
        "officials": [{"name": payload, "title": payload, "side": payload, "role": "co-chair"}],
        "event_type": payload,
        "series": payload,
        "ordinal": 3,
        "venue": payload,
        "agencies": [{"name": payload, "side": payload}],
        "topics": [payload],
        "evidence": {
            "venue": [{"start": 0, "end": len(payload), "rule": payload}],
            "officials": [[{"start": 0, "end": 0, "rule": f"declared:{payload}"}]],
        },
        "set_aside": [payload],
    }


@pytest.fixture(scope="module", params=list(PAYLOADS.values()), ids=list(PAYLOADS))
def payload(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def hostile(
    payload: str, memory: Callable[..., Any], make_app: Callable[..., Flask]
) -> FlaskClient:
    searcher = memory(record(payload), suggestion=f"a {payload}")
    return make_app(searcher, site_name=payload).test_client()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_gains_no_element_and_no_handler(
    hostile: FlaskClient, payload: str, path: str
) -> None:
    page = BeautifulSoup(hostile.get(path.format(payload=quote(payload))).data, "html.parser")
    tags = page.find_all(True)
    assert {tag.name for tag in tags} <= ALLOWED
    scripts = [tag for tag in page.find_all("script") if tag.get("type") != LINKED]
    assert [tag for tag in scripts if not str(tag["src"]).startswith("/static/")] == []
    assert [name for tag in tags for name in tag.attrs if name.startswith("on")] == []
    links = [
        str(tag[name]) for tag in tags for name in ("href", "src", "action") if name in tag.attrs
    ]
    assert [link for link in links if not link.startswith(("/", "#", OURS))] == []


def test_a_feed_stays_well_formed(hostile: FlaskClient) -> None:
    feed = ET.fromstring(hostile.get("/search.atom").data)
    assert {element.tag.partition("}")[2] for element in feed.iter()} <= {
        *("feed", "id", "title", "subtitle", "updated", "generator", "link", "entry", "author"),
        *("name", "category", "published", "summary"),
        *("totalResults", "startIndex", "itemsPerPage"),
    }


def test_the_search_description_stays_well_formed(hostile: FlaskClient, payload: str) -> None:
    if "\x00" not in payload:
        assert len(list(ET.fromstring(hostile.get("/opensearch.xml").data))) == 8


def test_snippets_in_json_are_escaped_but_for_marks(hostile: FlaskClient) -> None:
    (hit,) = json.loads(hostile.get("/search.json?q=met").data)["hits"]
    tags = BeautifulSoup(" ".join(hit["snippets"]), "html.parser").find_all(True)
    assert {tag.name for tag in tags} <= {"mark"}


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_spreadsheet_is_a_formula(
    formula: str, memory: Callable[..., Any], make_app: Callable[..., Flask]
) -> None:
    body = make_app(memory(record(formula))).test_client().get("/search.csv").data
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))
    assert [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r"))] == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_no_words_are_an_error(client: FlaskClient, words: str) -> None:
    assert client.get("/search", query_string={"q": words}).status_code == 200


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_no_id_is_an_error(client: FlaskClient, release_id: str) -> None:
    response = client.get(f"/release/{quote(release_id, safe='')}")
    assert response.status_code in (200, 308, 404)


def test_a_forged_host_changes_no_page(client: FlaskClient) -> None:
    page = client.get("/search?q=cyber", headers={"Host": "evil.example"}).text
    assert "evil.example" not in page


def test_what_comes_through_the_index_gains_no_element_either(
    make_app: Callable[..., Flask], tmp_path: Path
) -> None:
    index = f"whoosh:{tmp_path}"
    records = [record(payload) | {"id": name} for name, payload in PAYLOADS.items()]
    open_builder(index).build(map(from_record, records))
    client = make_app(open_searcher(index)).test_client()
    paths = ["/", "/search?q=met", *(f"/release/{name}?q=script+talked" for name in PAYLOADS)]
    for path in paths:
        page = BeautifulSoup(client.get(path).data, "html.parser")
        assert {tag.name for tag in page.find_all(True)} <= ALLOWED
        assert len(page.find_all("script", src=True)) == 1


def test_linked_data_stays_one_block_of_json(hostile: FlaskClient, payload: str) -> None:
    page = BeautifulSoup(hostile.get("/release/hostile").data, "html.parser")
    (block,) = page.find_all("script", type=LINKED)
    assert "<" not in block.text
    assert json.loads(block.text)["about"]["location"]["name"] == payload


COSTLY = {
    "deep": "(" * 2000 + "a" + ")" * 2000,
    "negations": "NOT " * 500,
    "wildcards": "*a* ?b? c*",
    "prefixes": " ".join(f"{letter}*" for letter in "abcdefghijklmnop"),
    "range": "[a TO z] {1 TO 9}",
    "fuzzy": "cyber~9 cyber^1000",
    "alternatives": " OR ".join(f"w{n}" for n in range(3000)),
    "long": "word " * 4000,
    "quotes": '"' * 999,
    "fields": "counterpart:" * 200,
    "spaces": "\u00a0\u3000\u200b" * 300,
}


@pytest.mark.parametrize("words", COSTLY.values(), ids=COSTLY)
def test_a_costly_query_is_answered(
    make_app: Callable[..., Flask], corpus_searcher: Searcher, words: str
) -> None:
    client = make_app(corpus_searcher).test_client()
    assert client.get("/search", query_string={"q": words}).status_code == 200
