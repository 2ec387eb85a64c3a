"""Every address: what it answers, with which headers, and how it fails."""

import gzip
import json
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from indexer.errors import EngineError, IndexMissing, IndexStale, SettingsError
from webapp.headers import CSP

PAGES = [
    "/",
    "/?q=cyber",
    "/search",
    "/search?q=cyber&counterpart=KR",
    "/search?q=nothing-has-this&counterpart=KR&since=2018",
    "/search?year=2018",
    "/filters?q=cyber",
    "/filters/counterpart?q=cyber",
    "/release/seoul-2018",
    "/release/seoul-2018?q=cyber",
    "/release/seoul-2018?view=received",
    "/release/seoul-2018?view=aside",
    "/release/seoul-2018?view=tags",
    "/release/seoul-2018?view=unheard-of",
    "/release/warsaw",
    "/syntax",
    "/help",
]
MACHINE = {
    "/search.json?q=cyber": "application/json",
    "/release/seoul-2018.json": "application/json",
    "/search.atom?q=cyber": "application/atom+xml",
    "/search.csv": "text/csv",
    "/search.jsonl": "application/x-ndjson",
    "/search.ris": "application/x-research-info-systems",
    "/search.bibtex": "application/x-bibtex",
    "/healthz": "application/json",
    "/metrics": "text/plain",
    "/openapi.json": "application/json",
    "/opensearch.xml": "application/opensearchdescription+xml",
    "/suggest?q=so": "application/x-suggestions+json",
}
ASSETS = ["/static/style.css", "/static/readout.js", "/static/icon.svg"]
MISSING = [
    "/nowhere",
    "/release/none-such",
    "/release/none-such.json",
    "/filters/colour",
    "/search?page=9",
    "/search.json?page=9",
    "/search.atom?page=9",
    "/search.xlsx",
    "/release/../../etc/passwd",
    "/release/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/static/../__init__.py",
    "/event/1",
    "/admin",
]
INDEXED = [path for path in (*PAGES, *MACHINE) if not path.startswith(("/syntax", "/help"))]


