"""Lead officials: who led, chaired, met, called, signed or travelled."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.model import Official, PartyCode, Release, Role, Span, Tag
from indexer.parties import Mention
from indexer.tagging.allotment import with_sides
from indexer.tagging.candidates import Candidate, Sides
from indexer.tagging.colleagues import borrowed_title
from indexer.tagging.cues import HINT, MET, Cue
from indexer.tagging.hangul import korean_people
from indexer.tagging.identity import Identity, identities
from indexer.tagging.leads import counts, in_headline, leads
from indexer.tagging.patterns import Guarded
from indexer.tagging.people import Person, people, without_ending
from indexer.tagging.scenes import Scene, Sighting, scene, sightings
from indexer.tagging.scripted import is_scripted, scripted_people
from indexer.tagging.sides import side_of
from indexer.tagging.tables import listed, table
from indexer.tagging.text import headline, party_mentions, sentences, speech_start, within
from indexer.tagging.words import has_head, words

_MOST_SENTENCES = 80
_LONGEST = 3000
_SHORTEST, _NEAR, _PAIR = 40, 400, 2
_COUNTRY_CODE = 2
_HANGUL = re.compile("[가-힣]{2}")
_LEADS = Guarded(
    r"\b(?:led|headed|chaired|represented|delegat\w*|chair|principals|side|ministers of)\b", re.I
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
    reading = _read(release, sides)
    found = identities(release.text, reading.people)
    title = headline(release).of(release.text)
    seen = [s for s in reading.sightings if counts(release.text, s, found)]
    leading = leads(seen, sides, title) or in_headline(reading.headline, title)
    candidates = []
    for identity in found:
        own = [s for s in reading.sightings if s.person in identity.people]
        if own or _is_in_headline(reading, identity):
            score = float(any(p in leading for p in identity.people))
            candidates.append(_candidate(reading, identity, (own, sides, score)))
    return tuple(with_sides(candidates, sides))


def _choose(candidates: Sequence[Candidate[Official]]) -> tuple[Tag[Official], ...]:
    return tuple(candidate.tag for candidate in candidates if candidate.score > 0)


def _read(release: Release, sides: Sides) -> _Reading:
    text = release.text
    mentions = party_mentions(text, sides.language)
    scenes = [
        (number, scene(text, span, found, mentions))
        for number, span in _telling(release, sides.language)
        if (found := _people(text, span, mentions, sides.language))
    ]
    title = release.title
    first = next((s for _, s in scenes if title.start <= s.span.start < title.end), None)
    seen = [sighting for number, one in scenes for sighting in sightings(one, number, sides)]
    everybody = tuple(person for _, one in scenes for person in one.people)
    return _Reading(text, first, everybody, tuple(seen), mentions)


def _people(
    text: str, span: Span, mentions: Sequence[Mention], language: str
) -> tuple[Person, ...]:
    if is_scripted(text, span, language):
        return scripted_people(text, span, mentions, language)
    if _HANGUL.search(text, span.start, span.end):
        return korean_people(text, span)
    found = people(words(text, span, mentions))
    if language not in listed("officials", "suffixing"):
        return found
    return tuple(without_ending(text, person) for person in found)


def _telling(release: Release, language: str) -> Iterator[tuple[int, Span]]:
    """The sentences that can name a lead, numbered from the headline's 0 without short lines."""
    text, end = release.text, speech_start(release)
    number = 0
    for span in sentences(text)[:_MOST_SENTENCES]:
        if span.start >= end:
            return
        clipped = Span(span.start, min(span.end, span.start + _LONGEST))
        if _can_tell(text, clipped, language):
            yield number, clipped
        number += span.end - span.start >= _SHORTEST


def _can_tell(text: str, span: Span, language: str) -> bool:
    """Whether a sentence has a title, or names somebody without one as a head."""
    return (
        is_scripted(text, span, language)
        or has_head(text, span)
        or any(words.search(text, span.start, span.end) for words in (_LEADS, _HANGUL))
    )


def _is_in_headline(reading: _Reading, identity: Identity) -> bool:
    return reading.headline is not None and any(
        p in identity.people for p in reading.headline.people
    )


def _candidate(
    reading: _Reading,
    identity: Identity,
    context: tuple[Sequence[Sighting], Sides, float],
) -> Candidate[Official]:
    seen, sides, score = context
    best = _strongest(reading, identity, seen)
    title = _title(reading, identity)
    official = Official(
        identity.name.of(reading.text),
        title.of(reading.text) if title else "",
        _side(reading, identity, seen, sides),
        best.role if best else Role.PRINCIPAL,
    )
    spans = tuple(sorted({identity.name, *filter(None, [title])}, key=_start))
    return Candidate(official, f"official.{best.name if best else 'headline'}", score, spans)


def _title(reading: _Reading, identity: Identity) -> Span | None:
    """The title as printed; a mere counterpart has that of those whom he meets."""
    stated = identity.title
    words = table("officials")["lists"]["colleague_words"]
    if stated and stated.of(reading.text).lower() not in words:
        return stated
    others = [person for person in reading.people if person not in identity.people]
    return borrowed_title(reading.text, identity.people, others, reading.mentions)


def _strongest(reading: _Reading, identity: Identity, seen: Sequence[Sighting]) -> Cue | None:
    """The rule that says most of a person; the headline says more than mere mention."""
    best = max((s.cue for s in seen), key=lambda cue: cue.tier, default=None)
    is_hint = best is not None and best.tier == HINT
    return None if is_hint and _is_in_headline(reading, identity) else best


def _start(span: Span) -> int:
    return span.start


def _is_on_journey(reading: _Reading, sighting: Sighting, sides: Sides) -> bool:
    """Whether somebody is met on a journey through several countries."""
    is_met = sighting.cue.tier == MET and sighting.cue.role is not Role.TRAVELLER
    return (
        is_met
        and len(sides.parties) > _PAIR
        and any(s.cue.role is Role.TRAVELLER for s in reading.sightings)
    )


def _place(reading: _Reading, sighting: Sighting, sides: Sides) -> PartyCode | None:
    """The country last named in front of somebody met on a journey."""
    at = sighting.person.span.start
    before = [
        m.code
        for m in within(reading.mentions, Span(max(0, at - _NEAR), at))
        if m.code in sides.parties and m.code != sides.issuer
    ]
    return before[-1] if before else None


def _side(
    reading: _Reading, identity: Identity, seen: Sequence[Sighting], sides: Sides
) -> PartyCode | None:
    """What the rules say, then the country in front of the title, then what the title says."""
    said = [s.side for s in seen if s.side]
    in_front = [p.leading for p in identity.people if p.leading]
    in_title = [side_of(reading.text, p, reading.mentions) for p in identity.people]
    around = [s.neighbour for s in seen if s.neighbour]
    travels = any(s.cue.role is Role.TRAVELLER for s in seen)
    met = [] if travels else [s for s in seen if _is_on_journey(reading, s, sides)]
    places = [_place(reading, s, sides) for s in met]
    claims = [side for side in (*said, *in_front, *in_title, *around, *places) if side]
    foreign = (side for side in claims if len(side) == _COUNTRY_CODE)
    return next((side for side in claims if side in sides.parties), next(foreign, None))
