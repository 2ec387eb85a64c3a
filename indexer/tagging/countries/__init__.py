"""Countries and bodies in their roles: parties, counterparts and subjects of a release."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.model import Evidence, Kind, PartyCode, Release, Span, Tag
from indexer.parties import Form
from indexer.tagging.candidates import Candidate
from indexer.tagging.countries.roles import Sighting, condemns, sightings
from indexer.tagging.skeleton import skeleton
from indexer.tagging.text import body_sentences, party_mentions

_LEAD, _SENTENCES = 3, 25
_SHORTEST = 60  # characters of a sentence that tells something: office and city lines do not count
_FACTORS = {"title": 1.0, "first": 1.0, "lead": 0.6, "any": 0.35}
_TOPIC = 0.4  # what remains of the weight of a country the headline has as its topic
_ENOUGH, _LEAST = 4.0, 2.0
_MEETS = re.compile(
    r"\b(?:calls?|meet\w*|met|travel\w*|visits?|trip|dialogues?|consultations?|talks|hosts?|particip\w*"
    r"|ministerial|summit|forum|exercise|working group|joint|availability|remarks)\b",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"^[A-Z][A-Z .’'-]{3,50}:", re.MULTILINE)
_SPEAKERS = 2
_NEUTRAL = {Kind.NEWS, Kind.REPOST, Kind.OTHER}


class Roles(NamedTuple):
    """The tags of one release, each role's in order of weight or place."""

    parties: tuple[Tag[PartyCode], ...]
    counterparts: tuple[Tag[PartyCode], ...]
    subjects: tuple[Tag[PartyCode], ...]


def tag_countries(release: Release, issuer: PartyCode | None, kind: Kind, language: str) -> Roles:
    """Who met, who of them is not the issuer's own side, and who was talked about."""
    seen = party_candidates(release, language)
    parties = _parties(release, seen, issuer if kind not in _NEUTRAL else None)
    own = issuer if kind not in _NEUTRAL else None
    counterparts = tuple(tag for tag in parties if tag.value != own)
    return Roles(parties, counterparts, _subjects(release, parties, issuer, language))


def party_candidates(release: Release, language: str) -> tuple[Candidate[PartyCode], ...]:
    """Every country and body seen in the role of a party, with the weight of its rules."""
    found: dict[PartyCode, list[tuple[Sighting, float]]] = defaultdict(list)
    topics: set[PartyCode] = set()
    for zone, sighting in _sightings(release, language):
        if sighting.role == "party":
            found[sighting.mention.code].append((sighting, sighting.weight * _FACTORS[zone]))
        elif sighting.role == "topic" and zone == "title":
            topics.add(sighting.mention.code)
    for code in topics & found.keys():
        found[code] = [(sighting, weight * _TOPIC) for sighting, weight in found[code]]
    return tuple(_candidate(code, seen) for code, seen in found.items())


def _candidate(code: PartyCode, seen: list[tuple[Sighting, float]]) -> Candidate[PartyCode]:
    best: dict[str, tuple[float, Span]] = {}
    for sighting, weight in seen:
        if weight > best.get(sighting.rule, (0.0, None))[0]:
            best[sighting.rule] = weight, sighting.mention.span
    ranked = sorted(best.items(), key=lambda entry: -entry[1][0])
    spans = tuple(dict.fromkeys(span for _, (_, span) in ranked[:3]))
    return Candidate(code, ranked[0][0], sum(weight for weight, _ in best.values()), spans)


def _sightings(release: Release, language: str) -> Iterator[tuple[str, Sighting]]:
    mentions = party_mentions(release.text, language)
    if condemns().search(release.title.of(release.text)) and not _meets(release):
        return
    genre = "" if _meets(release) else "statement"
    for zone, span in _zones(release):
        bones = skeleton(release.text, span, mentions)
        if bones.mentions:
            yield from ((zone, sighting) for sighting in sightings(bones, zone, genre))


def _zones(release: Release) -> Iterator[tuple[str, Span]]:
    body = body_sentences(release)
    if release.title.end > release.title.start and release.title.end <= release.body_start:
        yield "title", release.title
    place = 0
    for span in body[:_SENTENCES]:
        yield ("first", "lead", "lead", "any")[min(place, _LEAD)], span
        place += span.end - span.start >= _SHORTEST


def _parties(
    release: Release, seen: Sequence[Candidate[PartyCode]], own: PartyCode | None
) -> tuple[Tag[PartyCode], ...]:
    if release.declared.parties is not None:
        return tuple(Tag(code, Evidence("declared:record")) for code in release.declared.parties)
    chosen = [candidate.tag for candidate in _chosen(release, seen, own)]
    if own and own not in {tag.value for tag in chosen}:
        chosen.insert(0, Tag(own, Evidence("derived:issuer")))
    chosen.sort(key=lambda tag: tag.value != own)
    return tuple(chosen)


def _chosen(
    release: Release, seen: Sequence[Candidate[PartyCode]], own: PartyCode | None
) -> list[Candidate[PartyCode]]:
    """Who has weight enough; the best of the rest where that leaves the issuer alone."""
    strong = [one for one in seen if one.score >= _ENOUGH]
    others = [one for one in strong if one.value != own]
    headline = [one for one in others if _in_headline(release, one)]
    is_transcript = len(_SPEAKER.findall(release.text)) >= _SPEAKERS
    if is_transcript:
        return headline or [one for one in seen if one.rule == "host"]
    if others and (own or len(others) > 1):
        return strong
    if not _meets(release):
        return strong
    return strong + [one for one in seen if _LEAST <= one.score < _ENOUGH]


def _meets(release: Release) -> bool:
    return bool(_MEETS.search(release.title.of(release.text)))


def _in_headline(release: Release, candidate: Candidate[PartyCode]) -> bool:
    return any(release.title.start <= span.start < release.title.end for span in candidate.spans)


def _subjects(
    release: Release, parties: Sequence[Tag[PartyCode]], issuer: PartyCode | None, language: str
) -> tuple[Tag[PartyCode], ...]:
    taken = {tag.value for tag in parties} | {issuer}
    spans: dict[PartyCode, list[Span]] = defaultdict(list)
    for zone, sighting in _sightings(release, language):
        if sighting.role == "topic" and sighting.mention.code not in taken:
            spans[sighting.mention.code].append(sighting.mention.span)
    counts: dict[PartyCode, int] = defaultdict(int)
    for mention in party_mentions(release.text, language):
        if mention.form is not Form.METONYM:
            counts[mention.code] += 1
    return tuple(
        Tag(code, Evidence("talked about", tuple(found[:3])))
        for code, found in spans.items()
        if counts[code] > 1 or any(span.start < release.body_start for span in found)
    )
