"""What the head of a page declares: names, dates and addresses in meta tags, links and JSON-LD."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag

from indexer.folding import tidy
from indexer.model import Declared, Stated

_PUBLISHED = (
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "publishdate",
    "pubdate",
    "publication_date",
    "sailthru.date",
    "date",
)
_SITES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator")
_TITLES = ("og:title", "dc.title", "dcterms.title", "twitter:title")
_LINKED_DATA = "application/ld+json"
_NOTHING = Declared()
_LONGEST_JSON = 200_000
_MOST_NODES = 2000


@dataclass(frozen=True, slots=True)
class Head:
    """What the metadata of a page says: facts, and the headlines it gives."""

    declared: Declared = _NOTHING
    titles: tuple[str, ...] = ()


def read_head(soup: BeautifulSoup) -> Head:
    """Return what a page declares of itself, as printed there, the most trusted first."""
    metas = _metas(soup)
    graph = list(_linked_data(soup))
    language = soup.html.get("lang") if soup.html else None
    declared = Declared(
        url=_canonical(soup) or next(iter(_named(metas, ("og:url",))), None),
        published=(
            *_named(metas, ("article:published_time",)),
            *_said(graph, "datePublished"),
            *_named(metas, _PUBLISHED),
        ),
        site_name=(*_named(metas, _SITES), *_said(graph, "publisher")),
        author=_named(metas, _AUTHORS),
        language=Stated(str(language), "html lang") if language else None,
    )
    return Head(declared, _titles(soup, metas, graph))


def _titles(
    soup: BeautifulSoup, metas: dict[str, str], graph: list[dict[str, Any]]
) -> tuple[str, ...]:
    stated = (*_named(metas, _TITLES), *_said(graph, "headline"))
    title = soup.title.get_text() if soup.title else ""
    values = (*(one.value for one in stated), tidy(" ".join(title.split())))
    return tuple(dict.fromkeys(filter(None, values)))


def _metas(soup: BeautifulSoup) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in soup.find_all("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = meta.get("content")
        if isinstance(name, str) and isinstance(content, str) and content.strip():
            found.setdefault(name.lower(), tidy(" ".join(content.split())))
    return found


def _named(metas: dict[str, str], names: tuple[str, ...]) -> tuple[Stated, ...]:
    return tuple(Stated(metas[name], f"meta {name}") for name in names if name in metas)


def _canonical(soup: BeautifulSoup) -> Stated | None:
    for link in soup.find_all("link", rel="canonical"):
        href = link.get("href")
        if isinstance(href, str) and href.strip():
            return Stated(href.strip(), "link canonical")
    return None


def _linked_data(soup: BeautifulSoup) -> Iterator[dict[str, Any]]:
    for script in soup.find_all("script", type=_LINKED_DATA):
        source = script.get_text() if isinstance(script, Tag) else ""
        if len(source) <= _LONGEST_JSON:
            yield from _nodes(_parsed(source))


def _parsed(source: str) -> Any:
    try:
        return json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the articles of a graph, however it nests them."""
    waiting = [value]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            waiting += [value.get("@graph"), value.get("mainEntity")]
            if not str(value.get("@type")).endswith("BreadcrumbList"):
                yield value


def _said(graph: list[dict[str, Any]], key: str) -> tuple[Stated, ...]:
    values = (_plain(node.get(key)) for node in graph)
    return tuple(Stated(tidy(value), f"JSON-LD {key}") for value in values if value)


def _plain(value: Any) -> str:
    """A value that may be an object with a name."""
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""
