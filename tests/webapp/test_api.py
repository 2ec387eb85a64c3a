"""Results as JSON."""

import json

from flask.testing import FlaskClient


def test_the_results_as_json_are_those_of_the_page(client: FlaskClient) -> None:
    record = json.loads(client.get("/search.json?q=cyber&counterpart=KR&since=soon").data)
    assert record["total"] == 1
    assert record["hits"][0]["id"] == "seoul-2018"
    assert {"value": "KR", "label": "South Korea", "count": 1, "selected": True} in record[
        "facets"
    ]["counterpart"]
    assert "From was left out" in record["notices"][0]


def test_results_link_to_their_other_formats_and_pages(client: FlaskClient) -> None:
    links = json.loads(client.get("/search.json?q=cyber&per_page=1&page=2").data)["links"]
    assert set(links) == {
        *("self", "html", "atom", "csv", "jsonl", "ris", "bibtex"),
        *("previous", "next"),
    }
    assert links["next"] == "http://localhost/search.json?q=cyber&page=3&per_page=1"
    assert {client.get(url).status_code for url in links.values()} == {200}
