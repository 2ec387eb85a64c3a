"""Exception → status and words: one table for pages and for machines."""

import logging
from dataclasses import dataclass
from http import HTTPStatus

from flask import (
    Flask,
    Response,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from indexer.engines.interface import Query
from indexer.errors import (
    EngineError,
    IndexMissing,
    IndexStale,
    ReadoutError,
    ReleaseGone,
    ReleaseMoved,
    ReleaseNotFound,
    SettingsError,
)
from webapp import links
from webapp.site import absolute

PROBLEM = "application/problem+json"
_log = logging.getLogger("readout.webapp")


class PageBeyondLast(ReadoutError):
    """A page of results after the last one."""

    def __init__(self, last_url: str, last: int) -> None:
        super().__init__(f"there are only {last} pages" if last > 1 else "there is only one page")
        self.last_url = last_url


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What went wrong, for people and as RFC 9457 has it for machines."""

    status: int
    say: str
    way_on: str = "Search all releases"
    way_url: str = "/search"
    retry_after: int | None = None
    allow: str = ""

    @property
    def has_own_way(self) -> bool:
        """Whether the way on is more than the way to all releases."""
        return self.way_url != "/search"

    @property
    def title(self) -> str:
        """The status in words."""
        return HTTPStatus(self.status).phrase


_SAY = {
    400: "This request cannot be read.",
    404: "There is nothing at this address.",
    405: "This address can only be read.",
}
_RETRY_SECONDS = 10
_PROGRAM_SUFFIXES = (".json", ".xml", ".txt", ".ris", ".bibtex", ".csl")
_PROGRAM_PATHS = frozenset({"/healthz", "/metrics", "/suggest", "/opensearch.xml"})


def install(app: Flask) -> None:
    """Answer every error of the app from the table."""
    app.register_error_handler(ReleaseMoved, _moved)
    app.register_error_handler(ReadoutError, lambda error: _answer(_expected(error)))
    app.register_error_handler(HTTPException, lambda error: _answer(_refused(error)))
    app.register_error_handler(Exception, lambda error: _answer(_unforeseen(error)))


def _expected(error: ReadoutError) -> Failure:
    match error:
        case ReleaseGone():
            return _gone(error)
        case ReleaseNotFound():
            say = "There is no release at this address. It may have been removed."
            return Failure(status=404, say=say)
        case PageBeyondLast():
            say = f"Beyond the last page: {error}."
            return Failure(
                status=404, say=say, way_on="Go to the last page", way_url=error.last_url
            )
        case EngineError() | SettingsError():
            return _unreadable(error)
    return _unforeseen(error)


def _gone(error: ReleaseGone) -> Failure:
    title = error.title or error.release_id
    return Failure(
        status=410,
        say=f"“{title}” was here, and has been removed.",
        way_on="Search for its title",
        way_url=links.search(Query(words=title)),
    )


def _moved(error: ReleaseMoved) -> ResponseReturnValue:
    """Lead to where the release is now, in the same format and with the same arguments."""
    address = url_for(str(request.endpoint), **(request.view_args or {}) | {"release_id": error.to})
    query = request.query_string.decode("ascii", "replace")
    return redirect(f"{address}?{query}" if query else address, 308)


def _unreadable(error: ReadoutError) -> Failure:
    _log.warning("%s", error)
    return Failure(
        status=503,
        say=_why_unreadable(error),
        way_on=f"Try again in {_RETRY_SECONDS} seconds",
        way_url=request.full_path.rstrip("?"),
        retry_after=_RETRY_SECONDS,
    )


def _why_unreadable(error: ReadoutError) -> str:
    """Say it without the address, which is nobody else's business; the log has that."""
    match error:
        case IndexMissing():
            return "There is no index yet. The command “readout index” makes one."
        case IndexStale():
            return "The index is of another version. The command “readout index” makes it anew."
        case SettingsError():
            return "The settings name an index that cannot be opened."
    return "The index cannot be read right now."


def _refused(error: HTTPException) -> Failure:
    status = error.code or 500
    say = _SAY.get(status) or error.description or "This request was refused."
    allow = ", ".join(sorted(getattr(error, "valid_methods", None) or ()))
    return Failure(status=status, say=say, allow=allow)


def _unforeseen(error: Exception) -> Failure:
    _log.error("%s %s failed", request.method, request.path, exc_info=error)
    return Failure(status=500, say="Something went wrong here. It has been noted in the log.")


def _answer(failure: Failure) -> Response:
    if _is_for_program():
        response = jsonify(_problem(failure))
        response.mimetype = PROBLEM
    else:
        response = make_response(render_template("error.html", failure=failure))
    response.status_code = failure.status
    if failure.retry_after:
        response.headers["Retry-After"] = str(failure.retry_after)
    if failure.allow:
        response.headers["Allow"] = failure.allow
    return response


def _problem(failure: Failure) -> dict[str, object]:
    """RFC 9457; `see` is a way on, where there is one of its own."""
    said: dict[str, object] = {
        "type": "about:blank",
        "title": failure.title,
        "status": failure.status,
        "detail": failure.say,
    }
    return said | ({"see": absolute(failure.way_url)} if failure.has_own_way else {})


def _is_for_program() -> bool:
    """Whether the answer is for a program, by its address or by what it accepts. A request with
    a wrong method has found no route, so that the address must tell.
    """
    path = request.path
    if path in _PROGRAM_PATHS or path.startswith("/search.") or path.endswith(_PROGRAM_SUFFIXES):
        return True
    best = request.accept_mimetypes.best_match(["text/html", PROBLEM, "application/json"])
    return best in (PROBLEM, "application/json")
