"""The city in which a meeting took place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from indexer.model import Release, Span, Tag
from indexer.parties import resolve
from indexer.tagging.candidates import Candidate, Sides
from indexer.tagging.gazetteer import Place, capital, city, city_at, city_before
from indexer.tagging.tables import pattern, table
from indexer.tagging.text import headline, opening, speech_start

_SENTENCES = 14
_FIRST = 3
_LONGEST = 1500
_BYLINES = 7
_LONGEST_BYLINE = 60
_BEFORE = 45
_MOST_DESTINATIONS = 6
_JOURNEY = "travels to"
_NEAR = 3.5
_IN_HEADLINE = 0.25
_AT_SEAT = 0.8
_HERE = 2.0


class _Sight(NamedTuple):
    rule: str
    place: Place


def tag_venue(release: Release, sides: Sides) -> Tag[str] | None:
    """The city; None where several claim it alike, or where they met by video or telephone."""
    chosen = _choose(venue_candidates(release, sides))
    return chosen.tag if chosen else None


def venue_candidates(release: Release, sides: Sides) -> tuple[Candidate[str], ...]:
    """Every city that a headline, a line above a transcript or a sentence places something in."""
    title = headline(release).of(release.text)
    if pattern("venue", "call").search(title):
        return ()
    found = (*_bylines(release), *_in_sentences(release), *_seats(release, sides))
    return tuple(_confirmed(candidate, title) for candidate in found)


def _choose(candidates: Sequence[Candidate[str]]) -> Candidate[str] | None:
    """The best; a journey to several cities has no venue."""
    best = max(candidates, key=lambda c: c.score, default=None)
    if best is None or best.score <= 0:
        return None
    floor = _NEAR if best.rule.endswith(_JOURNEY) else best.score
    rivals = {
        c.value
        for c in candidates
        if c.score == best.score or (c.rule == best.rule and c.score >= floor)
    }
    return best if len(rivals) == 1 else None


def _confirmed(candidate: Candidate[str], title: str) -> Candidate[str]:
    """A city that the headline names too weighs a little more."""
    if candidate.score > 0 and candidate.value in title:
        return replace(candidate, score=candidate.score + _IN_HEADLINE)
    return candidate


def _bylines(release: Release) -> Iterator[Candidate[str]]:
    """Lines of their own above a transcript: "Berlin, Germany"; elsewhere they are datelines."""
    if speech_start(release) == len(release.text):
        return
    for span in release.paragraphs[:_BYLINES]:
        line = span.of(release.text) if span.end - span.start < _LONGEST_BYLINE else ""
        place = city_at(line, 0)
        rest = line[place.end :].strip(" ,") if place else ""
        if place and (not rest or rest in table("venue")["regions"]["names"] or resolve(rest)):
            where = Span(span.start, span.start + place.end)
            yield Candidate(place.city, "venue.byline", 7.0, (where,))


def _in_sentences(release: Release) -> Iterator[Candidate[str]]:
    text = release.text
    yield from _in_span(text, headline(release), 6.0)
    yield from _here(release)
    for number, span in enumerate(opening(release, _SENTENCES)):
        span = Span(span.start, min(span.end, span.start + _LONGEST))
        if number == 0 or (
            number < _FIRST and pattern("venue", "held").search(text, span.start, span.end)
        ):
            yield from _in_span(text, span, 5.5 - number)
        elif number >= _FIRST and pattern("venue", "itself").match(text, span.start, span.end):
            yield from _in_span(text, span, 1.0)


def _here(release: Release) -> Iterator[Candidate[str]]:
    """The city of the dateline, where a first sentence says that they met "here"."""
    text = release.text
    is_here = any(
        pattern("venue", "here").search(text, s.start, min(s.end, s.start + _LONGEST))
        for s in opening(release, _FIRST)
    )
    for span in release.paragraphs[:_BYLINES] if is_here else ():
        place = city_at(text, span.start)
        if place and text[place.end : place.end + 2].strip()[:1] in tuple(",:(—–-"):
            yield Candidate(place.city, "venue.here", _HERE, (Span(place.start, place.end),))
            return


def _in_span(text: str, span: Span, weight: float) -> Iterator[Candidate[str]]:
    sights = tuple(_sights(text, span))
    is_virtual = sights and pattern("venue", "virtual").search(text, span.start, span.end)
    for rule, place in sights:
        is_other = is_virtual or _is_of_another_round(text, span, place)
        where = Span(place.start, place.end)
        yield Candidate(place.city, f"venue.{rule}", 0.0 if is_other else weight, (where,))


def _is_of_another_round(text: str, span: Span, place: Place) -> bool:
    before = max(span.start, place.start - _BEFORE)
    return bool(
        pattern("venue", "elsewhere").search(text, before, place.start)
        or pattern("venue", "other_round").search(text, place.start, span.end)
    )


def _sights(text: str, span: Span) -> Iterator[_Sight]:
    """All cities of a sentence that something is said to be in, or to go to."""
    for match in pattern("venue", "in").finditer(text, span.start, span.end):
        if place := city_at(text, match.end()):
            yield _Sight("held in", place)
    for match in pattern("venue", "to").finditer(text, span.start, span.end):
        yield from (_Sight(_JOURNEY, place) for place in _destinations(text, match.end()))
    for match in pattern("venue", "hosts").finditer(text, span.start, span.end):
        if place := city_before(text, span.start, match.start()):
            yield _Sight("hosted by the city", place)
    yield from _capitals(text, span)
    yield from _east_asian(text, span)


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


def _capitals(text: str, span: Span) -> Iterator[_Sight]:
    for match in pattern("venue", "capital").finditer(text, span.start, span.end):
        seat = capital(resolve(match["country"]) or "")
        if seat:
            yield _Sight("capital", Place(seat, match.start(), match.end()))


def _east_asian(text: str, span: Span) -> Iterator[_Sight]:
    for script in ("hangul", "japanese", "chinese", "turkish"):
        for match in pattern("venue", script).finditer(text, span.start, span.end):
            group = match.lastindex or 1
            if known := city(match[group]):
                yield _Sight("held in", Place(known, match.start(group), match.end(group)))


def _seats(release: Release, sides: Sides) -> Iterator[Candidate[str]]:
    """Ministries and headquarters that a first sentence says the sides met at."""
    text = release.text
    for span in opening(release, _FIRST):
        match = _seat_names().search(text, span.start, min(span.end, span.start + _LONGEST))
        if match and pattern("venue", "held").search(text, span.start, match.start()):
            is_ministry = match["seat"] not in table("venue")["seats"]
            seat = (
                capital(sides.issuer or "")
                if is_ministry
                else table("venue")["seats"][match["seat"]]
            )
            if seat:
                where = Span(match.start("seat"), match.end("seat"))
                yield Candidate(seat, "venue.seat", _AT_SEAT, (where,))


@cache
def _seat_names() -> re.Pattern[str]:
    houses = "|".join(map(re.escape, table("venue")["seats"]))
    ministry = r"(?:Ministry of Foreign Affairs|Foreign Ministry)(?! of)"
    return re.compile(rf"\bat (?:the )?(?P<seat>{houses}|{ministry})\b")
