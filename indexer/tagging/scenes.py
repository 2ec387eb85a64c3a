"""Who does what in a sentence: rules over a sentence in which persons and parties are signs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.model import PartyCode, Span
from indexer.parties import Mention
from indexer.tagging.candidates import Sides
from indexer.tagging.colleagues import colleagues_of
from indexer.tagging.cues import ASSEMBLED, HEADING, LED, LISTED, MET, PARTY, PERSON, Cue, cues
from indexer.tagging.people import Person
from indexer.tagging.sides import side_of
from indexer.tagging.tables import listed, pattern

_SIGNS = re.compile(f"[{PERSON}{PARTY}]")
_PAIR = 2
_MOST = 16  # persons in a sentence that tells who led


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its persons, whose officials they are, and the parties outside of titles."""

    span: Span
    people: tuple[Person, ...]
    parties: tuple[Mention, ...]
    template: str
    owners: tuple[PartyCode | None, ...] = ()
    heading: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Sighting:
    """A person in a role, as one rule saw it in the sentence `span`.

    `side` is the party the rule says the person stands for; `neighbour` the one that the person
    before in the same list has, or the only one that the sentence names.
    """

    person: Person
    cue: Cue
    side: PartyCode | None
    neighbour: PartyCode | None
    sentence: int
    span: Span


def scene(text: str, span: Span, people: Sequence[Person], mentions: Sequence[Mention]) -> Scene:
    """The sentence as the rules read it."""
    outside = [
        mention
        for mention in mentions
        if span.start <= mention.span.start < span.end
        and not any(p.span.start <= mention.span.start < p.span.end for p in people)
    ]
    signs = sorted(
        [(p.span, PERSON) for p in people] + [(m.span, PARTY) for m in outside],
        key=lambda sign: sign[0].start,
    )
    pieces: list[str] = []
    at = span.start
    for sign_span, sign in signs:
        pieces += [_SIGNS.sub(" ", text[at : sign_span.start]), sign]
        at = sign_span.end
    pieces.append(_SIGNS.sub(" ", text[at : span.end]))
    template = "".join(pieces)
    owners = tuple(
        colleague_of or side_of(text, person, mentions)
        for person, colleague_of in zip(
            people, colleagues_of(template.split(PERSON), PARTY, outside), strict=True
        )
    )
    heading = tuple(_is_heading(text, person) for person in people)
    return Scene(span, tuple(people), tuple(outside), template, owners, heading)


def _is_heading(text: str, person: Person) -> bool:
    title = person.title
    return title is not None and bool(
        pattern("officials", "heading").search(text, title.start, title.end)
    )


def sightings(scene: Scene, number: int, sides: Sides) -> Iterator[Sighting]:
    """All roles that the rules see in the scene; a list of attendance tells of none."""
    persons, template = len(scene.people), scene.template
    if persons > _MOST:
        return
    for cue in cues().passing(template):
        if persons >= cue.persons:
            for match in cue.pattern.finditer(template):
                yield from _of_match(scene, cue, match, (number, sides))
    for person, owner, is_heading in zip(scene.people, scene.owners, scene.heading, strict=True):
        if is_heading:
            yield Sighting(person, HEADING, None, owner, number, scene.span)
    yield from _listed(scene, number)


def _listed(scene: Scene, number: int) -> Iterator[Sighting]:
    """The persons whom no rule need name: beside a chair or a delegation, or merely there."""
    anchor = pattern("officials", "anchor")
    cue = LISTED if anchor.search(scene.template) else ASSEMBLED
    present = pattern("officials", "present" if cue is LISTED else "apart")
    gaps = scene.template.split(PERSON)
    is_leading = True
    for at, person in enumerate(scene.people):
        signs = [(m.start(), False) for m in present.finditer(gaps[at])]
        signs += [(m.start(), True) for m in anchor.finditer(gaps[at])]
        is_leading = max(signs)[1] if signs else is_leading
        if is_leading and not _is_aside(cue, gaps[at + 1]):
            near = scene.owners[at] or _stated_party(scene, at)
            yield Sighting(person, cue, None, near, number, scene.span)


def _is_aside(cue: Cue, behind: str) -> bool:
    """Whether what stands behind a person says that he was quoted, or merely there."""
    is_quoted = cue is ASSEMBLED and pattern("officials", "quoted").match(behind)
    return bool(is_quoted or pattern("officials", "mere").match(behind))


def _stated_party(scene: Scene, at: int) -> PartyCode | None:
    """The party right before a person, or behind in brackets or after "for"."""
    gaps = scene.template.split(PERSON)
    before = sum(gap.count(PARTY) for gap in gaps[: at + 1])
    if pattern("officials", "party_behind").match(gaps[at + 1]):
        return scene.parties[before].code
    if pattern("officials", "party_in_front").search(gaps[at]) and not pattern(
        "officials", "party_behind"
    ).match(gaps[at]):
        return scene.parties[before - 1].code
    return None


