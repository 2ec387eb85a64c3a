"""The city in which a meeting took place."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from indexer.model import Release, Span, Tag
from indexer.parties import resolve
from indexer.tagging.candidates import Candidate, Sides
from indexer.tagging.gazetteer import Place, capital, city_at, country_of
from indexer.tagging.houses import hosts_house, known_house
from indexer.tagging.places import JOURNEY, Sight, sights
from indexer.tagging.tables import pattern, table
from indexer.tagging.text import headline, opening, party_mentions, speech_start, within

_SENTENCES = 14
_FIRST = 3
_LONGEST = 1500
_BYLINES = 7
_LONGEST_BYLINE = 60
_BEFORE = 90
_BYLINE, _HEADLINE, _SENTENCE, _LATER = 7.0, 6.0, 5.5, 1.5
_HERE, _AT_CENTER, _VISITED, _SIGNED, _AT_SEAT = 5.0, 3.6, 3.0, 0.9, 0.8
_IN_HEADLINE, _SAID_HELD, _UNSAID, _LONG_AGO, _NEVER = 0.25, 0.3, 1.0, 3.0, 100.0
_LESS = {
    "held in a place": 1.0,
    "house": 0.1,
    "building in the city": 0.2,
    "building named after the city": 0.2,
}
_SEVERAL = 2


class Scene(NamedTuple):
    """A release, who met, and what kind of event it reports."""

    release: Release
    sides: Sides
    event_type: str | None = None

    @property
    def is_meeting(self) -> bool:
        """Whether the release reports an event, as far as its kind is known."""
        return self.event_type not in (None, "statement")

    @property
    def is_journey(self) -> bool:
        """Whether it is a visit to several countries, by its headline."""
        title = headline(self.release)
        goes = pattern("venue", "goes").search(self.release.text, title.start, title.end)
        if self.event_type != "visit" or not goes:
            return False
        mentions = party_mentions(self.release.text, self.sides.language)
        visited = within(mentions, Span(goes.end(), title.end))
        return len({one.code for one in visited if one.code and capital(one.code)}) >= _SEVERAL


def tag_venue(
    release: Release, sides: Sides, event_type: str | None = "meeting"
) -> Tag[str] | None:
    """The city; None where several claim it alike, or where they met by video or telephone."""
    chosen = _choose(venue_candidates(release, sides, event_type))
    return chosen.tag if chosen else None


def venue_candidates(
    release: Release, sides: Sides, event_type: str | None = "meeting"
) -> tuple[Candidate[str], ...]:
    """Every city that a headline, a line above a transcript or a sentence places something in."""
    scene = Scene(release, sides, event_type)
    title = headline(release).of(release.text)
    if event_type == "call" or pattern("venue", "call").search(title):
        return ()
    lines = tuple(_bylines(release))
    if _is_virtual(release):
        return lines
    found = (*lines, *_in_sentences(scene), *_by_dateline(scene), *_houses(scene))
    return tuple(_confirmed(candidate, title) for candidate in found)


def _choose(candidates: Sequence[Candidate[str]]) -> Candidate[str] | None:
    """The best; a journey to several cities has no venue."""
    best = max(candidates, key=lambda c: c.score, default=None)
    if best is None or best.score <= 0:
        return None
    is_journey = best.rule.endswith(JOURNEY)
    rivals = {
        c.value
        for c in candidates
        if c.score == best.score or (is_journey and c.rule == best.rule and c.score > 0)
    }
    return best if len(rivals) == 1 else None


def _confirmed(candidate: Candidate[str], title: str) -> Candidate[str]:
    """A city that the headline names too weighs a little more."""
    if candidate.score > 0 and candidate.value in title:
        return replace(candidate, score=candidate.score + _IN_HEADLINE)
    return candidate


def _is_virtual(release: Release) -> bool:
    """Whether the headline or the first sentences say that they met by video."""
    text = release.text
    for span in (headline(release), *opening(release, _SEVERAL)):
        end = min(span.end, span.start + _LONGEST)
        if pattern("venue", "virtual").search(text, span.start, end) and not pattern(
            "venue", "partly_virtual"
        ).search(text, span.start, end):
            return True
    return False


def _bylines(release: Release) -> Iterator[Candidate[str]]:
    """Lines of their own above a transcript: "Berlin, Germany"; elsewhere they are datelines."""
    if speech_start(release) == len(release.text):
        return
    for span in release.paragraphs[:_BYLINES]:
        line = span.of(release.text) if span.end - span.start < _LONGEST_BYLINE else ""
        place = _city_of_line(line)
        if place:
            where = Span(span.start + place.start, span.start + place.end)
            yield Candidate(place.city, "venue.byline", _BYLINE, (where,))


def _city_of_line(line: str) -> Place | None:
    """The city of a line that ends with it and its country: "Blair House, Berlin, Germany"."""
    starts = (0, *(at + 1 for at, sign in enumerate(line) if sign == " "))
    for place in filter(None, (city_at(line, at) for at in starts)):
        rest = line[place.end :].strip(" ,")
        if not rest or rest in table("venue")["regions"]["names"] or resolve(rest):
            return place
    return None


# --- sentences ---------------------------------------------------------------------------------


def _in_sentences(scene: Scene) -> Iterator[Candidate[str]]:
    text = scene.release.text
    if scene.is_meeting:
        yield from _in_span(scene, headline(scene.release), _HEADLINE)
    if scene.is_journey:
        return
    for number, span in enumerate(_openings(scene.release)):
        if pattern("venue", "other_meeting").search(text, span.start, span.end):
            continue
        tells = pattern("venue", "held").search(text, span.start, span.end)
        if (number == 0 and scene.is_meeting) or (number < _FIRST and tells):
            yield from _in_span(scene, span, _SENTENCE - number)
        elif pattern("venue", "itself").match(text, span.start, span.end):
            yield from _in_span(scene, span, _LATER)
        elif scene.event_type == "visit":
            yield from (c for c in _in_span(scene, span, _LATER) if c.rule.endswith(JOURNEY))


def _openings(release: Release) -> Iterator[Span]:
    for span in opening(release, _SENTENCES):
        yield Span(span.start, min(span.end, span.start + _LONGEST))


def _in_span(scene: Scene, span: Span, weight: float) -> Iterator[Candidate[str]]:
    text = scene.release.text
    for rule, place in (*sights(text, span, scene.sides.language), *_known_houses(text, span)):
        score = weight - _LESS.get(rule, 0.0) + _by_words(scene, span, place)
        where = Span(place.start, place.end)
        yield Candidate(place.city, f"venue.{rule}", round(max(score, 0.0), 2), (where,))


def _by_words(scene: Scene, span: Span, place: Place) -> float:
    """What the words around a city take from its weight, or add."""
    text = scene.release.text
    if _is_of_another_round(text, span, place):
        return -_NEVER
    if pattern("venue", "long_ago").match(text[place.end : span.end]):
        return -_LONG_AGO
    if pattern("venue", "held_before").search(text, span.start, place.start):
        return _SAID_HELD
    is_first = span.start <= _first_start(scene.release)
    return -_NEVER if not scene.is_meeting else 0.0 if is_first else -_UNSAID


def _first_start(release: Release) -> int:
    """Where the first sentence begins."""
    return next((span.start for span in opening(release, 1)), release.body_start)


def _known_houses(text: str, span: Span) -> Iterator[Sight]:
    house = known_house(text, span)
    if house:
        yield Sight("house", house)


def _is_of_another_round(text: str, span: Span, place: Place) -> bool:
    before = max(span.start, place.start - _BEFORE), place.start
    return bool(
        pattern("venue", "elsewhere").search(text, *before)
        or pattern("venue", "other_round").search(text, place.end, span.end)
        or (
            pattern("venue", "source").search(text, *before)
            and not pattern("venue", "at_source").search(text, *before)
        )
    )


# --- datelines and houses ----------------------------------------------------------------------


def _by_dateline(scene: Scene) -> Iterator[Candidate[str]]:
    """The city of the dateline, where a first sentence says that it was there."""
    place = _dateline(scene.release)
    score = _reached_there(scene, place.city) if place else 0.0
    if place and score:
        yield Candidate(place.city, "venue.here", score, (Span(place.start, place.end),))


def _reached_there(scene: Scene, city: str) -> float:
    """How surely the first sentences place the meeting in the dateline's city."""
    text = scene.release.text
    spans = list(_openings(scene.release))[:_FIRST]
    if any(pattern("venue", "here").search(text, s.start, s.end) for s in spans):
        return _HERE
    country = country_of(city)
    for span in (headline(scene.release), *spans[:1]):
        for visit in pattern("venue", "visited").finditer(text, span.start, span.end):
            if country and _named_at(text, visit.end()) == country:
                return _VISITED
    if any(pattern("venue", "host_center").search(text, s.start, s.end) for s in spans):
        return _AT_CENTER
    is_home = country is not None and country == scene.sides.issuer
    is_signed = is_home and scene.event_type == "agreement"
    return _SIGNED if is_signed and _signs_here(scene, spans) else 0.0


