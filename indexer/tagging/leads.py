"""Which of those whom the rules see in a role led this meeting, call or journey."""

import re
from collections.abc import Collection, Iterable, Sequence

from indexer.model import PartyCode, Role
from indexer.tagging.candidates import Sides
from indexer.tagging.identity import Identity
from indexer.tagging.people import Person
from indexer.tagging.scenes import ASSEMBLED, LISTED, Scene, Sighting
from indexer.tagging.words import word_set

_LED, _MET = 3, 2
_EARLY = 3
_BUSY_ELSEWHERE = frozenset({"president", "prime", "king", "chancellor", "premier", "former"})
_STATE_HEADS = frozenset({"president", "prime"})
_OCCASION = re.compile(
    r"\b(?:following|after|building on|agreed|launched|since|in line with|announced|committed|summit|vision)\b",
    re.I,
)
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
_NO_EVENT = re.compile(
    r"\b(?:Press Briefing|Public Schedule|Daily Schedule|Designation|Appointment|Briefing [Ww]ith)\b"
)
_PODIUM = re.compile(
    r"\b(?:press availability|press briefing|remarks to|interview|on [A-Z]{2,5}\b|with [A-Z]\w+ [A-Z]\w+ of\b|remarks|testimony|statement)",
)


def counts(text: str, sighting: Sighting, found: Sequence[Identity]) -> bool:
    """Whether what the rule saw is of this meeting, and of somebody with a post."""
    title = next((who.title for who in found if sighting.person in who.people), None)
    if title is None:
        return sighting.cue.tier == _LED and sighting.cue is not LISTED and sighting.person.is_full
    words = title.of(text).lower().split()
    if any(word in word_set("not_leading") for word in words):
        return False
    if sighting.cue is ASSEMBLED and (_BUSY_ELSEWHERE & set(words) or not sighting.person.is_full):
        return False
    if _STATE_HEADS & set(words) and _OCCASION.search(
        text, sighting.span.start, sighting.person.span.start
    ):
        return False
    return not _BACKGROUND.search(text, sighting.span.start, sighting.span.end)


def leads(seen: Sequence[Sighting], sides: Sides, headline: str) -> frozenset[Person]:
    """Travellers and whom they meet; else the heads; else who met in the first sentence to say so."""
    if _is_journey(seen, headline):
        return _people(s for s in seen if s.cue.tier >= _MET and s.cue is not LISTED)
    if _NO_EVENT.search(headline):
        return frozenset()
    heads = [s for s in seen if s.cue.tier == _LED and s.cue is not LISTED]
    listed = [s for s in seen if s.cue is LISTED]
    if heads:
        return _people(_completed(heads, seen, sides))
    met = [s for s in seen if s.cue.tier == _MET and not s.cue.is_trip]
    first = min((s.sentence for s in met), default=0)
    if met and (first < _EARLY or not listed):
        return _people(s for s in met if s.sentence <= first + 1)
    if len(sides.parties) == 1:
        return frozenset()
    if listed:
        return _people(_completed(listed, seen, sides))
    return _people(_assembled([s for s in seen if s.cue is ASSEMBLED], sides, headline))


def _people(seen: Iterable[Sighting]) -> frozenset[Person]:
    return frozenset(sighting.person for sighting in seen)


def _completed(heads: Sequence[Sighting], seen: Sequence[Sighting], sides: Sides) -> list[Sighting]:
    """The heads, those listed beside them, and officials of a side that has no head yet."""
    sentences = {s.sentence for s in heads}
    found = [*heads, *(s for s in seen if s.cue is LISTED and s.sentence in sentences)]
    headed = {_side(s, sides) for s in found}
    missing = set() if None in headed else set(sides.parties) - headed
    others = [s for s in seen if s.cue in (LISTED, ASSEMBLED)]
    return [*found, *_of_sides(others, sides, missing)]


def _of_sides(seen: Sequence[Sighting], sides: Sides, missing: set[PartyCode]) -> list[Sighting]:
    """For each of the parties, its officials in the first sentence that names some."""
    found: list[Sighting] = []
    for number in sorted({s.sentence for s in seen}):
        fresh = [s for s in seen if s.sentence == number and _side(s, sides, missing) in missing]
        found += fresh
        missing = missing - {_side(s, sides, missing) for s in fresh}
    return found


def _assembled(seen: Sequence[Sighting], sides: Sides, headline: str) -> Sequence[Sighting]:
    """Without any word of who led: officials of two parties, or two together in one sentence."""
    found = _of_sides(seen, sides, set(sides.parties))
    if len({_side(s, sides) for s in found}) > 1:
        return found
    if not _ENCOUNTER.search(headline) or len(sides.parties) < 2:
        return ()
    for number in sorted({s.sentence for s in seen}):
        together = [s for s in seen if s.sentence == number]
        if len(together) > 1:
            return together
    return [s for s in seen if s.sentence < _EARLY] if len(_people(seen)) == 1 else ()


def _side(
    sighting: Sighting, sides: Sides, missing: Collection[PartyCode] = ()
) -> PartyCode | None:
    """The party a sighting speaks of; an unclaimed official is the publisher's, or of the side left."""
    said = sighting.side or sighting.neighbour
    if said or len(missing) != 1:
        return said or (sides.issuer if sides.issuer in sides.parties else None)
    return next(iter(missing))


def _is_journey(seen: Sequence[Sighting], headline: str) -> bool:
    goes = any(s.cue.role is Role.TRAVELLER and s.sentence < _EARLY for s in seen)
    return goes and (bool(_JOURNEY.search(headline)) or not _ENCOUNTER.search(headline))


def in_headline(scene: Scene | None, headline: str) -> frozenset[Person]:
    """The persons of a headline that tells of an encounter."""
    if scene is None or _NO_EVENT.search(headline):
        return frozenset()
    titled = frozenset(person for person in scene.people if person.title)
    owners = {
        owner for person, owner in zip(scene.people, scene.owners, strict=True) if person.title
    }
    tells = (_ENCOUNTER.search(headline) or _JOURNEY.search(headline)) and not _PODIUM.search(
        headline
    )
    return titled if tells or len(owners) > 1 else frozenset()
