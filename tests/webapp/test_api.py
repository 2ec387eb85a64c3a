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
