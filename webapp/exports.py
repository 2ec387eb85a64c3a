"""Files to take along: the whole result set, streamed, and one release as reference managers
read it.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import Blueprint, Response

from indexer.citations import bibtex, csl, ris
from indexer.citations.source import Source, source_of
from indexer.export import FORMATS
from webapp import links, searching
from webapp.site import absolute, asked, site

blueprint = Blueprint("exports", __name__)

Write = Callable[[Source], str]

_CITED: dict[str, tuple[str, Write]] = {
    "bibtex": (bibtex.MEDIA_TYPE, bibtex.bibtex),
    "csl": (csl.MEDIA_TYPE, csl.csl_json),
    "ris": (ris.MEDIA_TYPE, ris.ris),
}
"""Format → media type and writer."""
_SUFFIXES = {"bibtex": "bib", "csl": "json"}


def _export(name: str) -> Callable[[], Response]:
    media_type, write = FORMATS[name]

    def view() -> Response:
        body = write(searching.everything(asked().query))
        return _download(Response(body, mimetype=media_type), "readout-search", name)

    view.__doc__ = f"Answer the whole result set as {name}, streamed."
    return view


def _citation(name: str) -> Callable[[str], Response]:
    media_type, write = _CITED[name]

    def view(release_id: str) -> Response:
        tagged = site().searcher.get(release_id)
        address = absolute(links.release(release_id))
        body = write(source_of(tagged, datetime.now(UTC).date(), address))
        return _download(Response(body, mimetype=media_type), "readout-release", name)

    view.__doc__ = f"Answer one release as {name}, to cite it."
    return view


def _download(response: Response, stem: str, format_: str) -> Response:
    file = f"{stem}.{_SUFFIXES.get(format_, format_)}"
    response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    return response


for _name in FORMATS:
    blueprint.add_url_rule(f"/search.{_name}", _name, _export(_name))
for _name in _CITED:
    blueprint.add_url_rule(f"/release/<release_id>.{_name}", f"cited_{_name}", _citation(_name))
