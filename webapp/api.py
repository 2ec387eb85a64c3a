"""JSON: the same results and releases for programs."""

from collections.abc import Iterator

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from indexer.export import FORMATS
from indexer.record import to_record
from indexer.results import results_record
from webapp import searching
from webapp.present.answer import Answer
from webapp.present.pager import pager
from webapp.site import absolute, asked, site

blueprint = Blueprint("api", __name__)


_PATH = "/search.json"


@blueprint.get(_PATH)
def search() -> ResponseReturnValue:
    """Answer one page of results as JSON."""
    wanted = asked()
    answer = searching.found(wanted.query, _PATH)
    whys = searching.explanations(answer) if wanted.is_explained else ()
    record = results_record(answer.query, answer.results, whys)
    record["notices"] = [*wanted.notices, *record["notices"]]
    return jsonify(record | {"links": dict(_links(answer))})


def _links(answer: Answer) -> Iterator[tuple[str, str]]:
    """The same results elsewhere: other formats, other pages."""
    yield "self", absolute(answer.url(path=_PATH))
    yield "html", absolute(answer.url())
    for name in ("atom", *FORMATS):
        yield name, absolute(answer.url(path=f"/search.{name}"))
    pages = pager(answer, _PATH)
    if pages and pages.previous_url:
        yield "previous", absolute(pages.previous_url)
    if pages and pages.next_url:
        yield "next", absolute(pages.next_url)


@blueprint.get("/release/<release_id>.json")
def release(release_id: str) -> ResponseReturnValue:
    """Answer one release with its tags and their evidence."""
    return jsonify(to_record(site().searcher.get(release_id)))
