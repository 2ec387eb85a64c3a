"""Houses in which governments receive guests: known ones, and the host's own by the host's seat."""

import re
from functools import cache

from indexer.model import Span
from indexer.tagging.gazetteer import Place, capital
from indexer.tagging.tables import pattern, table


def known_house(text: str, span: Span) -> Place | None:
    """The city of a house that stands in one city and no other: the Kremlin, Hyderabad House."""
    match = _houses().search(text, span.start, span.end)
    return Place(_cities_of_houses()[match["house"]], *match.span("house")) if match else None


def hosts_house(text: str, span: Span, host: str | None) -> Place | None:
    """The host's capital where "the Ministry", "his office" or "the Presidential Palace" is."""
    match = pattern("venue", "own_house").search(text, span.start, span.end)
    seat = capital(host or "") if match else None
    return Place(seat, *match.span()) if match and seat else None


@cache
def _cities_of_houses() -> dict[str, str]:
    return {house: city for city, houses in table("venue")["houses"].items() for house in houses}


@cache
def _houses() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _cities_of_houses()), key=len, reverse=True))
    return re.compile(
        rf"\b(?:[Aa]t|[Tt]o|[Ii]n|[Aa]u|à|[Ee]n|im|no|na|al|del|w|v) (?:the |la |le |el |l['’]|il |historic )?"
        rf"(?P<house>{names})\b"
    )
