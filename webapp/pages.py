"""HTML: browse page, results, filters, one release, help."""

from datetime import UTC, datetime

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from indexer.citations import bibtex, csl, ris
from indexer.engines.interface import Facet, Hit, Query
from indexer.labels import field_label
from indexer.model import TaggedRelease
from webapp import links, searching
from webapp.negotiation import answered_by, twin
from webapp.present import home as present_home
from webapp.present.alike import query_like
from webapp.present.facets import LISTED
from webapp.present.release import Reading, View, release_page
from webapp.present.remarks import Remarks
from webapp.present.results import filters_page, search_page
from webapp.present.zero import zero_page
from webapp.site import absolute, asked, site

blueprint = Blueprint("pages", __name__)

_SEARCH_TWINS = {
    "application/json": "api.search",
    "application/atom+xml": "feeds.atom",
    "text/csv": "exports.csv",
    "application/x-ndjson": "exports.jsonl",
    ris.MEDIA_TYPE: "exports.ris",
    bibtex.MEDIA_TYPE: "exports.bibtex",
}
_RELEASE_TWINS = {
    "application/json": "api.release",
    ris.MEDIA_TYPE: "exports.cited_ris",
    bibtex.MEDIA_TYPE: "exports.cited_bibtex",
    csl.MEDIA_TYPE: "exports.cited_csl",
}


@blueprint.get("/")
def home() -> ResponseReturnValue:
    """Show what there is; with arguments, what they ask for."""
    if request.args or twin(_SEARCH_TWINS):
        return search()
    answer = searching.found(present_home.QUERY)
    candidates = present_home.candidate_examples(answer)
    examples = tuple(words for words in candidates if searching.count(Query(words=words)))
    return render_template("home.html", page=present_home.home_page(answer, examples))


@blueprint.get("/search")
def search() -> ResponseReturnValue:
    """Show one page of results, or the ways out where there are none."""
    if endpoint := twin(_SEARCH_TWINS):
        return answered_by(endpoint)
    wanted = asked()
    answer = searching.found(wanted.query)
    suggestion = searching.suggestion(answer)
    if not answer.results.total:
        zero = zero_page(answer, wanted.notices, searching.search)
        return render_template("zero.html", page=zero, suggestion=suggestion)
    whys = searching.explanations(answer) if wanted.is_explained else ()
    page = search_page(answer, Remarks(wanted.notices, suggestion, whys))
    return render_template("results.html", page=page)


@blueprint.get("/filters")
def filters() -> str:
    """Show the filters alone: the phone's way to them."""
    answer = searching.found(asked().query)
    return render_template("filters.html", page=filters_page(answer))


@blueprint.get("/filters/<field>")
def facet(field: str) -> str:
    """Show all values of one facet."""
    if field not in LISTED:
        abort(404)
    chosen = Facet(field)
    answer = searching.found(searching.counting(asked().query, chosen))
    return render_template("filters.html", page=filters_page(answer, chosen))


@blueprint.get("/release/<release_id>")
def release(release_id: str) -> ResponseReturnValue:
    """Show one release in one of its views."""
    if endpoint := twin(_RELEASE_TWINS):
        return answered_by(endpoint)
    tagged = site().searcher.get(release_id)
    return render_template("release.html", page=release_page(tagged, _reading(tagged)))


@blueprint.get("/syntax")
def syntax() -> str:
    """Explain the query language."""
    fields = [(str(facet), field_label(facet)) for facet in Facet]
    return render_template("syntax.html", fields=fields)


@blueprint.get("/help")
def help_page() -> str:
    """Explain the pages."""
    return render_template("help.html")


def _reading(tagged: TaggedRelease) -> Reading:
    query = asked().query
    chosen = request.args.get("view", "")
    view = View(chosen) if chosen in set(View) else View.CLEAN
    return Reading(
        address=absolute(links.release(tagged.release.id)),
        today=datetime.now(UTC).date(),
        query=query,
        found=site().searcher.matches(tagged, query) if query.words else (),
        match=request.args.get("at", ""),
        view=view,
        hits=_alike(tagged) if view is View.CLEAN else (),
    )


def _alike(tagged: TaggedRelease) -> tuple[Hit, ...]:
    """What has no headline is like nothing: a search without words would find everything."""
    return searching.search(query_like(tagged)).hits if tagged.title else ()
