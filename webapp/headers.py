"""What every answer says besides its body: what browsers may do, keep and ask again."""

import gzip
import hashlib
from datetime import UTC, datetime

from flask import Flask, Response, g, request

from indexer.errors import ReadoutError
from webapp import assets, timing
from webapp.site import site

CSP = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "script-src 'self'",
        "object-src 'none'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
ALWAYS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "interest-cohort=()",
}
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, no-cache"
"""Keep it, but ask first: what is committed must be seen by the next search."""

LEAST_TO_PACK = 1024
_PACKED_TYPES = (
    "text/",
    "application/json",
    "application/atom+xml",
    "application/xml",
    "image/svg+xml",
)


def install(app: Flask) -> None:
    """Add the headers to every answer of the app."""
    timing.install(app)
    app.before_request(_unchanged)
    app.after_request(_finish)


def _unchanged() -> Response | None:
    """Answer 304 before the index is searched, where the browser's copy is still good."""
    if request.method not in ("GET", "HEAD") or not _depends_on_index():
        return None
    try:
        g.etag = _etag(site().searcher.generation)
    except ReadoutError:
        return None
    return Response(status=304) if _names(g.etag) else None


def _names(etag: str) -> bool:
    """Whether the browser's copy is this one; `*` says nothing of whether there is a page."""
    known = request.if_none_match
    return not known.star_tag and known.contains_weak(etag)


def _depends_on_index() -> bool:
    blueprint = request.blueprint
    return blueprint is not None and blueprint != "machines"


def _etag(generation: str) -> str:
    accepted = str(request.accept_mimetypes)
    # `published:last-90d` finds other releases tomorrow
    today = datetime.now(UTC).date().isoformat()
    parts = (generation, today, site().build, request.full_path, accepted)
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()


def _finish(response: Response) -> Response:
    for name, value in ALWAYS.items():
        response.headers.setdefault(name, value)
    if request.endpoint == "static":
        _keep_static(response)
    elif response.status_code in (200, 304) and "etag" in g:
        response.set_etag(g.etag, weak=True)
        response.headers["Cache-Control"] = ASK_AGAIN
        response.vary.add("Accept")
    else:
        response.headers.setdefault("Cache-Control", "no-store")
    response.headers["Server-Timing"] = timing.header()
    return _pack(response)


def _keep_static(response: Response) -> None:
    name = (request.view_args or {}).get("filename", "")
    is_current = response.status_code in (200, 304) and (
        request.args.get("v") == assets.fingerprint(name)
    )
    response.headers["Cache-Control"] = FOREVER if is_current else ASK_AGAIN


def _pack(response: Response) -> Response:
    """Compress a finished text; nothing here is secret, so its length may tell what it likes."""
    if not _is_worth_packing(response):
        return response
    response.direct_passthrough = False
    packed = gzip.compress(response.get_data(), compresslevel=5, mtime=0)
    response.set_data(packed)
    response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    return response


def _is_worth_packing(response: Response) -> bool:
    return (
        response.status_code == 200
        and (request.endpoint == "static" or not response.is_streamed)
        and request.accept_encodings.quality("gzip") > 0
        and (response.mimetype or "").startswith(_PACKED_TYPES)
        and (response.content_length or 0) >= LEAST_TO_PACK
    )
