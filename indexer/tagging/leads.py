"""Which of those whom the rules see in a role led this meeting, call or journey."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from indexer.model import PartyCode, Role
from indexer.tagging.candidates import Sides
from indexer.tagging.cues import ASSEMBLED, LED, LISTED, MET
from indexer.tagging.identity import Identity
from indexer.tagging.people import Person
from indexer.tagging.scenes import Scene, Sighting
from indexer.tagging.tables import listed, pattern
from indexer.tagging.words import word_set

_EARLY, _FAIRLY_EARLY = 3, 6


def counts(text: str, sighting: Sighting, found: Sequence[Identity]) -> bool:
    """Whether what the rule saw is of this meeting, and of somebody with a post."""
    title = next((who.title for who in found if sighting.person in who.people), None)
    if title is None:
        is_said = sighting.cue.tier == LED and not (
            sighting.cue is LISTED or sighting.cue.is_titled
        )
        return sighting.person.is_full and (is_said or _is_counterpart(text, sighting))
    words = title.of(text).lower().split()
    if len(_fullest(sighting, found)) == 1 and word_set("listed_links") & set(words):
        return False  # "Special Representative to the Biological Weapons": a field, nobody's name
    if any(word in word_set("not_leading") for word in words):
        return False
    if sighting.cue is ASSEMBLED and (
        listed("officials", "busy_elsewhere") & set(words) or not sighting.person.is_full
    ):
        return False
    if listed("officials", "state_heads") & set(words) and pattern("officials", "occasion").search(
        text, sighting.span.start, sighting.person.span.start
    ):
        return False
    return not pattern("officials", "background").search(
        text, sighting.span.start, sighting.span.end
    )


def _fullest(sighting: Sighting, found: Sequence[Identity]) -> Sequence[str]:
    """The words of the fullest name of the person."""
    people = next(who.people for who in found if sighting.person in who.people)
    return max((person.words for person in people), key=len)


def _is_counterpart(text: str, sighting: Sighting) -> bool:
    """Whether one who met has no title because he is a counterpart, or has a rank instead."""
    start, person = sighting.span.start, sighting.person
    return sighting.cue.tier == MET and bool(
        pattern("officials", "counterparts").search(text, start, person.span.start)
        or pattern("officials", "rank_in_front").search(text, start, person.name.start)
    )


def leads(seen: Sequence[Sighting], sides: Sides, headline: str) -> frozenset[Person]:
    """Travellers and whom they meet; else the heads; else who met in the first sentence."""
    seen = _told(seen)
    if _is_journey(seen, headline):
        return _people(s for s in seen if s.cue.tier >= MET and s.cue is not LISTED)
    if pattern("officials", "no_event").search(headline):
        return frozenset()
    heads = [s for s in seen if s.cue.tier == LED and s.cue is not LISTED]
    beside = [s for s in seen if s.cue is LISTED]
    met = _met([s for s in seen if s.cue.tier == MET and not s.cue.is_trip])
    if heads and not _is_told_first(met, heads):
        return _people(_completed(_of_this_round(heads, sides), seen, sides))
    if met and (_is_early(met) or not beside):
        return _people(met)
    if len(sides.parties) == 1:
        return frozenset()
    if beside:
        return _people(_completed(beside, seen, sides))
    return _people(_assembled([s for s in seen if s.cue is ASSEMBLED], sides, headline))


def _told(seen: Sequence[Sighting]) -> Sequence[Sighting]:
    """The sightings, each with the party that any rule tells of the person."""
    parties = {s.person: s.side or s.neighbour for s in reversed(seen) if s.side or s.neighbour}
    return [
        s if s.side or s.neighbour else replace(s, neighbour=parties.get(s.person)) for s in seen
    ]


def _is_told_first(met: Sequence[Sighting], heads: Sequence[Sighting]) -> bool:
    """Whether headline and text tell of two who met before anybody is said to lead."""
    first = min(s.sentence for s in heads)
    early = [s for s in met if s.sentence < first]
    parties = {s.side or s.neighbour for s in early} - {None}
    return len(parties) > 1 and any(map(_is_of_body, early))


def _is_of_body(sighting: Sighting) -> bool:
    """Whether a sentence is not the headline, with which every text begins."""
    return sighting.span.start > 0


def _is_early(met: Sequence[Sighting]) -> bool:
    """Whether the news is told at once, or a little later of two who met."""
    first = met[0].sentence
    are_two = len(_people(s for s in met if s.sentence == first)) > 1
    return first < (_FAIRLY_EARLY if are_two else _EARLY)


def _of_this_round(heads: Sequence[Sighting], sides: Sides) -> list[Sighting]:
    """The heads up to the sentence in which all sides have one: later ones led something else."""
    found: list[Sighting] = []
    missing = set(sides.parties)
    for number in sorted({s.sentence for s in heads}):
        here = [s for s in heads if s.sentence == number]
        found += here
        missing -= {_side(s, sides) for s in here}
        are_all = not missing or len(_people(found)) >= len(sides.parties)
        if are_all and len(sides.parties) > 1:
            break
    return found


def _met(met: Sequence[Sighting]) -> list[Sighting]:
    """Who met in the first sentence that says so, in the next, and those "he also met".

    The headline counts beside the first sentence of the text.
    """
    strong = [s for s in met if not s.cue.is_weak] or met
    first = min((s.sentence for s in strong), default=0)
    of_body = min((s.sentence for s in strong if _is_of_body(s)), default=first)
    first = of_body if of_body < _EARLY else first
    return sorted((s for s in met if s.sentence <= first + _reach(s)), key=lambda s: s.sentence)


def _reach(sighting: Sighting) -> int:
    """How many sentences later a rule still counts."""
    if sighting.cue.is_weak:
        return 0
    return _EARLY if sighting.cue.is_chain else 1


def _people(seen: Iterable[Sighting]) -> frozenset[Person]:
    return frozenset(sighting.person for sighting in seen)


def _completed(heads: Sequence[Sighting], seen: Sequence[Sighting], sides: Sides) -> list[Sighting]:
    """The heads, those listed beside them, and officials of a side that has no head yet."""
    sentences = {s.sentence for s in heads}
    found = [*heads, *(s for s in seen if s.cue is LISTED and s.sentence in sentences)]
    headed = {_side(s, sides) for s in found}
    missing = set() if None in headed else set(sides.parties) - headed
    others = [s for s in seen if s.cue in (LISTED, ASSEMBLED) or s.cue.tier == MET]
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
    if not pattern("officials", "encounter").search(headline) or len(sides.parties) < 2:
        return ()
    for number in sorted({s.sentence for s in seen}):
        together = [s for s in seen if s.sentence == number]
        if len(together) > 1:
            return together
    return [s for s in seen if s.sentence < _EARLY] if len(_people(seen)) == 1 else ()


def _side(
    sighting: Sighting, sides: Sides, missing: Collection[PartyCode] = ()
) -> PartyCode | None:
    """The party a sighting speaks of; who has none is the publisher's, or of the side left."""
    said = sighting.side or sighting.neighbour
    if said or len(missing) != 1:
        return said or (sides.issuer if sides.issuer in sides.parties else None)
    return next(iter(missing))


def _is_journey(seen: Sequence[Sighting], headline: str) -> bool:
    goes = any(s.cue.role is Role.TRAVELLER and s.sentence < _EARLY for s in seen)
    return goes and (
        bool(pattern("officials", "journey").search(headline))
        or not pattern("officials", "encounter").search(headline)
    )


def in_headline(scene: Scene | None, headline: str) -> frozenset[Person]:
    """The persons of a headline that tells of an encounter."""
    if scene is None or pattern("officials", "no_event").search(headline):
        return frozenset()
    titled = frozenset(person for person in scene.people if person.title)
    owners = {
        owner for person, owner in zip(scene.people, scene.owners, strict=True) if person.title
    }
    tells = (
        pattern("officials", "encounter").search(headline)
        or pattern("officials", "journey").search(headline)
    ) and not pattern("officials", "podium").search(headline)
    return titled if tells or len(owners) > 1 else frozenset()
