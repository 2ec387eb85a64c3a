"""Markdown → HTML → lines, with what its front matter declares."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import yaml
from markdown_it import MarkdownIt

from indexer.folding import tidy
from indexer.model import Declared, Stated
from indexer.normalise.clutter import Rules
from indexer.normalise.html import read_html
from indexer.normalise.lines import Line, Page
from indexer.normalise.merging import merged

_BY = "front matter"
_FENCE = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,65536}?)\n---[ \t]*(?:\r?\n|$)", re.DOTALL)
_TITLE = ("title", "headline")
_PUBLISHED = ("first_published", "published", "published_at", "date", "pubdate", "publishdate")
_SITES = (
    "publishing_organisation",
    "publisher",
    "organisation",
    "organization",
    "site_name",
    "site",
)
_AUTHORS = ("author", "authors", "byline")
_URLS = ("source_url", "canonical_url", "url", "link", "source", "permalink")
_LANGUAGES = ("lang", "language", "locale")


def read_markdown(source: str, rules: Rules) -> Page:
    """Return the lines of a Markdown text; those of its front matter are set aside."""
    fence = _FENCE.match(source)
    body = source[fence.end() :] if fence else source
    page = replace(read_html(_markdown().render(body), rules), received=source)
    if fence is None:
        return page
    rows = filter(None, map(tidy, fence.group(1).splitlines()))
    head = tuple(Line(row, aside="front matter") for row in rows)
    declared = merged(_declared(_values(fence.group(1))), page.declared)
    return replace(page, lines=head + page.lines, declared=declared)


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def _values(matter: str) -> dict[str, Any]:
    try:
        values = yaml.safe_load(matter)
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}
    return (
        {str(key).lower(): value for key, value in values.items()}
        if isinstance(values, dict)
        else {}
    )


def _declared(values: dict[str, Any]) -> Declared:
    urls = [one for one in _stated(values, _URLS) if one.value.startswith(("http://", "https://"))]
    titles, languages = _stated(values, _TITLE), _stated(values, _LANGUAGES)
    return Declared(
        title=titles[0] if titles else None,
        url=urls[0] if urls else None,
        published=_stated(values, _PUBLISHED),
        site_name=_stated(values, _SITES),
        author=_stated(values, _AUTHORS),
        language=languages[0] if languages else None,
        issuer=_first(values, "issuer"),
        kind=_first(values, "kind"),
        series=_first(values, "series"),
        event_start=_first(values, "event_start"),
        event_end=_first(values, "event_end"),
        parties=_list(values, "parties"),
        counterparts=_list(values, "counterparts"),
        topics=_list(values, "topics"),
    )


def _first(values: dict[str, Any], name: str) -> Stated | None:
    return next(iter(_stated(values, (name,))), None)


def _list(values: dict[str, Any], name: str) -> tuple[str, ...] | None:
    """Return a declared list. YAML reads the code of Norway as "no", which is meant as NO."""
    listed = values.get(name)
    if not isinstance(listed, list):
        return None
    return tuple("NO" if one is False else str(one) for one in listed)


def _stated(values: dict[str, Any], names: tuple[str, ...]) -> tuple[Stated, ...]:
    found = (_plain(values.get(name)) for name in names)
    return tuple(Stated(value, _BY) for value in found if value)


def _plain(value: Any) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, date):
        return value.isoformat()
    return tidy(value) if isinstance(value, str) else ""
