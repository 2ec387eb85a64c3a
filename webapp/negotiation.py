"""One address, several formats: by suffix, else by what the client accepts."""

from collections.abc import Callable, Mapping
from typing import cast

from flask import current_app, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotAcceptable

HTML = "text/html"


def twin(others: Mapping[str, str]) -> str | None:
    """Return the endpoint for the best accepted format; None is HTML. Raises NotAcceptable."""
    accepted = request.accept_mimetypes
    best = accepted.best_match([HTML, *others]) if accepted else HTML
    if best is None:
        raise NotAcceptable(f"There are {', '.join([HTML, *others])}.")
    return None if best == HTML else others[best]


def answered_by(endpoint: str) -> ResponseReturnValue:
    """Return what another endpoint answers to this request."""
    view = cast("Callable[..., ResponseReturnValue]", current_app.view_functions[endpoint])
    return view(**(request.view_args or {}))
