"""Exception → status and words: one table for pages and for machines."""

import logging
from dataclasses import dataclass
from http import HTTPStatus

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from indexer.errors import EngineError, IndexBusy, ReadoutError, ReleaseNotFound

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
    title: str
    say: str
    way_on: str = ""
    way_url: str = ""
    retry_after: int | None = None
    allow: str = ""


_SAY = {
    400: "This request cannot be read.",
    404: "There is nothing at this address.",
    405: "This address can only be read.",
    406: "This address has no such format.",
    414: "This request is too long.",
}


def install(app: Flask) -> None:
    """Answer every error of the app from the table."""
    app.register_error_handler(ReadoutError, lambda error: _answer(_expected(error)))
    app.register_error_handler(HTTPException, lambda error: _answer(_refused(error)))
    app.register_error_handler(Exception, _unexpected)


def _expected(error: ReadoutError) -> Failure:
    if isinstance(error, ReleaseNotFound):
        say = "There is no release at this address. It may have been removed."
        return _failure(404, say, "Search all releases", "/search")
    if isinstance(error, PageBeyondLast):
        return _failure(
            404, f"Beyond the last page: {error}.", "Go to the last page", error.last_url
        )
    if isinstance(error, EngineError):
        return _engine_failure(error)
    return _unforeseen(error)


def _engine_failure(error: EngineError) -> Failure:
    _log.warning("%s", error)
    seconds = 2 if isinstance(error, IndexBusy) else 10
    return Failure(
        status=503,
        title=HTTPStatus.SERVICE_UNAVAILABLE.phrase,
        say="The index cannot be read right now.",
        way_on=f"Try again in {seconds} seconds",
        way_url=request.full_path.rstrip("?"),
        retry_after=seconds,
    )


def _refused(error: HTTPException) -> Failure:
    status = error.code or 500
    say = _SAY.get(status) or error.description or "This request was refused."
    allow = ", ".join(sorted(getattr(error, "valid_methods", None) or ()))
    failure = _failure(status, say, "Search all releases", "/search")
    return Failure(
        status=failure.status,
        title=error.name,
        say=say,
        way_on=failure.way_on,
        way_url=failure.way_url,
        allow=allow,
    )


def _unexpected(error: Exception) -> Response:
    return _answer(_unforeseen(error))


def _unforeseen(error: Exception) -> Failure:
    _log.error("%s %s failed", request.method, request.path, exc_info=error)
    say = "Something went wrong here. It has been noted in the log."
    return _failure(500, say, "Search all releases", "/search")


def _failure(status: int, say: str, way_on: str, way_url: str) -> Failure:
    title = HTTPStatus(status).phrase
    return Failure(status=status, title=title, say=say, way_on=way_on, way_url=way_url)


def _answer(failure: Failure) -> Response:
    if _wants_json():
        response = jsonify(
            type="about:blank", title=failure.title, status=failure.status, detail=failure.say
        )
        response.mimetype = PROBLEM
    else:
        response = make_response(render_template("error.html", failure=failure))
    response.status_code = failure.status
    if failure.retry_after:
        response.headers["Retry-After"] = str(failure.retry_after)
    if failure.allow:
        response.headers["Allow"] = failure.allow
    return response


def _wants_json() -> bool:
    """Whether the request is for a JSON document, by its address or by what it accepts."""
    if request.path.endswith(".json") or request.blueprint == "machines":
        return True
    best = request.accept_mimetypes.best_match(["text/html", PROBLEM, "application/json"])
    return best in (PROBLEM, "application/json")
