"""The OpenAPI document: it describes what there is, and what there is keeps to it."""

import json
from collections.abc import Callable
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import CHECKS, load_all_checks

from indexer.engines.interface import Query, Searcher
from indexer.settings import Settings
from webapp import create_app
from webapp.openapi import document

load_all_checks()
UNPACKED = {"Accept-Encoding": "identity"}
# no words, page or date are an error: what is not of the schema is left out and noticed
LENIENT = [CHECKS.get_one("negative_data_rejection")]


PATHS = list(document(create_app(Settings()), "0", "")["paths"])


@pytest.fixture(scope="module")
def described(make_app: Callable[..., Flask], searcher: Any) -> Any:
    """The document of the app over the releases in memory, as a client of it reads it."""
    return schemathesis.openapi.from_wsgi("/openapi.json", make_app(searcher))


@pytest.mark.parametrize("path", PATHS)
def test_whatever_the_document_allows_is_answered_as_it_says(described: Any, path: str) -> None:
    @given(case=described[path]["GET"].as_strategy())
    @settings(max_examples=12, suppress_health_check=list(HealthCheck))
    def ask(case: Any) -> None:
        case.call_and_validate(excluded_checks=LENIENT, headers=UNPACKED)

    ask()


ANSWERS = {
    "/search.json?q=cyber&per_page=1&page=2": "Results",
    "/search.json?q=none-has-this": "Results",
    "/release/seoul-2018.json": "Release",
    "/release/warsaw.json": "Release",
    "/healthz": "Health",
    "/suggest?q=kor": "Suggestions",
    "/release/none-such.json": "Problem",
    "/search.json?per_page=1&page=9": "Problem",
}


def complaints(client: FlaskClient, path: str, name: str) -> list[str]:
    """Return where an answer is not as the component of the document has it."""
    components = json.loads(client.get("/openapi.json").data)["components"]
    schema = {"$ref": f"#/components/schemas/{name}", "components": components}
    validator = jsonschema_rs.validator_for(schema)
    return [error.message for error in validator.iter_errors(json.loads(client.get(path).data))]


@pytest.mark.parametrize(("path", "name"), ANSWERS.items(), ids=ANSWERS)
def test_an_answer_keeps_to_its_schema(client: FlaskClient, path: str, name: str) -> None:
    assert complaints(client, path, name) == []


def test_answers_from_an_index_keep_to_their_schemas(
    make_app: Callable[..., Flask], corpus_searcher: Searcher
) -> None:
    client = make_app(corpus_searcher).test_client()
    assert complaints(client, "/search.json?q=cyber+detr&explain=1&year=2018", "Results") == []
    assert complaints(client, "/suggest?q=cyb", "Suggestions") == []
    releases = [f"/release/{one}.json" for one in corpus_searcher.ids(Query())]
    assert [path for path in releases if complaints(client, path, "Release")] == []
