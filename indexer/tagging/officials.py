"""Lead officials: who led, chaired, met, called, signed or travelled."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.model import Official, PartyCode, Release, Role, Span, Tag
from indexer.parties import Mention
from indexer.tagging.candidates import Candidate, Sides
from indexer.tagging.identity import Identity, identities
from indexer.tagging.people import Person, people
from indexer.tagging.scenes import Scene, Sighting, scene, sightings
from indexer.tagging.sides import side_of
from indexer.tagging.text import party_mentions, sentences
from indexer.tagging.words import word_set, words

_MOST_SENTENCES = 80
_OPENING = 6
_LED, _MET = 3, 2
_BACKGROUND = re.compile(
    r"\b(?:earlier this (?:week|month|year)|last (?:week|month|year|autumn|spring|summer|winter)|previous(?:ly)?"
    r"|the day before|days earlier|had (?:met|held|sat|agreed|spoken)|next (?:round|meeting|dialogue|one)"
    r"|will (?:also )?host the next|previous round|first round was|back in)\b",
    re.I,
)
_VERB = re.compile(
    r"\b(?:led|lead|head|chair|met|meet|spoke|talk|held|hold|host|represent|travel|visit|sign|between|side"
    r"|deleg|par|Leitung|leit|por|da|dal|attend|particip|receiv|welcom|discuss|join|consult|call|convene"
    r"|przewodn|took|co-|jointly|exchang|conduct|inaugur|announc|agreed|with)",
    re.I,
)
_JOURNEY = re.compile(r"\b(?:travels?|traveling|visits?|trip)\b", re.I)
_ENCOUNTER = re.compile(
    r"\b(?:meeting|meets?|met|call|consultations?|dialogue|talks|participation)\b", re.I
)
_PODIUM = re.compile(
    r"\b(?:press availability|press briefing|remarks to|interview|on [A-Z]{2,5}\b|with [A-Z]\w+ [A-Z]\w+ of\b|remarks|testimony|statement)",
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The sentences of a release that name persons, and what the rules saw in them."""

    text: str
    headline: Scene | None
    people: tuple[Person, ...]
    sightings: tuple[Sighting, ...]
    mentions: tuple[Mention, ...]


def tag_officials(release: Release, sides: Sides) -> tuple[Tag[Official], ...]:
    """The lead officials in the order in which the release names them."""
    return _choose(official_candidates(release, sides))


def official_candidates(release: Release, sides: Sides) -> tuple[Candidate[Official], ...]:
    """Everybody who is seen in a leading role; those with a score above zero are leads."""
    reading = _read(release)
    found = identities(release.text, reading.people)
    leading = _leading(reading, found)
    candidates = []
    for number, identity in enumerate(found):
        seen = [s for s in reading.sightings if s.person in identity.people]
        in_headline = reading.headline is not None and any(
            p in identity.people for p in reading.headline.people
        )
        if seen or in_headline:
            score = 1.0 if number in leading else 0.0
            candidates.append(_candidate(reading, identity, seen, sides, score))
    return tuple(_with_other_sides(candidates, sides))


def _choose(candidates: Sequence[Candidate[Official]]) -> tuple[Tag[Official], ...]:
    return tuple(candidate.tag for candidate in candidates if candidate.score > 0)


def _read(release: Release) -> _Reading:
    text = release.text
    mentions = party_mentions(text)
    scenes = [
        scene(text, span, found, mentions)
        for span in _telling(release)
        if (found := people(words(text, span, mentions)))
    ]
    headline = next((s for s in scenes if s.span.start < release.title.end), None)
    seen = [
        sighting for number, current in enumerate(scenes) for sighting in sightings(current, number)
    ]
    return _Reading(
        text, headline, tuple(p for s in scenes for p in s.people), tuple(seen), mentions
    )


