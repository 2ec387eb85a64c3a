"""The OpenAPI document, made from the app's own routes and one table of arguments."""

import re
from collections.abc import Iterable
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from indexer.engines.interface import Facet, Match, Sort
from indexer.export import FORMATS
from indexer.labels import field_label
from webapp.params import EXACT, EXPLAIN, LARGEST_PAGE, PAGE_SIZE

Json = dict[str, Any]

_SEARCHES = frozenset(
    f"{blueprint}.{view}"
    for blueprint, views in {
        "pages": ("home", "search", "filters", "facet"),
        "api": ("search",),
        "feeds": ("atom",),
        "exports": ("csv", "export"),
    }.items()
    for view in views
)
_ARGUMENTS = {"pages.release": ("q", EXACT, "view"), "machines.suggest": ("q",)}
_PRODUCES = {
    "api": "application/json",
    "feeds": "application/atom+xml",
    "exports.csv": "text/csv",
    "exports": "application/octet-stream",
    "machines.metrics": "text/plain",
    "machines.opensearch": "application/opensearchdescription+xml",
    "machines.suggest": "application/x-suggestions+json",
    "machines": "application/json",
    "pages": "text/html",
}
_CONVERTER = re.compile(r"<(?:[^<>:]+:)?(\w+)>")


def document(app: Flask, version: str) -> Json:
    """Return the OpenAPI 3.1 description of every route but the static files."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]
    return {
        "openapi": "3.1.0",
        "info": {"title": "Readout", "version": version},
        "paths": {_path(rule): {"get": _operation(app, rule)} for rule in _in_order(rules)},
    }


def _in_order(rules: Iterable[Rule]) -> list[Rule]:
    return sorted(rules, key=lambda rule: rule.rule)


def _path(rule: Rule) -> str:
    return _CONVERTER.sub(r"{\1}", rule.rule)


def _operation(app: Flask, rule: Rule) -> Json:
    endpoint = rule.endpoint
    says = (app.view_functions[endpoint].__doc__ or "").strip()
    kind = _PRODUCES.get(endpoint) or _PRODUCES[endpoint.partition(".")[0]]
    names = _search_arguments() if endpoint in _SEARCHES else _ARGUMENTS.get(endpoint, ())
    return {
        "operationId": endpoint.replace(".", "_"),
        "summary": says.split("\n", 1)[0],
        "parameters": [*_in_path(rule), *(_argument(name) for name in names)],
        "responses": {"200": {"description": "Found", "content": {kind: {}}}} | _failures(rule),
    }


def _failures(rule: Rule) -> Json:
    said = {"503": "There is no index yet"}
    if rule.arguments or rule.endpoint in _SEARCHES:
        said["404"] = "There is no such release, or no such page of results"
    problem: Json = {"application/problem+json": {}}
    return {status: {"description": text, "content": problem} for status, text in said.items()}


def _in_path(rule: Rule) -> list[Json]:
    values = {"field": [str(facet) for facet in Facet], "name": list(FORMATS)}
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string"} | ({"enum": values[name]} if name in values else {}),
        }
        for name in sorted(rule.arguments)
    ]


def _search_arguments() -> tuple[str, ...]:
    facets = [name for facet in Facet for name in (str(facet), f"-{facet}")]
    return ("q", *facets, "since", "until", "sort", "page", "per_page", "match", EXACT, EXPLAIN)


def _argument(name: str) -> Json:
    about, schema = _SCHEMAS.get(name) or _facet_schema(name)
    return {"name": name, "in": "query", "description": about, "schema": schema}


def _facet_schema(name: str) -> tuple[str, Json]:
    label = field_label(name.removeprefix("-"))
    verb = "Leave out" if name.startswith("-") else "Keep"
    values = {"type": "array", "items": {"type": "string"}}
    return f"{verb} releases with this value of {label}; `none`: without one", values


_SCHEMAS: dict[str, tuple[str, Json]] = {
    "q": ("Words, in the language of /syntax", {"type": "string"}),
    "since": ("First day: 2018, 2018-06 or 2018-06-21", {"type": "string"}),
    "until": ("Last day", {"type": "string"}),
    "sort": ("Order of hits", {"enum": [str(sort) for sort in Sort]}),
    "page": ("Page of results", {"type": "integer", "minimum": 1, "default": 1}),
    "per_page": (
        "Hits on a page",
        {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": PAGE_SIZE},
    ),
    "match": ("All words or any", {"enum": [str(match) for match in Match]}),
    EXPLAIN: ("`1`: say what makes each score", {"enum": ["1"]}),
    EXACT: ("`1`: names as typed, without the others of the same", {"enum": ["1"]}),
    "view": ("What is shown", {"enum": ["clean", "received", "aside", "tags"]}),
}
