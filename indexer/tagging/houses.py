"""Houses in which governments receive guests: known ones, and the host's own."""

import re
from functools import cache

from indexer.model import Span
from indexer.tagging.gazetteer import Place
from indexer.tagging.tables import pattern, table


def known_house(text: str, span: Span) -> Place | None:
    """The city of a house that stands in one city and no other: the Kremlin, Hyderabad House."""
    match = _houses().search(text, span.start, span.end)
    return Place(_cities_of_houses()[match["house"]], *match.span("house")) if match else None


def hosts_house(text: str, span: Span) -> Span | None:
    """Where a sentence names a house of the host's own: "the Ministry", "in his office"."""
    match = pattern("venue", "own_house").search(text, span.start, span.end)
    return Span(*match.span()) if match else None


@cache
def _cities_of_houses() -> dict[str, str]:
    return {house: city for city, houses in table("venue")["houses"].items() for house in houses}


@cache
def _houses() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _cities_of_houses()), key=len, reverse=True))
    return re.compile(
        r"\b(?:[Aa]t|[Tt]o|[Ii]n|[Aa]u|à|[Ee]n|im|no|na|al|del|w|v) "
        rf"(?:the |la |le |el |l['’]|il |historic )?(?P<house>{names})\b"
    )
