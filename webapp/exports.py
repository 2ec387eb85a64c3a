"""CSV, JSONL, RIS, BibTeX: the whole result set, streamed."""

from flask import Blueprint, Response

from indexer.export import FORMATS
from webapp import searching
from webapp.site import asked

blueprint = Blueprint("exports", __name__)


@blueprint.get("/search.csv")
def csv() -> Response:
    """Answer the whole result set as a spreadsheet."""
    return export("csv")


@blueprint.get(f"/search.<any({','.join(FORMATS)}):name>")
def export(name: str) -> Response:
    """Answer the whole result set in one of the formats."""
    media_type, write = FORMATS[name]
    body = write(searching.everything(asked().query))
    response = Response(body, mimetype=media_type)
    suffix = {"bibtex": "bib"}.get(name, name)
    response.headers["Content-Disposition"] = f'attachment; filename="readout-search.{suffix}"'
    return response
