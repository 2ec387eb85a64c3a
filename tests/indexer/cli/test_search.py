import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def search(run: Run) -> Run:
    run("index")

    def search_json(*words: str) -> Any:
        outcome = run("search", *words, "--json")
        assert outcome.code == 0, outcome.err
        return outcome.json

    return search_json


@pytest.mark.parametrize(
    ("words", "total"),
    [
        pytest.param(("ransomware",), 2, id="one-word"),
        pytest.param(("ransomware", "tallinn"), 1, id="all-words"),
        pytest.param(("ransomware", "-finland"), 1, id="not"),
        pytest.param(("ransomware", "-helsinki"), 1, id="not-a-word-in-h"),
        pytest.param(('-"power networks"',), 1, id="not-a-phrase"),
        pytest.param(("--filter", "kind=None"), 0, id="not-stated"),
        pytest.param(('"power networks"',), 1, id="phrase"),
        pytest.param(("tallinn OR finland",), 2, id="or"),
        pytest.param(("--filter", "counterpart=JP"), 1, id="filter"),
        pytest.param(("--filter", "counterpart=japan"), 1, id="filter-by-name"),
        pytest.param(("--exclude", "party=JP"), 1, id="exclude"),
        pytest.param(("--since", "2021-06"), 1, id="since"),
        pytest.param(("--until", "2020"), 0, id="until"),
        pytest.param((), 2, id="everything"),
    ],
)
def test_a_selection_gives_its_releases(search: Run, words: tuple[str, ...], total: int) -> None:
    assert search(*words)["total"] == total


def test_the_json_has_the_shape_that_scripts_hold_on_to(search: Run) -> None:
    page = search("ransomware", "--filter", "party=EE", "--per-page", "1", "--page", "2")
    assert (page["total"], page["page"], len(page["hits"])) == (2, 2, 1)
    hit = page["hits"][0]
    assert {"id", "title", "url", "published", "event_start", "issuer", "counterparts"} <= set(hit)
    assert any("<mark>" in snippet for snippet in hit["snippets"])
    assert {"value", "label", "count", "selected"} == set(page["facets"]["counterpart"][0])


def test_the_plain_page_names_releases_and_counts(run: Run) -> None:
    run("index")
    out = run("search", "ransomware").out
    assert out.startswith("2 releases")
    assert "Estonia and Japan hold third Cyber Dialogue" in out


@pytest.mark.parametrize(
    ("words", "named"),
    [
        pytest.param(("--filter", "colour=red"), "there is no field 'colour'", id="field"),
        pytest.param(("--filter", "party"), "is not FIELD=VALUE", id="no-value"),
        pytest.param(("--since", "soon"), "write 2018, 2018-06 or 2018-06-21", id="date"),
        pytest.param(("--sort", "size"), "'size' is not one of", id="sort"),
        pytest.param(("--filtre", "party=EE"), "No such option", id="mistyped-option"),
    ],
)
def test_bad_usage_exits_with_2_and_says_what_is_right(
    run: Run, words: tuple[str, ...], named: str
) -> None:
    outcome = run("search", *words)
    assert outcome.code == 2
    assert named in outcome.err


def test_a_search_without_index_says_how_to_make_one(run: Run) -> None:
    outcome = run("search", "cyber")
    assert outcome.code == 1
    assert "readout index" in outcome.err


def test_export_prints_the_whole_result_set(run: Run) -> None:
    run("index")
    lines = run("export", "ransomware", "--format", "jsonl").out.splitlines()
    assert len({json.loads(line)["id"] for line in lines}) == 2
    rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv").out)))
    assert len(rows) == 2


def test_without_words_the_newest_come_first(search: Run) -> None:
    page = search()
    assert page["query"]["sort"] == "date"
    assert [hit["published"] for hit in page["hits"]] == ["2021-06-04", "2021-05-03"]


def test_a_page_beyond_the_last_says_so(run: Run) -> None:
    run("index")
    assert "page 9 is beyond the last one" in run("search", "--page", "9").out