class Failing:
    """A searcher that cannot answer."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    @property
    def generation(self) -> str:
        raise self.error

    @property
    def count(self) -> int:
        raise self.error

    def __getattr__(self, name: str) -> Any:
        raise self.error


@pytest.fixture
def soup(client: FlaskClient) -> Callable[[str], BeautifulSoup]:
    return lambda path: BeautifulSoup(client.get(path).text, "html.parser")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_answered_in_html(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.content_type) == (200, "text/html; charset=utf-8")


@pytest.mark.parametrize(("path", "media_type"), MACHINE.items(), ids=MACHINE)
def test_a_document_has_its_media_type(client: FlaskClient, path: str, media_type: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (200, media_type)


@pytest.mark.parametrize("path", [*PAGES, *MACHINE, *ASSETS, *MISSING])
def test_every_answer_has_the_security_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"] == CSP
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers


def test_the_policy_allows_nothing_inline_and_nobody_else() -> None:
    assert "unsafe" not in CSP
    assert CSP.startswith("default-src 'none'")
    assert "base-uri 'none'" in CSP
    assert "frame-ancestors 'none'" in CSP


@pytest.mark.parametrize("path", [*PAGES, "/nowhere"])
def test_a_page_has_nothing_inline(soup: Callable[[str], BeautifulSoup], path: str) -> None:
    page = soup(path)
    assert page.find_all("style") == []
    assert [tag for tag in page.find_all("script") if not tag.get("src")] == []
    attributes = {name for tag in page.find_all(True) for name in tag.attrs}
    assert [name for name in attributes if name == "style" or name.startswith("on")] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_no_other_host_for_anything(
    soup: Callable[[str], BeautifulSoup], path: str
) -> None:
    page = soup(path)
    loaded = [tag.get("src") for tag in page.find_all(["script", "img"])]
    loaded += [tag["href"] for tag in page.find_all("link", rel=["stylesheet", "icon"])]
    assert loaded
    assert [url for url in loaded if not str(url).startswith("/static/")] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_h1_a_title_labels_and_unique_ids(
    soup: Callable[[str], BeautifulSoup], path: str
) -> None:
    page = soup(path)
    assert len(page.find_all("h1")) == 1
    assert page.title is not None
    ids = [str(tag["id"]) for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    named = {tag.get("for") for tag in page.find_all("label")}
    inputs = page.find_all("input", type=lambda kind: kind != "hidden")
    assert [
        tag for tag in inputs if tag.get("id") not in named and not tag.find_parent("label")
    ] == []


@pytest.mark.parametrize("path", PAGES)
def test_every_anchor_on_a_page_has_its_target(
    soup: Callable[[str], BeautifulSoup], path: str
) -> None:
    page = soup(path)
    targets = {str(tag["id"]) for tag in page.find_all(id=True)}
    anchors = [str(tag["href"])[1:] for tag in page.select("a[href^='#']")]
    assert [anchor for anchor in anchors if anchor not in targets] == []


@pytest.mark.parametrize("path", PAGES)
def test_every_link_to_ourselves_leads_somewhere(
    client: FlaskClient, soup: Callable[[str], BeautifulSoup], path: str
) -> None:
    own = {str(tag["href"]) for tag in soup(path).find_all(href=True)}
    own = {href for href in own if href.startswith("/")}
    assert {href: client.get(href).status_code for href in own} == dict.fromkeys(own, 200)


@pytest.mark.parametrize("path", [*PAGES, *MACHINE])
def test_head_is_answered_like_get_without_a_body(client: FlaskClient, path: str) -> None:
    response = client.head(path)
    assert (response.status_code, response.data) == (200, b"")


@pytest.mark.parametrize("path", MISSING)
def test_what_is_not_there_is_404(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "Traceback" not in response.text
    assert "/work" not in response.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/search", "/search.json", "/release/seoul-2018", "/healthz"])
def test_nothing_can_be_written(client: FlaskClient, path: str, method: str) -> None:
    response = client.open(path, method=method)
    assert response.status_code == 405
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


FAILURES = {
    "/search.json?page=9": 404,
    "/search.atom?page=9": 404,
    "/search.xlsx": 404,
    "/release/none-such.json": 404,
    "/nothing.json": 404,
}


@pytest.mark.parametrize(("path", "status"), FAILURES.items(), ids=FAILURES)
def test_a_program_s_failure_is_a_problem_document(
    client: FlaskClient, path: str, status: int
) -> None:
    response = client.get(path)
    assert response.mimetype == "application/problem+json"
    problem = json.loads(response.data)
    assert set(problem) == {"type", "title", "status", "detail"}
    assert (problem["status"], response.status_code) == (status, status)


@pytest.mark.parametrize("path", [*MACHINE, "/healthz"])
def test_a_program_that_writes_gets_a_problem_document(client: FlaskClient, path: str) -> None:
    response = client.post(path)
    assert (response.status_code, response.mimetype) == (405, "application/problem+json")


@pytest.mark.parametrize("path", ["/nowhere", "/release/none-such", "/search?page=9"])
def test_who_accepts_json_gets_a_problem_document_anywhere(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers={"Accept": "application/json"})
    assert (response.status_code, response.mimetype) == (404, "application/problem+json")


@pytest.mark.parametrize("path", INDEXED)
def test_without_an_index_every_search_is_503_with_a_time_to_come_back(
    make_app: Callable[..., Flask], path: str
) -> None:
    response = make_app(Failing(IndexMissing("whoosh:nowhere"))).test_client().get(path)
    if path in ("/openapi.json", "/opensearch.xml"):
        assert response.status_code == 200
        return
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "ETag" not in response.headers


UNREADABLE = {
    "missing": (IndexMissing("whoosh:nowhere"), "There is no index yet. The command “readout"),
    "stale": (IndexStale("whoosh:nowhere", 1, 2), "The index is of another version."),
    "address": (SettingsError("solr:nowhere: no such engine"), "The settings name an index"),
    "fault": (EngineError("nowhere/CURRENT: permission denied"), "cannot be read right now"),
}


@pytest.mark.parametrize(("error", "reason"), UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.parametrize("path", ["/healthz", "/search.json", "/search"])
def test_an_index_that_cannot_be_read_is_503_with_the_reason_but_no_address(
    make_app: Callable[..., Flask], path: str, error: Exception, reason: str
) -> None:
    response = make_app(Failing(error)).test_client().get(path)
    assert response.status_code == 503
    assert reason in response.get_data(as_text=True)
    assert "nowhere" not in response.get_data(as_text=True)


def test_an_index_address_of_no_engine_is_503(make_app: Callable[..., Flask]) -> None:
    client = make_app(None, index="solr:core").test_client()
    assert client.get("/healthz").status_code == 503
    assert client.get("/syntax").status_code == 200


@pytest.mark.parametrize("path", ["/syntax", "/help", "/nowhere"])
def test_without_an_index_the_rest_is_there(make_app: Callable[..., Flask], path: str) -> None:
    response = make_app(Failing(IndexMissing("whoosh:nowhere"))).test_client().get(path)
    assert response.status_code in (200, 404)


@pytest.mark.parametrize("path", ["/search", "/search.json", "/release/seoul-2018", "/healthz"])
def test_a_fault_of_ours_is_500_and_tells_nothing(
    make_app: Callable[..., Flask], path: str, caplog: pytest.LogCaptureFixture
) -> None:
    response = make_app(Failing(RuntimeError("secret detail"))).test_client().get(path)
    assert response.status_code == 500
    assert "secret detail" not in response.text
    assert "secret detail" in caplog.text


NOTHING_TYPED = "no letters or digits to search for"


@pytest.mark.parametrize("words", ["%", "😀", "“”", "- / -"])
@pytest.mark.parametrize("path", ["/search", "/search.json"])
def test_words_without_anything_to_search_for_are_noticed(
    make_app: Callable[..., Flask], corpus_searcher: Any, path: str, words: str
) -> None:
    client = make_app(corpus_searcher).test_client()
    assert NOTHING_TYPED in client.get(path, query_string={"q": words}).text


@pytest.mark.parametrize("words", ["", "  ", "한", "7", "-cyber"])
def test_words_to_search_for_are_not_noticed(
    make_app: Callable[..., Flask], corpus_searcher: Any, words: str
) -> None:
    client = make_app(corpus_searcher).test_client()
    assert NOTHING_TYPED not in client.get("/search", query_string={"q": words}).text


def test_the_browse_page_lends_its_links_no_length_of_page(
    soup: Callable[[str], BeautifulSoup],
) -> None:
    page = soup("/")
    assert page.select("svg.bars a[href^='/search?year=']")
    assert [str(tag["href"]) for tag in page.select("a[href*=per_page]")] == []


def test_the_last_page_is_linked_from_beyond_it(soup: Callable[[str], BeautifulSoup]) -> None:
    page = soup("/search?q=cyber&per_page=2&page=7")
    assert page.select_one("main a[href='/search?q=cyber&page=2&per_page=2']") is not None


ACCEPTED = {
    "text/html,application/xhtml+xml,*/*;q=0.8": "text/html",
    "*/*": "text/html",
    "application/json": "application/json",
    "application/json, text/html;q=0.5": "application/json",
    "application/atom+xml": "application/atom+xml",
    "text/csv": "text/csv",
}


@pytest.mark.parametrize("path", ["/search?q=cyber", "/"])
@pytest.mark.parametrize(("accept", "media_type"), ACCEPTED.items(), ids=ACCEPTED)
def test_a_search_comes_in_the_accepted_format(
    client: FlaskClient, path: str, accept: str, media_type: str
) -> None:
    response = client.get(path, headers={"Accept": accept})
    assert (response.status_code, response.mimetype) == (200, media_type)
    assert "Accept" in response.headers["Vary"]


def test_a_format_that_is_not_there_is_406(client: FlaskClient) -> None:
    assert client.get("/search", headers={"Accept": "image/png"}).status_code == 406


def test_a_release_comes_as_json_to_who_accepts_it(client: FlaskClient) -> None:
    response = client.get("/release/seoul-2018", headers={"Accept": "application/json"})
    assert json.loads(response.data)["id"] == "seoul-2018"


@pytest.mark.parametrize("path", ["/search?q=cyber", "/search.json?q=cyber", "/search.atom"])
def test_a_kept_copy_is_confirmed_before_the_index_is_searched(
    client: FlaskClient, searcher: Any, path: str
) -> None:
    etag = client.get(path).headers["ETag"]
    searches = searcher.searches
    again = client.get(path, headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == etag
    assert searcher.searches == searches


def test_a_kept_copy_is_not_confirmed_after_the_index_has_changed(
    make_app: Callable[..., Flask], memory: Callable[..., Any], records: list[dict[str, Any]]
) -> None:
    searcher = memory(*records)
    client = make_app(searcher).test_client()
    etag = client.get("/search?q=cyber").headers["ETag"]
    del searcher.releases["warsaw"]
    assert client.get("/search?q=cyber", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("path", ["/release/none-such", "/search?page=9", "/filters/colour"])
def test_what_is_not_there_is_404_for_who_has_any_copy(client: FlaskClient, path: str) -> None:
    assert client.get(path, headers={"If-None-Match": "*"}).status_code == 404


def test_copies_in_two_formats_have_two_names(client: FlaskClient) -> None:
    html = client.get("/search?q=cyber", headers={"Accept": "text/html"})
    json_ = client.get("/search?q=cyber", headers={"Accept": "application/json"})
    assert html.headers["ETag"] != json_.headers["ETag"]


def test_results_are_always_asked_for_again(client: FlaskClient) -> None:
    assert "no-cache" in client.get("/search").headers["Cache-Control"]


def test_static_files_are_named_by_content_and_kept_for_a_year(
    client: FlaskClient, soup: Callable[[str], BeautifulSoup]
) -> None:
    (sheet,) = soup("/").find_all("link", rel="stylesheet")
    assert "immutable" in client.get(str(sheet["href"])).headers["Cache-Control"]
    assert "immutable" not in client.get("/static/style.css?v=old").headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/search", "/search.json", "/static/style.css"])
def test_texts_are_packed_for_who_can_unpack_them(client: FlaskClient, path: str) -> None:
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == client.get(path).data


def test_the_results_as_json_are_those_of_the_page(client: FlaskClient) -> None:
    record = json.loads(client.get("/search.json?q=cyber&counterpart=KR&since=soon").data)
    assert record["total"] == 1
    assert record["hits"][0]["id"] == "seoul-2018"
    assert {"value": "KR", "label": "South Korea", "count": 1, "selected": True} in record[
        "facets"
    ]["counterpart"]
    assert "From was left out" in record["notices"][0]


def test_the_spreadsheet_has_the_whole_result_set(client: FlaskClient) -> None:
    lines = client.get("/search.csv?q=cyber&per_page=1").data.decode("utf-8-sig").splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("id,title,")


def test_a_download_has_a_name(client: FlaskClient) -> None:
    header = client.get("/search.bibtex").headers["Content-Disposition"]
    assert header == 'attachment; filename="readout-search.bib"'


def test_a_search_is_a_feed_with_absolute_addresses(
    make_app: Callable[..., Flask], searcher: Any
) -> None:
    client = make_app(searcher, base_url="https://readout.example").test_client()
    response = client.get("/search.atom?q=cyber", headers={"Host": "evil.example"})
    feed = ET.fromstring(response.data)
    atom = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    assert len(entries) == 3
    ids = [str(one.findtext(f"{atom}id")) for one in (feed, *entries)]
    assert all(one.startswith("https://readout.example/") for one in ids)
    assert b"evil.example" not in response.data
    required = ("id", "title", "updated")
    assert all(one.findtext(f"{atom}{name}") for one in (feed, *entries) for name in required)


@pytest.mark.parametrize("base_url", ["https://ex.org/x", "https://ex.org/x/"])
@pytest.mark.parametrize("path", ["/search.atom", "/opensearch.xml", "/suggest?q=kor"])
def test_the_path_of_the_public_address_is_kept(
    make_app: Callable[..., Flask], searcher: Any, path: str, base_url: str
) -> None:
    text = make_app(searcher, base_url=base_url).test_client().get(path).text
    own = re.findall(r"https://ex\.org[^\s\"<?]*", text)
    assert own
    assert [address for address in own if not address.startswith("https://ex.org/x/")] == []
    assert "//" not in "".join(address.removeprefix("https://") for address in own)


def test_a_feed_is_newest_first(client: FlaskClient) -> None:
    feed = ET.fromstring(client.get("/search.atom?q=cyber").data)
    atom = "{http://www.w3.org/2005/Atom}"
    dates = [str(one.findtext(f"{atom}updated")) for one in feed.findall(f"{atom}entry")]
    assert dates == sorted(dates, reverse=True)


def test_the_api_document_describes_every_route(client: FlaskClient) -> None:
    document = json.loads(client.get("/openapi.json").data)
    described = {path.replace("{", "<").replace("}", ">") for path in document["paths"]}
    assert {"/search.json", "/release/<release_id>.json", "/suggest", "/healthz"} <= described
    operations = [entry["get"] for entry in document["paths"].values()]
    assert len({one["operationId"] for one in operations}) == len(operations)
    assert all(one["summary"] for one in operations)


def test_suggestions_are_names_that_begin_so(client: FlaskClient) -> None:
    words, names, about, urls = json.loads(client.get("/suggest?q=kor").data)
    assert (words, names, about) == ("kor", ["South Korea"], ["Party, 1 release"])
    assert client.get(urls[0].removeprefix("http://localhost")).status_code == 200


@pytest.mark.parametrize("words", ["", "%20", "zzz", "%00"])
def test_without_suggestions_the_lists_are_empty(client: FlaskClient, words: str) -> None:
    assert json.loads(client.get(f"/suggest?q={words}").data)[1:] == [[], [], []]


def test_health_says_how_much_there_is(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok", "releases": 3, "generation": "g3"}


def test_metrics_are_readable_by_prometheus(client: FlaskClient) -> None:
    assert "\nreadout_releases 3\n" in client.get("/metrics").text


@pytest.mark.parametrize("path", ["/", "/search", "/search?q=a", "/filters", "/search.atom"])
def test_an_empty_collection_has_pages(
    make_app: Callable[..., Flask], memory: Callable[..., Any], path: str
) -> None:
    assert make_app(memory()).test_client().get(path).status_code == 200
