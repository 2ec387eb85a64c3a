"""Who does what in a sentence: rules over a sentence in which persons and parties are signs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from indexer.model import PartyCode, Role, Span
from indexer.parties import Mention
from indexer.tagging.patterns import Pattern, Sieve
from indexer.tagging.people import Person
from indexer.tagging.sides import side_of
from indexer.tagging.tables import listed, pattern, table

_PERSON, _PARTY = "●", "◆"
_SIGNS = re.compile(f"[{_PERSON}{_PARTY}]")


@dataclass(frozen=True, slots=True)
class Cue:
    """One rule of officials.toml, compiled."""

    name: str
    role: Role
    tier: int
    needs: tuple[str, ...]
    persons: int
    is_trip: bool
    pattern: Pattern


_LED, _PAIR = 3, 2
ASSEMBLED = Cue("official of a side", Role.PRINCIPAL, 1, (), 1, False, Pattern(""))
LISTED = Cue("listed with the heads", Role.HEAD, 3, (), 1, False, Pattern(""))


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its persons, whose officials they are, and the parties outside of titles."""

    span: Span
    people: tuple[Person, ...]
    parties: tuple[Mention, ...]
    template: str
    owners: tuple[PartyCode | None, ...] = ()


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
        [(p.span, _PERSON) for p in people] + [(m.span, _PARTY) for m in outside],
        key=lambda sign: sign[0].start,
    )
    pieces: list[str] = []
    at = span.start
    for sign_span, sign in signs:
        pieces += [_SIGNS.sub(" ", text[at : sign_span.start]), sign]
        at = sign_span.end
    pieces.append(_SIGNS.sub(" ", text[at : span.end]))
    owners = tuple(side_of(text, person, mentions) for person in people)
    return Scene(span, tuple(people), tuple(outside), "".join(pieces), owners)


def sightings(scene: Scene, number: int, home: PartyCode | None = None) -> Iterator[Sighting]:
    """All roles that the rules see in the scene; `home` is the party that publishes."""
    persons, template = len(scene.people), scene.template
    for cue in cues().passing(template):
        if persons >= cue.persons and any(sign in template for sign in cue.needs):
            for match in cue.pattern.finditer(template):
                yield from _of_match(scene, cue, match, (number, home))
    yield from _listed(scene, number)


def _listed(scene: Scene, number: int) -> Iterator[Sighting]:
    """The persons whom no rule need name: beside a chair or a delegation, or merely there."""
    anchor = pattern("officials", "anchor")
    cue = LISTED if anchor.search(scene.template) else ASSEMBLED
    present = pattern("officials", "present" if cue is LISTED else "apart")
    gaps = scene.template.split(_PERSON)
    is_leading = True
    for at, person in enumerate(scene.people):
        signs = [(m.start(), False) for m in present.finditer(gaps[at])]
        signs += [(m.start(), True) for m in anchor.finditer(gaps[at])]
        is_leading = max(signs)[1] if signs else is_leading
        if is_leading and not (
            cue is ASSEMBLED and pattern("officials", "quoted").match(gaps[at + 1])
        ):
            near = scene.owners[at] or _stated_party(scene, at)
            yield Sighting(person, cue, None, near, number, scene.span)


def _stated_party(scene: Scene, at: int) -> PartyCode | None:
    """The party right before a person, or behind in brackets or after "for"."""
    gaps = scene.template.split(_PERSON)
    before = sum(gap.count(_PARTY) for gap in gaps[: at + 1])
    if pattern("officials", "party_behind").match(gaps[at + 1]):
        return scene.parties[before].code
    if pattern("officials", "party_in_front").search(gaps[at]) and not pattern(
        "officials", "party_behind"
    ).match(gaps[at]):
        return scene.parties[before - 1].code
    return None


def _of_match(
    scene: Scene, cue: Cue, match: re.Match[str], context: tuple[int, PartyCode | None]
) -> Iterator[Sighting]:
    number, home = context
    side = _side(scene, match)
    groups = [group for group in ("who", "also") if match.groupdict().get(group)]
    foreign = _foreign_party(scene, home)
    for group in groups:
        first = scene.template.count(_PERSON, 0, match.start(group))
        count = match[group].count(_PERSON)
        are_two_hosts = len(groups) == _PAIR and count == _PAIR
        near = foreign if group == "also" else home if foreign and are_two_hosts else None
        are_two_chairs = count == _PAIR and (cue.tier == _LED or groups == ["who"])
        for at in range(first, first + count):
            near = scene.owners[at] or (None if are_two_chairs else near)
            said = side if _is_of(match, group) else None
            yield Sighting(scene.people[at], cue, said, near, number, scene.span)


def _is_of(match: re.Match[str], group: str) -> bool:
    """Whether the party of a rule is that of this group: between two, it is of the first."""
    if group == "who" or not match.groupdict().get("who"):
        return True
    return not match.groupdict().get("side") or match.start("side") > match.start(group)


def _foreign_party(scene: Scene, home: PartyCode | None) -> PartyCode | None:
    """Whom one meets in a sentence: of whose party the counterparts are, or with which the
    sentence begins ("In ◆, …"), or the only other one."""
    if match := pattern("officials", "counterparts_of").search(scene.template):
        return scene.parties[scene.template.count(_PARTY, 0, match.start())].code
    if scene.template.startswith((f"In {_PARTY}", f"In the {_PARTY}")):
        return scene.parties[0].code
    codes = {mention.code for mention in scene.parties} - listed("officials", "groupings") - {home}
    return codes.pop() if len(codes) == 1 else None


def _side(scene: Scene, match: re.Match[str]) -> PartyCode | None:
    if match.groupdict().get("side") is None:
        return None
    return scene.parties[scene.template.count(_PARTY, 0, match.start("side"))].code


@cache
def cues() -> Sieve[Cue]:
    """The rules, in the order of the file."""
    rules = map(_cue, table("officials")["rule"])
    return Sieve((cue.pattern, cue) for cue in rules)


def _cue(rule: Mapping[str, Any]) -> Cue:
    return Cue(
        rule["name"],
        Role(rule["role"]),
        rule["tier"],
        tuple(rule["needs"]),
        rule.get("persons", 1),
        rule.get("trip", False),
        Pattern(_expand(rule["pattern"]), re.IGNORECASE),
    )


def _expand(pattern: str) -> str:
    words = table("officials")["words"]
    several = f"{words['one']}(?:{words['joint']}{words['one']}){{0,8}}"
    two = f"{words['one']}(?:{words['joint']}{words['one']}){{1,8}}"
    for name, value in words.items():
        pattern = pattern.replace(f"{{{name}}}", value)
    party = f"(?:the |The |le |la )?(?P<side>{_PARTY})(?: \\([^()]{{1,20}}\\))?"
    pattern = pattern.replace("{C}", party, 1).replace("{C}", _PARTY)
    for group in ("who", "also"):
        pattern = pattern.replace(f"{{G:{group}}}", f"(?P<{group}>{several})")
        pattern = pattern.replace(f"{{G2:{group}}}", f"(?P<{group}>{two})")
        pattern = pattern.replace(f"{{P:{group}}}", f"(?P<{group}>{_PERSON})")
    return pattern
