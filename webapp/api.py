"""JSON: the same results and releases for programs."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from indexer.record import to_record
from indexer.results import results_record
from webapp import searching
from webapp.site import asked, site

blueprint = Blueprint("api", __name__)


@blueprint.get("/search.json")
def search() -> ResponseReturnValue:
    """Answer one page of results as JSON."""
    wanted = asked()
    answer = searching.found(wanted.query, "/search.json")
    whys = searching.explanations(answer) if wanted.is_explained else ()
    record = results_record(answer.query, answer.results, whys)
    record["notices"] = [*wanted.notices, *record["notices"]]
    return jsonify(record)


@blueprint.get("/release/<release_id>.json")
def release(release_id: str) -> ResponseReturnValue:
    """Answer one release with its tags and their evidence."""
    return jsonify(to_record(site().searcher.get(release_id)))
