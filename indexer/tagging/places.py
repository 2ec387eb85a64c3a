"""Cities that a sentence says something is in, or goes to, in the ways of its language."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from indexer.model import Span
from indexer.parties import resolve
from indexer.tagging.gazetteer import (
    Place,
    capital,
    city,
    city_at,
    city_before,
    inflected_city,
    unspaced_city_before,
)
from indexer.tagging.tables import listed, pattern, table

JOURNEY = "travels to"
_MOST_DESTINATIONS = 6
_LONGEST_BUILDING = 60
_MOST_WORDS = 5  # of a district and a house between a Korean city and its ending
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


class Sight(NamedTuple):
    """A city and how the sentence speaks of it."""

    rule: str
    place: Place


def sights(text: str, span: Span, language: str) -> Iterator[Sight]:
    """Every city of the sentence that something is said to be in, or to go to."""
    yield from _behind_prepositions(text, span)
    for match in pattern("venue", "to").finditer(text, span.start, span.end):
        yield from (Sight(JOURNEY, place) for place in _destinations(text, match.end()))
    for match in pattern("venue", "hosts").finditer(text, span.start, span.end):
        if place := city_before(text, span.start, match.start()):
            yield Sight("hosted by the city", place)
    yield from _capitals(text, span)
    yield from _in_buildings(text, span)
    yield from _east_asian(text, span)
    if language in table("venue")["inflecting"]:
        yield from _inflected(text, span, language)


def _behind_prepositions(text: str, span: Span) -> Iterator[Sight]:
    for match in pattern("venue", "in").finditer(text, span.start, span.end):
        if place := city_at(text, match.end()):
            yield Sight("held in", place)
        elif place := _unknown(text, span, match.end()):
            yield Sight("held in a place", place)


def _unknown(text: str, span: Span, at: int) -> Place | None:
    """A place of no gazetteer: capitals behind "held in" that no party, month or house is."""
    name = pattern("venue", "place_name").match(text, at, span.end)
    if not name or not pattern("venue", "held_before").search(text, span.start, at):
        return None
    words = _WORD.findall(name["name"])
    if resolve(name["name"]) or any(word in listed("venue", "no_places") for word in words):
        return None
    return Place(name["name"], name.start("name"), name.end("name"))


def _destinations(text: str, at: int) -> Iterator[Place]:
    """All cities of "to Berlin, Germany, Madrid and Paris"."""
    for _ in range(_MOST_DESTINATIONS):
        place = city_at(text, at)
        if place:
            yield place
        step = pattern("venue", "next_stop").match(text, place.end if place else at)
        if not step:
            return
        at = step.end()


def _capitals(text: str, span: Span) -> Iterator[Sight]:
    for match in pattern("venue", "capital").finditer(text, span.start, span.end):
        seat = capital(resolve(match["country"]) or "")
        if seat:
            yield Sight("capital", Place(seat, match.start(), match.end()))


def _in_buildings(text: str, span: Span) -> Iterator[Sight]:
    """ "at the Taipei Guest House", "at Palazzo Parisio, Valletta", "at Grand Hyatt Seoul"."""
    for match in pattern("venue", "at_building").finditer(text, span.start, span.end):
        end = min(match.end() + _LONGEST_BUILDING, span.end)
        name = pattern("venue", "building_name").match(text, match.end(), end)
        if not name:
            continue
        if (first := city_at(text, name.start())) and first.end < name.end():
            yield Sight("building named after the city", first)
        elif last := city_before(text, name.start(), name.end()):
            yield Sight("building in the city", last)
        elif behind := pattern("venue", "behind_building").match(text, name.end(), span.end):
            place = city_at(text, behind.end())
            if place:
                yield Sight("building in the city", place)


def _east_asian(text: str, span: Span) -> Iterator[Sight]:
    yield from _korean(text, span)
    for script in ("chinese", "turkish", "arabic"):
        for match in pattern("venue", script).finditer(text, span.start, span.end):
            name = match[1] if city(match[1]) else match[1].partition(" ")[0]
            if known := city(name):
                where = match.start(1), match.start(1) + len(name)
                yield Sight("held in", Place(known, *where))
    end = span.start
    for match in pattern("venue", "japanese").finditer(text, span.start, span.end):
        place = unspaced_city_before(text, end, match.start())
        if place:
            end = match.end() + 1
            yield Sight("held in", place)


def _korean(text: str, span: Span) -> Iterator[Sight]:
    """Cities in front of the ending for "at", the district and the house between them or not."""
    for match in pattern("venue", "hangul").finditer(text, span.start, span.end):
        start = max(span.start, match.start() - _LONGEST_BUILDING)
        found = pattern("venue", "hangul_word").finditer(text, start, match.start())
        words = list(found)[-_MOST_WORDS if match["at"] else -1 :]
        known = next((word for word in words if city(word["city"])), None)
        if known:
            yield Sight("held in", Place(city(known["city"]) or "", *known.span("city")))


def _inflected(text: str, span: Span, language: str) -> Iterator[Sight]:
    """Names with the ending for "in": "w Rzeszowie", "Helsingissä"."""
    for match in pattern("venue", f"in_{language}").finditer(text, span.start, span.end):
        if known := inflected_city(match["city"]):
            yield Sight("held in", Place(known, match.start("city"), match.end("city")))
