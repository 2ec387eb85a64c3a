"""Atom: any search as a feed, newest first."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

from flask import Blueprint, Response, request

from indexer.engines.interface import Facet, Hit, Sort
from indexer.labels import value_label
from webapp import links, searching
from webapp.present.answer import Answer
from webapp.present.pager import pager
from webapp.site import absolute, asked, site

blueprint = Blueprint("feeds", __name__)

ATOM = "http://www.w3.org/2005/Atom"
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_PATH, _TYPE = "/search.atom", "application/atom+xml"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNDATED = date(1970, 1, 1)


@blueprint.get("/search.atom")
def atom() -> Response:
    """Answer one page of results as a feed."""
    query = asked().query
    if "sort" not in request.args:
        query = replace(query, sort=Sort.PUBLISHED)
    answer = searching.found(replace(query, facets=()), _PATH)
    ET.register_namespace("", ATOM)
    ET.register_namespace("opensearch", OPENSEARCH)
    body = ET.tostring(_feed(answer), encoding="utf-8", xml_declaration=True)
    return Response(body, mimetype=_TYPE)


def _feed(answer: Answer) -> ET.Element:
    feed = ET.Element(_name("feed"))
    name, query, results = site().settings.site_name, answer.query, answer.results
    # all pages of one feed have one id
    _add(feed, "id", absolute(answer.url(replace(query, page=1), _PATH)))
    _add(feed, "title", f"{name}: {query.words}" if query.words else name)
    if results.interpretation:
        _add(feed, "subtitle", results.interpretation)
    _add(feed, "updated", _moment(_latest(answer)))
    _add(feed, "generator", name)
    for rel, kind, address in _addresses(answer):
        ET.SubElement(feed, _name("link"), rel=rel, type=kind, href=absolute(address))
    for part, number in _extent(answer):
        ET.SubElement(feed, f"{{{OPENSEARCH}}}{part}").text = str(number)
    feed.extend(_entry(hit) for hit in results.hits)
    return feed


def _latest(answer: Answer) -> date | None:
    """The newest of all that is found is a day of an event: its release may have come out later."""
    days = (hit.published or hit.event_start for hit in answer.results.hits)
    return max((day for day in (answer.results.newest, *days) if day), default=None)


def _addresses(answer: Answer) -> Iterator[tuple[str, str, str]]:
    yield "self", _TYPE, answer.url(path=_PATH)
    yield "alternate", "text/html", answer.url()
    yield "search", "application/opensearchdescription+xml", "/opensearch.xml"
    pages = pager(answer, _PATH)
    if pages and pages.previous_url:
        yield "previous", _TYPE, pages.previous_url
    if pages and pages.next_url:
        yield "next", _TYPE, pages.next_url


def _extent(answer: Answer) -> Iterator[tuple[str, int]]:
    """How much of the results this page is, as OpenSearch 1.1 has it."""
    yield "totalResults", answer.results.total
    yield "startIndex", (answer.query.page - 1) * answer.query.per_page + 1
    yield "itemsPerPage", answer.query.per_page


def _entry(hit: Hit) -> ET.Element:
    entry = ET.Element(_name("entry"))
    if hit.language:
        entry.set("{http://www.w3.org/XML/1998/namespace}lang", _text(hit.language))
    address = absolute(links.release(hit.id))
    _add(entry, "id", address)
    _add(entry, "title", hit.title or hit.id)
    _add(entry, "updated", _moment(hit.published or hit.event_start))
    if hit.published:
        _add(entry, "published", _moment(hit.published))
    ET.SubElement(entry, _name("link"), rel="alternate", type="text/html", href=address)
    author = ET.SubElement(entry, _name("author"))
    _add(author, "name", hit.issuer.name if hit.issuer else "Issuer not stated")
    for code in hit.counterparts:
        label = value_label(Facet.COUNTERPART, code)
        ET.SubElement(entry, _name("category"), term=_text(code), label=_text(label))
    passages = ("".join(one.text for one in snippet.fragments) for snippet in hit.snippets)
    _add(entry, "summary", "\n".join(passages))
    return entry


def _name(local: str) -> str:
    return f"{{{ATOM}}}{local}"


def _text(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, _name(name)).text = _text(text)


def _moment(day: date | None) -> str:
    """A day as a moment; releases have no time of day."""
    return f"{(day or _UNDATED).isoformat()}T00:00:00Z"
