"""Countries and bodies in their roles: parties, counterparts and subjects of a release."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from indexer.model import Evidence, Kind, PartyCode, Release, Span, Tag
from indexer.parties import Form
from indexer.tagging.candidates import Candidate
from indexer.tagging.countries.formats import unfolded
from indexer.tagging.countries.sighted import Sighted, meets, sighted
from indexer.tagging.text import party_mentions, speech_start

_ENOUGH, _LEAST = 4.0, 2.0
_TOPIC = 0.4  # what remains of the weight of a country that the headline has as its topic
_NEUTRAL = {Kind.NEWS, Kind.REPOST, Kind.OTHER}
_SPANS = 3
_PAIR = 2
_FEW = 4  # sides that meet without being many governments of one statement
_TWICE, _OFTEN = 2, 4  # mentions of a country that make it a subject, a topic or not


class Roles(NamedTuple):
    """The tags of one release: the issuer's side first, the others as the text names them."""

    parties: tuple[Tag[PartyCode], ...]
    counterparts: tuple[Tag[PartyCode], ...]
    subjects: tuple[Tag[PartyCode], ...]


def tag_countries(release: Release, issuer: PartyCode | None, kind: Kind, language: str) -> Roles:
    """Who met, who of them is not the issuer's own side, and who was talked about."""
    seen = sighted(release, language)
    named = _chosen(release, _candidates(seen), None if kind in _NEUTRAL else issuer)
    chosen = unfolded(named, party_mentions(release.text, language))
    own = _own_side(release, chosen, issuer, kind)
    host = issuer if kind is Kind.NEWS and len(chosen) == 1 else own
    parties = _declared(release.declared.parties) or _parties(chosen, host)
    counterparts = _declared(release.declared.counterparts)
    if counterparts is None:
        counterparts = tuple(tag for tag in parties if tag.value != own)
    taken = {issuer, *(one.value for one in named), *(tag.value for tag in parties)}
    return Roles(parties, counterparts, _subjects(release, seen, taken, language))


def _own_side(
    release: Release, chosen: Sequence[Candidate[PartyCode]], issuer: PartyCode | None, kind: Kind
) -> PartyCode | None:
    """The side that tells of the meeting; None where a bystander does."""
    if kind is Kind.OTHER:
        return _side_unnamed(release, chosen)
    return None if kind in _NEUTRAL else issuer or _side_named_first(chosen)


def party_candidates(release: Release, language: str) -> tuple[Candidate[PartyCode], ...]:
    """Every country and body seen in the role of a party, with the weight of its rules."""
    return _candidates(sighted(release, language))


def _candidates(seen: Sequence[Sighted]) -> tuple[Candidate[PartyCode], ...]:
    found: dict[PartyCode, list[Sighted]] = defaultdict(list)
    topics: set[PartyCode] = set()
    for one in seen:
        if one.sighting.role == "party":
            found[one.sighting.mention.code].append(one)
        elif one.sighting.role == "topic" and one.zone == "title":
            topics.add(one.sighting.mention.code)
    return tuple(
        _candidate(code, ones, _TOPIC if code in topics else 1.0) for code, ones in found.items()
    )


def _candidate(code: PartyCode, seen: Sequence[Sighted], factor: float) -> Candidate[PartyCode]:
    """The best sighting of every rule, added up; the strongest gives the candidate its name."""
    best: dict[str, Sighted] = {}
    for one in seen:
        rule = one.sighting.rule
        if rule not in best or one.weight > best[rule].weight:
            best[rule] = one
    ranked = sorted(best.values(), key=lambda one: -one.weight)
    spans = tuple(dict.fromkeys(one.sighting.mention.span for one in ranked[:_SPANS]))
    score = round(factor * sum(one.weight for one in ranked), 2)
    return Candidate(code, ranked[0].sighting.rule, score, spans)


def _chosen(
    release: Release, seen: Sequence[Candidate[PartyCode]], own: PartyCode | None
) -> list[Candidate[PartyCode]]:
    """Who has weight enough; the best of the rest where that leaves the issuer alone."""
    strong = [one for one in seen if one.score >= _ENOUGH]
    others = [one for one in strong if one.value != own]
    if speech_start(release) < len(release.text):
        headline = [one for one in others if _in_headline(release, one)]
        return headline or [one for one in seen if one.rule == "host"]
    if len(others) > (own is None) or not meets(release):
        return strong
    return strong + [one for one in seen if _LEAST <= one.score < _ENOUGH]


def _in_headline(release: Release, candidate: Candidate[PartyCode]) -> bool:
    return any(release.title.start <= span.start < release.title.end for span in candidate.spans)


def _side_unnamed(release: Release, chosen: Sequence[Candidate[PartyCode]]) -> PartyCode | None:
    """Of two sides the one that the headline leaves out: "Minister A meets Minister B of C"."""
    absent = [one.value for one in chosen if not _in_headline(release, one)]
    return absent[0] if len(chosen) == _PAIR and len(absent) == 1 else None


def _side_named_first(chosen: Sequence[Candidate[PartyCode]]) -> PartyCode | None:
    """Of a few sides in a text of unknown issuer, its own: publishers name themselves first."""
    if not 2 <= len(chosen) <= _FEW:
        return None
    return min(chosen, key=lambda one: min(span.start for span in one.spans)).value


def _parties(
    chosen: Sequence[Candidate[PartyCode]], own: PartyCode | None
) -> tuple[Tag[PartyCode], ...]:
    tags = [candidate.tag for candidate in chosen]
    if own and own not in {tag.value for tag in tags}:
        tags.append(Tag(own, Evidence("derived:issuer")))
    return tuple(sorted(tags, key=lambda tag: tag.value != own))


def _declared(codes: tuple[PartyCode, ...] | None) -> tuple[Tag[PartyCode], ...] | None:
    if codes is None:
        return None
    return tuple(Tag(code, Evidence("declared:record")) for code in codes)


def _subjects(
    release: Release, seen: Sequence[Sighted], taken: set[PartyCode | None], language: str
) -> tuple[Tag[PartyCode], ...]:
    """Countries talked about: as a topic in the headline or twice, or simply often."""
    topics = {one.sighting.mention.code for one in seen if one.sighting.role == "topic"}
    places = {one.sighting.mention.span for one in seen if one.sighting.role == "place"}
    spans: dict[PartyCode, list[Span]] = defaultdict(list)
    for mention in party_mentions(release.text, language):
        if mention.form is not Form.METONYM and mention.code not in taken:
            spans[mention.code].append(mention.span)
    return tuple(
        Tag(code, Evidence("talked about", tuple(found[:_SPANS])))
        for code, found in spans.items()
        if len(found) >= (_TWICE if code in topics else _OFTEN)
        or _is_headline_topic(release, found[0], places)
    )


def _is_headline_topic(release: Release, first: Span, places: set[Span]) -> bool:
    """Whether the headline names a country, other than as the place of a meeting."""
    is_place = first in places and meets(release)
    return release.title.start <= first.start < release.title.end and not is_place
