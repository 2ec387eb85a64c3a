"""How long the parts of an answer took, told in its `Server-Timing` header."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from flask import Flask, before_render_template, g, template_rendered


def install(app: Flask) -> None:
    """Time whole requests and the rendering of their templates."""
    app.before_request(_begin)
    before_render_template.connect(_render_begins, app)
    template_rendered.connect(_render_ends, app)


@contextmanager
def timed(part: str) -> Iterator[None]:
    """Count what is done inside to a part of the answer; a part done twice is counted together."""
    start = perf_counter()
    try:
        yield
    finally:
        _add(part, perf_counter() - start)


def header() -> str:
    """Return the parts so far and the whole, in milliseconds."""
    parts: dict[str, float] = g.get("took", {})
    whole = {"total": perf_counter() - g.began} if "began" in g else {}
    return ", ".join(f"{part};dur={took * 1000:.1f}" for part, took in (parts | whole).items())


def _begin() -> None:
    g.began = perf_counter()


def _render_begins(_app: Flask, **_about: Any) -> None:
    g.render_began = perf_counter()


def _render_ends(_app: Flask, **_about: Any) -> None:
    _add("render", perf_counter() - g.render_began)


def _add(part: str, took: float) -> None:
    parts = g.setdefault("took", {})
    parts[part] = parts.get(part, 0.0) + took
