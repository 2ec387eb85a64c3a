"""Where in a release somebody is seen to meet, or to be talked about: sentence by sentence."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from indexer.model import Release, Span
from indexer.tagging.countries.roles import Setting, Sighting, genre_words, sightings
from indexer.tagging.skeleton import skeleton
from indexer.tagging.text import body_sentences, party_mentions

FACTORS = {"title": 1.0, "first": 1.0, "lead": 0.6, "any": 0.35}
"""How much the rules weigh in each zone of a release."""

_ZONES = ("first", "lead", "lead", "any")
_SENTENCES = 14
_SHORTEST = 60  # characters of a telling sentence: lines of offices and cities do not count
_ENDS = '.。!?:;…”"’)»」』다'


_ABBREVIATED = re.compile(  # what has stops that end no sentence, before a name
    r"\b(?:H\.E|HH?E?|H\.H|H\.R\.H|Mr|Mrs|Ms|Dr|Prof|Amb|Hon|Gen|Lt|Col|Adm|Sen|Eng|St|[A-Z])\."
    r"(?= [A-Z(])(?! (?:The[ny]?|He|She|It|In|On|At|Both|We|During|This|These)\b)"
)


class Sighted(NamedTuple):
    """A sighting and the zone of its sentence."""

    zone: str
    sighting: Sighting

    @property
    def weight(self) -> float:
        """The rule's weight in this zone."""
        return self.sighting.weight * FACTORS[self.zone]


def sighted(release: Release, language: str) -> tuple[Sighted, ...]:
    """Everything the rules see; nobody meets where the headline condemns or reports."""
    found = tuple(_sighted(release, language))
    if _is(release, "condemns") and not (meets(release) or _is(release, "joint")):
        return tuple(one for one in found if one.sighting.role != "party")
    return found


def meets(release: Release) -> bool:
    """Whether the headline has a word of meeting."""
    return _is(release, "meets")


def _is(release: Release, genre: str) -> bool:
    return bool(genre_words(genre).search(release.title.of(release.text)))


def _genre(release: Release) -> str:
    if _is(release, "joint"):
        return "joint"
    for genre in ("travels", "exercises"):
        if _is(release, genre):
            return genre
    return "" if meets(release) else "statement"


def _sighted(release: Release, language: str) -> Iterator[Sighted]:
    genre = _genre(release)
    mentions = party_mentions(release.text, language)
    for zone, span in _zones(release):
        bones = skeleton(release.text, span, mentions)
        if bones.mentions:
            bones = replace(bones, text=_ABBREVIATED.sub(_without_stops, bones.text))
            yield from (
                Sighted(zone, seen) for seen in sightings(bones, Setting(zone, genre, language))
            )


def _without_stops(abbreviation: re.Match[str]) -> str:
    return abbreviation[0].replace(".", "")


def _zones(release: Release) -> Iterator[tuple[str, Span]]:
    if release.title.start < release.title.end <= release.body_start:
        yield "title", release.title
    place = 0
    for span in body_sentences(release)[:_SENTENCES]:
        yield _ZONES[min(place, len(_ZONES) - 1)], span
        place += span.end - span.start >= _SHORTEST and release.text[span.end - 1] in _ENDS
