"""Files to take along: the whole result set, streamed, and one release as reference managers
read it.
"""

from datetime import UTC, datetime

from flask import Blueprint, Response

from indexer.citations import bibtex, csl, ris
from indexer.citations.source import source_of
from indexer.export import FORMATS
from webapp import links, searching
from webapp.site import absolute, asked, site

blueprint = Blueprint("exports", __name__)

CITED = {
    "bibtex": (bibtex.MEDIA_TYPE, bibtex.bibtex),
    "csl": (csl.MEDIA_TYPE, csl.csl_json),
    "ris": (ris.MEDIA_TYPE, ris.ris),
}
"""Format → media type and writer."""


@blueprint.get("/search.csv")
def csv() -> Response:
    """Answer the whole result set as a spreadsheet."""
    return export("csv")


@blueprint.get(f"/search.<any({','.join(FORMATS)}):name>")
def export(name: str) -> Response:
    """Answer the whole result set in one of the formats."""
    media_type, write = FORMATS[name]
    body = write(searching.everything(asked().query))
    return _download(Response(body, mimetype=media_type), "readout-search", name)


@blueprint.get(f"/release/<release_id>.<any({','.join(CITED)}):name>")
def citation(release_id: str, name: str) -> Response:
    """Answer one release as reference managers read it."""
    media_type, write = CITED[name]
    address = absolute(links.release(release_id))
    source = source_of(site().searcher.get(release_id), datetime.now(UTC).date(), address)
    return _download(Response(write(source), mimetype=media_type), "readout-release", name)


def _download(response: Response, stem: str, format_: str) -> Response:
    suffix = {"bibtex": "bib", "csl": "json"}.get(format_, format_)
    response.headers["Content-Disposition"] = f'attachment; filename="{stem}.{suffix}"'
    return response