def _of_match(
    scene: Scene, cue: Cue, match: re.Match[str], context: tuple[int, Sides]
) -> Iterator[Sighting]:
    number, sides = context
    side, in_turn = _side(scene, match), _sides_in_turn(scene, match)
    near = _neighbours(scene, cue, match, sides)
    is_in_turn = "espectiv" in scene.template
    for group in _groups(match):
        for place, at in enumerate(_members(scene, match, group)):
            turn = in_turn[place] if group == "who" and in_turn else None
            said = turn if turn and is_in_turn else side if _is_of(match, group) else None
            said = None if cue.is_trip else said
            party = scene.owners[at] or turn or (side if cue.is_trip else None) or near[at]
            if match[group].count(PERSON) > 1 and scene.owners[at] and not turn:
                said = None
            yield Sighting(scene.people[at], cue, said, party, number, scene.span)


def _groups(match: re.Match[str]) -> list[str]:
    return [group for group in ("who", "also") if match.groupdict().get(group)]


def _members(scene: Scene, match: re.Match[str], group: str) -> range:
    """The numbers of the persons in a group."""
    first = scene.template.count(PERSON, 0, match.start(group))
    return range(first, first + match[group].count(PERSON))


def _sides_in_turn(scene: Scene, match: re.Match[str]) -> Sequence[PartyCode]:
    """The parties of "led the delegations of ◆ and ◆", one for each of the persons."""
    listed_parties = match.groupdict().get("sides")
    if not listed_parties:
        return ()
    first = scene.template.count(PARTY, 0, match.start("sides"))
    parties = [mention.code for mention in scene.parties[first:]][: listed_parties.count(PARTY)]
    return parties if len(parties) == match["who"].count(PERSON) else ()


def _neighbours(
    scene: Scene, cue: Cue, match: re.Match[str], sides: Sides
) -> dict[int, PartyCode | None]:
    """Whom the persons of a match stand for, by those listed with them or those they met."""
    near: dict[int, PartyCode | None] = {}
    for group in _groups(match):
        members = _members(scene, match, group)
        party = _party_of_group(scene, match, group, sides)
        if party is None and cue.tier == MET and not cue.is_trip:
            party = _party_across(scene, match, group, sides)
        are_two_chairs = len(members) == _PAIR and (cue.tier == LED or _groups(match) == ["who"])
        for at in members:
            party = scene.owners[at] or (None if are_two_chairs else party)
            near[at] = party
    return near


def _party_of_group(
    scene: Scene, match: re.Match[str], group: str, sides: Sides
) -> PartyCode | None:
    """Those met are of the foreign party that the sentence names, and two hosts of the other."""
    foreign = _foreign_party(scene, sides.issuer)
    if group == "also":
        return foreign
    are_two_hosts = len(_groups(match)) == _PAIR == len(_members(scene, match, group))
    return sides.issuer if foreign and are_two_hosts else None


def _party_across(scene: Scene, match: re.Match[str], group: str, sides: Sides) -> PartyCode | None:
    """Of two parties the one that those of the other group do not stand for."""
    others = [at for one in _groups(match) if one != group for at in _members(scene, match, one)]
    owners = {scene.owners[at] for at in others} - {None}
    if not owners and group == "also" and not others:
        owners = {sides.issuer}
    if len(sides.parties) != _PAIR or len(owners) != 1 or not owners <= set(sides.parties):
        return None
    return next(party for party in sides.parties if party not in owners)


def _is_of(match: re.Match[str], group: str) -> bool:
    """Whether the party of a rule is that of this group: between two, it is of the first."""
    if group == "who" or not match.groupdict().get("who"):
        return True
    return not match.groupdict().get("side") or match.start("side") > match.start(group)


def _foreign_party(scene: Scene, home: PartyCode | None) -> PartyCode | None:
    """Whom one meets in a sentence: of whose party the counterparts are, or with which the
    sentence begins ("In ◆, …"), or the only other one."""
    if match := pattern("officials", "counterparts_of").search(scene.template):
        return scene.parties[scene.template.count(PARTY, 0, match.start())].code
    if pattern("officials", "in_a_place").match(scene.template):
        return scene.parties[0].code
    codes = {mention.code for mention in scene.parties} - listed("officials", "groupings") - {home}
    return codes.pop() if len(codes) == 1 else None


def _side(scene: Scene, match: re.Match[str]) -> PartyCode | None:
    """The party that the match names; one of several is nobody's of several persons."""
    if match.groupdict().get("side") is None or _is_one_of_several(scene, match):
        return None
    return scene.parties[scene.template.count(PARTY, 0, match.start("side"))].code


def _is_one_of_several(scene: Scene, match: re.Match[str]) -> bool:
    several = [group for group in _groups(match) if match[group].count(PERSON) > 1]
    template, end = scene.template, match.end("side")
    turn = pattern("officials", "turn")
    return bool(several) and bool(
        turn.match(template, end) or turn.search(template[: match.start("side")])
    )
