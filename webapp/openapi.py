"""The OpenAPI document, made from the app's own routes and one table of arguments."""

import re
from collections.abc import Iterable
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from indexer.citations import bibtex, csl, ris
from indexer.engines.interface import Facet, Match, Sort
from indexer.export import FORMATS
from indexer.labels import field_label
from webapp.failures import PROBLEM
from webapp.params import EXACT, EXPLAIN, LARGEST_PAGE, PAGE_SIZE
from webapp.schemas import COMPONENTS, STRING, named, one_of

Json = dict[str, Any]

_SEARCHES = frozenset(
    (
        *("pages.home", "pages.search", "pages.filters", "pages.facet"),
        *("api.search", "feeds.atom", *(f"exports.{name}" for name in FORMATS)),
    )
)
_EXPLAINED = frozenset({"api.search", "pages.search"})
_ARGUMENTS = {"pages.release": ("q", EXACT, "view", "at"), "machines.suggest": ("q",)}
_PRODUCES = {
    "api": "application/json",
    "feeds": "application/atom+xml",
    "machines.metrics": "text/plain",
    "machines.opensearch": "application/opensearchdescription+xml",
    "machines.suggest": "application/x-suggestions+json",
    "machines": "application/json",
    "pages": "text/html",
    "crawlers.robots": "text/plain",
    "crawlers": "application/xml",
    "exports.cited_csl": csl.MEDIA_TYPE,
    "exports.cited_ris": ris.MEDIA_TYPE,
    "exports.cited_bibtex": bibtex.MEDIA_TYPE,
} | {f"exports.{name}": media_type for name, (media_type, _) in FORMATS.items()}
_NEGOTIATED = frozenset({"pages.home", "pages.search", "pages.release"})
_SCHEMAS_OF = {
    "api.search": "Results",
    "api.release": "Release",
    "machines.healthz": "Health",
    "machines.suggest": "Suggestions",
}
_CONVERTER = re.compile(r"<(?:[^<>:]+:)?(\w+)>")


def document(app: Flask, version: str, root: str) -> Json:
    """Return the OpenAPI 3.1 description of every route under `root` but the static files."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]
    return {
        "openapi": "3.1.0",
        "info": {"title": "Readout", "version": version},
        "servers": [{"url": root}],
        "components": {"schemas": COMPONENTS},
        "paths": {_path(rule): {"get": _operation(app, rule)} for rule in _in_order(rules)},
    }


def _in_order(rules: Iterable[Rule]) -> list[Rule]:
    return sorted(rules, key=lambda rule: rule.rule)


def _path(rule: Rule) -> str:
    return _CONVERTER.sub(r"{\1}", rule.rule)


def _operation(app: Flask, rule: Rule) -> Json:
    endpoint = rule.endpoint
    says = (app.view_functions[endpoint].__doc__ or "").strip()
    names = _search_arguments(endpoint) if endpoint in _SEARCHES else _ARGUMENTS.get(endpoint, ())
    return {
        "operationId": endpoint.replace(".", "_"),
        "summary": says.split("\n", 1)[0],
        "parameters": [*_in_path(rule), *(_argument(name) for name in names)],
        "responses": {"200": _found(endpoint)} | _others(rule),
    }


def _found(endpoint: str) -> Json:
    kind = _PRODUCES.get(endpoint) or _PRODUCES[endpoint.partition(".")[0]]
    schema = {"schema": named(_SCHEMAS_OF[endpoint])} if endpoint in _SCHEMAS_OF else {}
    return {"description": "Found", "content": {kind: schema}}


def _others(rule: Rule) -> Json:
    """What may be answered instead: pages fail in HTML, unless a program asks."""
    said = {"503": "The index cannot be read", "304": "As it was when last asked"}
    if rule.arguments or rule.endpoint in _SEARCHES:
        said["404"] = "There is no such release, or no such page of results"
    if "release_id" in rule.arguments:
        said |= {"308": "The release is at another address now", "410": "It was removed"}
    if rule.endpoint in _NEGOTIATED:
        said["406"] = "There is no such format"
    problem: Json = {PROBLEM: {"schema": named("Problem")}, "text/html": {}}
    return {
        status: {"description": text} | ({"content": problem} if status >= "400" else {})
        for status, text in said.items()
    }


def _in_path(rule: Rule) -> list[Json]:
    schemas = {"field": one_of(Facet), "number": {"type": "integer", "minimum": 1}}
    return [
        {"name": name, "in": "path", "required": True, "schema": schemas.get(name, STRING)}
        for name in sorted(rule.arguments)
    ]


def _search_arguments(endpoint: str) -> tuple[str, ...]:
    facets = [name for facet in Facet for name in (str(facet), f"-{facet}")]
    view = (EXPLAIN,) if endpoint in _EXPLAINED else ()
    return ("q", *facets, "since", "until", "sort", "page", "per_page", "match", EXACT, *view)


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
    "view": ("What is shown", {"enum": ["clean", "received", "aside", "tags", "cite"]}),
    "at": ("The match to stand at, counted from 1", {"type": "integer", "minimum": 1}),
}
