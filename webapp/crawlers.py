"""What search engines ask for: where they may go, and the addresses of all releases."""

from collections.abc import Iterator
from itertools import islice

from flask import Blueprint, Response, abort, render_template

from indexer.engines.interface import Query, Sort
from webapp import links
from webapp.site import absolute, site

blueprint = Blueprint("crawlers", __name__)

MOST = 50_000
"""Addresses in one map: more the protocol does not allow."""


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Answer which pages are for crawlers: releases, not the countless searches."""
    text = render_template("robots.txt", sitemap=absolute("/sitemap.xml"))
    return Response(text, mimetype="text/plain")


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """Answer the list of the maps that have the addresses of all releases."""
    maps = -(-site().searcher.count // MOST)
    addresses = (absolute(f"/sitemap-{number}.xml") for number in range(1, maps + 1))
    return _xml("sitemapindex", "sitemap", addresses)


@blueprint.get("/sitemap-<int:number>.xml")
def part(number: int) -> Response:
    """Answer one map: addresses of releases, newest first."""
    first = (number - 1) * MOST
    if not 0 <= first < site().searcher.count:
        abort(404)
    found = site().searcher.ids(Query(sort=Sort.PUBLISHED, facets=()))
    addresses = (absolute(links.release(one)) for one in islice(found, first, first + MOST))
    return _xml("urlset", "url", addresses)


def _xml(root: str, entry: str, addresses: Iterator[str]) -> Response:
    """Addresses are percent-encoded, so that nothing in them is markup."""
    lines = "".join(f"<{entry}><loc>{address}</loc></{entry}>\n" for address in addresses)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    body = f'{head}<{root} xmlns="{space}">\n{lines}</{root}>\n'
    return Response(body, mimetype="application/xml")
