"""Which of those whom the rules see in a role led this meeting, call or journey."""

import re
from collections.abc import Iterable, Sequence

from indexer.model import Role
from indexer.tagging.candidates import Sides
from indexer.tagging.identity import Identity
from indexer.tagging.people import Person
from indexer.tagging.scenes import LISTED, Scene, Sighting
from indexer.tagging.words import word_set

_LED, _MET = 3, 2
_EARLY = 3
_BACKGROUND = re.compile(
    r"\b(?:earlier this (?:week|month|year)|last (?:week|month|year|autumn|spring|summer|winter)|previous(?:ly)?"
    r"|the day before|days earlier|had (?:met|held|sat|agreed|spoken)|next (?:round|meeting|dialogue|one)"
    r"|will (?:also )?host the next|previous round|first round was|back in)\b",
    re.I,
)
_JOURNEY = re.compile(r"\b(?:travels?|traveling|visits?|trip)\b", re.I)
_ENCOUNTER = re.compile(
    r"\b(?:meeting|meets?|met|call|consultations?|dialogue|talks|participation|conference|forum|summit|session)\b",
    re.I,
)
_PODIUM = re.compile(
    r"\b(?:press availability|press briefing|remarks to|interview|on [A-Z]{2,5}\b|with [A-Z]\w+ [A-Z]\w+ of\b|remarks|testimony|statement)",
)


def counts(text: str, sighting: Sighting, found: Sequence[Identity]) -> bool:
    """Whether what the rule saw is of this meeting, and of somebody with a post."""
    title = next((who.title for who in found if sighting.person in who.people), None)
    if title is None:
        return sighting.cue.tier == _LED and sighting.cue is not LISTED and sighting.person.is_full
    if any(word in word_set("not_leading") for word in title.of(text).lower().split()):
        return False
    return not _BACKGROUND.search(text, sighting.span.start, sighting.span.end)


def leads(seen: Sequence[Sighting], sides: Sides, headline: str) -> frozenset[Person]:
    """Travellers and whom they meet; else the heads; else who met in the first sentence to say so."""
    if _is_journey(seen, headline):
        return _people(s for s in seen if s.cue.tier >= _MET and s.cue is not LISTED)
    heads = [s for s in seen if s.cue.tier == _LED and s.cue is not LISTED]
    listed = [s for s in seen if s.cue is LISTED]
    if heads:
        return _people([*heads, *_completing(heads, listed, sides)])
    met = [s for s in seen if s.cue.tier == _MET and not s.cue.is_trip]
    first = min((s.sentence for s in met), default=0)
    if met and first < _EARLY or not listed:
        return _people(s for s in met if s.sentence <= first + 1)
    return _people(listed)


def _people(seen: Iterable[Sighting]) -> frozenset[Person]:
    return frozenset(sighting.person for sighting in seen)


def _completing(
    heads: Sequence[Sighting], listed: Sequence[Sighting], sides: Sides
) -> list[Sighting]:
    """Those listed beside the heads, and elsewhere those of a side that has no head yet."""
    beside = {s.sentence for s in heads}
    headed = {s.side or s.neighbour for s in heads}
    missing = set(sides.parties) - headed
    return [
        s
        for s in listed
        if s.sentence in beside or (None not in headed and (s.side or s.neighbour) in missing)
    ]


def _is_journey(seen: Sequence[Sighting], headline: str) -> bool:
    goes = any(s.cue.role is Role.TRAVELLER and s.sentence < _EARLY for s in seen)
    return goes and (bool(_JOURNEY.search(headline)) or not _ENCOUNTER.search(headline))


def in_headline(scene: Scene | None, headline: str) -> frozenset[Person]:
    """The persons of a headline that tells of an encounter."""
    titled = [person for person in scene.people if person.title] if scene else []
    if len(titled) > 1 or (_ENCOUNTER.search(headline) and not _PODIUM.search(headline)):
        return frozenset(titled)
    return frozenset()