def _telling(release: Release) -> Iterator[Span]:
    """The sentences that can name a lead: the first ones, and those with a verb of meeting."""
    for number, span in enumerate(sentences(release.text)[:_MOST_SENTENCES]):
        if number < _OPENING or _VERB.search(
            release.text, span.start, min(span.end, span.start + 2000)
        ):
            yield span


def _leading(reading: _Reading, found: Sequence[Identity]) -> frozenset[int]:
    """Which of the persons lead: the heads, or who met in the first sentence that says so."""
    seen = [s for s in reading.sightings if _counts(reading.text, s)]
    journey = _is_journey(reading)
    if journey:
        chosen = [s for s in seen if s.cue.tier >= _MET]
    elif any(s.cue.tier == _LED for s in seen):
        chosen = [s for s in seen if s.cue.tier == _LED]
    else:
        met = [s for s in seen if s.cue.tier == _MET and not s.cue.is_trip]
        first = min((s.sentence for s in met), default=0)
        chosen = [s for s in met if s.sentence <= first + 1]
    people = {id(s.person) for s in chosen}
    if not journey and not chosen:
        people |= _in_headline(reading)
    return frozenset(n for n, who in enumerate(found) if people & {id(p) for p in who.people})


def _in_headline(reading: _Reading) -> set[int]:
    if not reading.headline:
        return set()
    headline = reading.headline.span.of(reading.text)
    several = len(reading.headline.people) > 1
    if several or (_ENCOUNTER.search(headline) and not _PODIUM.search(headline)):
        return {id(p) for p in reading.headline.people}
    return set()


def _is_journey(reading: _Reading) -> bool:
    headline = reading.headline.span.of(reading.text) if reading.headline else ""
    goes = any(s.cue.role is Role.TRAVELLER and s.sentence < 3 for s in reading.sightings)
    return goes and (bool(_JOURNEY.search(headline)) or not _ENCOUNTER.search(headline))


def _counts(text: str, sighting: Sighting) -> bool:
    person = sighting.person
    if person.title and any(
        word in word_set("not_leading") for word in person.title.of(text).lower().split()
    ):
        return False
    line = max(text.rfind(". ", 0, person.span.start), text.rfind("\n", 0, person.span.start))
    end = text.find(". ", person.span.end)
    return not _BACKGROUND.search(text, line + 1, end if end > 0 else len(text))


def _candidate(
    reading: _Reading, identity: Identity, seen: Sequence[Sighting], sides: Sides, score: float
) -> Candidate[Official]:
    best = max(seen, key=lambda s: s.cue.tier, default=None)
    title = identity.title.of(reading.text) if identity.title else ""
    side = next((s.side for s in seen if s.side), None) or next(
        (side for p in identity.people if (side := side_of(reading.text, p, reading.mentions))),
        None,
    )
    spans = tuple(sorted({identity.name, *filter(None, [identity.title])}, key=lambda s: s.start))
    role = best.cue.role if best else Role.PRINCIPAL
    rule = f"official.{best.cue.name}" if best else "official.headline"
    return Candidate(
        Official(identity.name.of(reading.text), title, side, role), rule, score, spans
    )


def _with_other_sides(
    candidates: Sequence[Candidate[Official]], sides: Sides
) -> Iterator[Candidate[Official]]:
    """Give those without a side the one that is left: of two parties the other, else the issuer's."""
    chosen = [c for c in candidates if c.score > 0]
    taken = {c.value.side for c in chosen if c.value.side}
    for candidate in candidates:
        who = candidate.value
        if who.side is None:
            side = _left(taken, sides)
            candidate = Candidate(
                Official(who.name, who.title, side, who.role),
                candidate.rule,
                candidate.score,
                candidate.spans,
            )
        yield candidate


def _left(taken: set[PartyCode | None], sides: Sides) -> PartyCode | None:
    free = [party for party in sides.parties if party not in taken]
    if len(sides.parties) == 2 and len(free) == 1:
        return free[0]
    return sides.issuer if sides.issuer in sides.parties else None
