"""Atom: any search as a feed, newest first."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

from flask import Blueprint, Response, request

from indexer.engines.interface import Hit, Sort
from webapp import links, searching
from webapp.present.answer import Answer
from webapp.present.pager import pager
from webapp.site import absolute, asked, site

blueprint = Blueprint("feeds", __name__)

ATOM = "http://www.w3.org/2005/Atom"
_PATH = "/search.atom"
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
    body = ET.tostring(_feed(answer), encoding="utf-8", xml_declaration=True)
    return Response(body, mimetype="application/atom+xml")


def _feed(answer: Answer) -> ET.Element:
    feed = ET.Element(f"{{{ATOM}}}feed")
    name = site().settings.site_name
    _add(feed, "id", absolute(answer.url(path=_PATH)))
    _add(feed, "title", f"{name}: {answer.query.words}" if answer.query.words else name)
    _add(feed, "updated", _moment(answer.results.newest))
    for rel, address in _addresses(answer):
        ET.SubElement(feed, f"{{{ATOM}}}link", rel=rel, href=absolute(address))
    feed.extend(_entry(hit) for hit in answer.results.hits)
    return feed


def _addresses(answer: Answer) -> Iterator[tuple[str, str]]:
    yield "self", answer.url(path=_PATH)
    yield "alternate", answer.url()
    pages = pager(answer, _PATH)
    if pages and pages.previous_url:
        yield "previous", pages.previous_url
    if pages and pages.next_url:
        yield "next", pages.next_url


def _entry(hit: Hit) -> ET.Element:
    entry = ET.Element(f"{{{ATOM}}}entry")
    address = absolute(links.release(hit.id))
    _add(entry, "id", address)
    _add(entry, "title", hit.title or hit.id)
    _add(entry, "updated", _moment(hit.published or hit.event_start))
    ET.SubElement(entry, f"{{{ATOM}}}link", rel="alternate", href=address)
    author = ET.SubElement(entry, f"{{{ATOM}}}author")
    _add(author, "name", hit.issuer.name if hit.issuer else "Issuer not stated")
    passages = ("".join(one.text for one in snippet.fragments) for snippet in hit.snippets)
    _add(entry, "summary", "\n".join(passages))
    return entry


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = _NOT_XML.sub("\ufffd", text)


def _moment(day: date | None) -> str:
    """A day as a moment; releases have no time of day."""
    return f"{(day or _UNDATED).isoformat()}T00:00:00Z"