def _signs_here(scene: Scene, spans: Sequence[Span]) -> bool:
    text = scene.release.text
    return any(
        pattern("venue", "signed_here").search(text, s.start, s.end) for s in spans[:_SEVERAL]
    )


def _named_at(text: str, at: int) -> str | None:
    """The country whose name begins at a place."""
    words = text[at : at + _LONGEST_BYLINE].replace(",", " ").replace(".", " ").split()
    names = (" ".join(words[:count]) for count in range(min(len(words), 5), 0, -1))
    return next((code for name in names if (code := resolve(name))), None)


def _dateline(release: Release) -> Place | None:
    """The city with which one of the first paragraphs begins, before a dash, a date or a colon."""
    text = release.text
    for span in release.paragraphs[:_BYLINES]:
        place = city_at(text, span.start)
        if place and text[place.end : place.end + 2].strip()[:1] in tuple(",:(—–-/"):
            return place
        name = pattern("venue", "dateline_name").match(text, span.start, span.end)
        if name:
            return Place(name["name"].title(), name.start("name"), name.end("name"))
    return None


def _houses(scene: Scene) -> Iterator[Candidate[str]]:
    """The capital where the host's own house is said to be the place."""
    text = scene.release.text
    for span in list(_openings(scene.release))[:_FIRST]:
        house = hosts_house(text, span)
        seat = _hosts_city(scene) if house else None
        if house and seat and pattern("venue", "held").search(text, span.start, span.end):
            yield Candidate(seat, "venue.seat", _AT_SEAT, (house,))
        match = pattern("venue", "own_capital").search(text, span.start, span.end)
        seat = _hosts_city(scene) if match else None
        if match and seat:
            yield Candidate(seat, "venue.capital", _AT_SEAT, (Span(*match.span()),))


def _hosts_city(scene: Scene) -> str | None:
    """Where the host has its houses: the dateline's city, or the capital of the issuer."""
    place, issuer = _dateline(scene.release), scene.sides.issuer
    if place and (issuer is None or country_of(place.city) == issuer):
        return place.city
    return capital(issuer or "")
