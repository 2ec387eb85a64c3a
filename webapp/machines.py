"""Doors for machines: health, metrics, descriptions of the search and of the API, suggestions."""

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from flask import Blueprint, Response, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from indexer.engines.interface import Query
from indexer.labels import field_label
from webapp import links, wording
from webapp.openapi import document
from webapp.site import absolute, site

blueprint = Blueprint("machines", __name__)

_MOST_SUGGESTIONS = 8


@blueprint.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Answer whether searches can be answered: 200, or 503 while there is no index."""
    searcher = site().searcher
    return jsonify(status="ok", releases=searcher.count, generation=searcher.generation)


@blueprint.get("/metrics")
def metrics() -> Response:
    """Answer what Prometheus reads: gauges that are the same in every worker."""
    searcher = site().searcher
    text = render_template(
        "metrics.txt",
        version=_version(),
        generation=searcher.generation,
        count=searcher.count,
    )
    return Response(text, mimetype="text/plain")


@blueprint.get("/openapi.json")
def openapi() -> ResponseReturnValue:
    """Answer the description of every address that programs may use."""
    return jsonify(document(current_app, _version(), absolute("")))


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """Answer what a browser needs to offer this site as a search engine."""
    text = render_template("opensearch.xml", root=absolute(""))
    return Response(text, mimetype="application/opensearchdescription+xml")


@blueprint.get("/suggest")
def suggest() -> ResponseReturnValue:
    """Answer names that begin with the words, in the form that browsers read."""
    words = request.args.get("q", "").strip()
    found = list(_suggestions(words))
    columns = [list(column) for column in zip(*found, strict=True)] or [[], [], []]
    response = jsonify([words, *columns])
    response.mimetype = "application/x-suggestions+json"
    return response


def _suggestions(words: str) -> Iterator[tuple[str, str, str]]:
    """Yield a name or word, what it is with how often, and where it leads."""
    for one in site().searcher.complete(words, _MOST_SUGGESTIONS):
        kind = field_label(one.field) if one.field else "Word"
        about = f"{kind}, {wording.counted(one.count, 'release')}"
        url = links.chosen(one.field, one.value) if one.field else _asking(one.text)
        yield one.text, about, absolute(url)


def _asking(words: str) -> str:
    return links.search(Query(words=words))


def _version() -> str:
    try:
        return version("readout")
    except PackageNotFoundError:
        return "0"
