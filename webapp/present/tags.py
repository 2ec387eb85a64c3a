"""The tags of a release, group by group, each with its link and its reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from indexer.engines.interface import Facet
from indexer.labels import value_label
from indexer.model import Agency, Official, Release, Role, Tag, TaggedRelease
from webapp import links, wording
from webapp.present.evidence import Reason, reason
from webapp.present.parts import Link

_ROLES = {
    Role.HEAD: "Heads of delegation",
    Role.CO_CHAIR: "Co-chairs",
    Role.PRINCIPAL: "Principals",
    Role.SIGNATORY: "Signatories",
    Role.TRAVELLER: "Travellers",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The party somebody speaks for, as a code and in words."""

    code: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTag:
    """A value, the search it leads to if there is one, and why it is there."""

    text: str
    url: str | None
    side: Side | None
    detail: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class TagGroup:
    """Tags of one field; without any the page says that it is not stated."""

    label: str
    tags: tuple[ShownTag, ...]


def tag_groups(tagged: TaggedRelease) -> tuple[TagGroup, ...]:
    """Return all fields of a release in the order of the page; empty ones are kept."""
    return tuple(_groups(tagged))


def counterpart_links(tagged: TaggedRelease) -> tuple[Link, ...]:
    """Return the counterparts in words, each with its search."""
    return tuple(
        Link(value_label(Facet.COUNTERPART, code), links.chosen(Facet.COUNTERPART, code))
        for code in (tag.value for tag in tagged.counterparts)
    )


def _groups(tagged: TaggedRelease) -> Iterator[TagGroup]:
    release = tagged.release
    yield _faceted(release, "Counterpart", Facet.COUNTERPART, tagged.counterparts)
    yield _faceted(release, "Parties", Facet.PARTY, tagged.parties)
    yield from _officials(tagged)
    yield TagGroup("Agencies", tuple(_agency(release, tag) for tag in tagged.agencies))
    yield _faceted(release, "Topics", Facet.TOPIC, tagged.topics)
    yield _faceted(release, "Subjects", Facet.SUBJECT, tagged.subjects)
    yield _faceted(release, "Event type", Facet.EVENT_TYPE, _some(tagged.event_type))
    yield _faceted(release, "Series", Facet.SERIES, _some(tagged.series))
    yield TagGroup(
        "Edition",
        tuple(_plain(release, tag, wording.ordinal(tag.value)) for tag in _some(tagged.ordinal)),
    )
    yield _faceted(release, "Venue", Facet.VENUE, _some(tagged.venue))
    yield TagGroup("Met", tuple(_dates(release, tagged.event_start, tagged.event_end)))
    yield TagGroup("Published", tuple(_dates(release, tagged.published, None)))
    yield TagGroup("Issuer", tuple(_issuer(release, tag) for tag in _some(tagged.issuer)))
    yield _faceted(release, "Kind", Facet.KIND, (tagged.kind,))
    yield _faceted(release, "Language", Facet.LANGUAGE, _some(tagged.language))


def _some(tag: Tag[Any] | None) -> tuple[Tag[Any], ...]:
    return () if tag is None else (tag,)


def _officials(tagged: TaggedRelease) -> Iterator[TagGroup]:
    for role, label in _ROLES.items():
        tags = tuple(tag for tag in tagged.officials if tag.value.role is role)
        if tags:
            yield TagGroup(label, tuple(_official(tagged.release, tag) for tag in tags))
    if not tagged.officials:
        yield TagGroup("Lead officials", ())


def _faceted(release: Release, label: str, field: Facet, tags: Iterable[Tag[Any]]) -> TagGroup:
    return TagGroup(
        label,
        tuple(
            ShownTag(
                text=value_label(field, str(tag.value)),
                url=links.chosen(field, str(tag.value)),
                side=None,
                detail="",
                reason=reason(release, tag.evidence),
            )
            for tag in tags
        ),
    )


def _official(release: Release, tag: Tag[Official]) -> ShownTag:
    who = tag.value
    return ShownTag(
        text=who.name,
        url=links.chosen(Facet.OFFICIAL, who.name),
        side=_side(who.side),
        detail=who.title,
        reason=reason(release, tag.evidence),
    )


def _agency(release: Release, tag: Tag[Agency]) -> ShownTag:
    return ShownTag(
        text=tag.value.name,
        url=links.chosen(Facet.AGENCY, tag.value.name),
        side=_side(tag.value.side),
        detail="",
        reason=reason(release, tag.evidence),
    )


def _issuer(release: Release, tag: Tag[Any]) -> ShownTag:
    return ShownTag(
        text=tag.value.name,
        url=links.chosen(Facet.ISSUER, tag.value.name),
        side=_side(tag.value.country),
        detail="",
        reason=reason(release, tag.evidence),
    )


def _dates(release: Release, *tags: Tag[Any] | None) -> Iterator[ShownTag]:
    seen = set()
    for tag in tags:
        if tag is not None and tag not in seen:
            seen.add(tag)
            yield _plain(release, tag, wording.day(tag.value))


def _plain(release: Release, tag: Tag[Any], text: str) -> ShownTag:
    return ShownTag(text=text, url=None, side=None, detail="", reason=reason(release, tag.evidence))


def _side(code: str | None) -> Side | None:
    return Side(code=code, label=value_label(Facet.PARTY, code)) if code else None
