"""A tagged release → its page: text with marks, facts, tags, and what was set aside."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from indexer.labels import language_label
from indexer.model import Release, Span, TaggedRelease
from webapp import links, wording
from webapp.present.evidence import note
from webapp.present.marks import Match, Piece, numbered, pieces
from webapp.present.parts import KindBadge, Link, Phrase, Printed, badge, foreign
from webapp.present.rows import series_phrase
from webapp.present.tags import TagGroup, counterpart_links, tag_groups

LISTED_MATCHES = 24


class View(StrEnum):
    """What the page shows of a release."""

    CLEAN = "clean"
    RECEIVED = "received"
    ASIDE = "aside"
    TAGS = "tags"


@dataclass(frozen=True, slots=True)
class Tab:
    """A link to one view of the release."""

    text: str
    count: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph of the cleaned text."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of the facts column: a date, a phrase, and a small note under it."""

    name: str
    when: Printed | None = None
    phrase: Phrase | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasePage:
    """Everything that the page of one release prints."""

    id: str
    title: str
    heading: tuple[Piece, ...]
    lang: str | None
    kind: KindBadge
    issuer: str | None
    counterparts: tuple[Link, ...]
    view: View
    tabs: tuple[Tab, ...]
    facts: tuple[Fact, ...]
    original: Link | None
    address: str
    json_url: str
    words: str
    matches: int
    listed_matches: tuple[int, ...]
    hide_url: str
    paragraphs: tuple[Paragraph, ...]
    set_aside: tuple[str, ...]
    received: str
    groups: tuple[TagGroup, ...]
    clean_url: str


def release_page(
    tagged: TaggedRelease, spans: tuple[Span, ...], words: str, view: View
) -> ReleasePage:
    """Return the page of a release; `spans` are where the words occur in its text."""
    release = tagged.release
    matches = numbered(spans)
    return ReleasePage(
        id=release.id,
        title=tagged.title or release.id,
        heading=pieces(release.text, release.title, matches if _has_headline(release) else ())
        or (Piece(release.id),),
        lang=foreign(tagged.language.value if tagged.language else None),
        kind=badge(tagged.kind.value),
        issuer=tagged.issuer.value.name if tagged.issuer else None,
        counterparts=counterpart_links(tagged),
        view=view,
        tabs=tuple(_tabs(release, words, view)),
        facts=tuple(_facts(tagged)),
        original=_original(release.url),
        address=release.url or "",
        json_url=f"{links.release(release.id)}.json",
        words=words,
        matches=len(matches),
        listed_matches=tuple(range(1, min(len(matches), LISTED_MATCHES) + 1)),
        hide_url=links.release(release.id),
        paragraphs=_paragraphs(release, matches),
        set_aside=release.set_aside,
        received=release.received,
        groups=tag_groups(tagged),
        clean_url=links.release(release.id, words),
    )


def _has_headline(release: Release) -> bool:
    """Whether the title is a headline of its own, not the first words of the first paragraph."""
    return not any(one.start <= release.title.start < one.end for one in release.paragraphs)


def _paragraphs(release: Release, matches: tuple[Match, ...]) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(number, pieces(release.text, span, matches))
        for number, span in enumerate(release.paragraphs, start=1)
    )


def _tabs(release: Release, words: str, view: View) -> Iterator[Tab]:
    aside = wording.counted(len(release.set_aside), "line")
    tabs = (
        (View.CLEAN, "Clean text", ""),
        (View.RECEIVED, "As received", ""),
        (View.ASIDE, "Set aside", aside),
        (View.TAGS, "Tags and evidence", ""),
    )
    for target, text, count in tabs:
        name = "" if target is View.CLEAN else target.value
        yield Tab(text, count, links.release(release.id, words, view=name), target is view)


def _facts(tagged: TaggedRelease) -> Iterator[Fact]:
    yield _met(tagged)
    yield _published(tagged)
    if tagged.series:
        position = tagged.ordinal.value if tagged.ordinal else None
        yield Fact(name="Series", phrase=series_phrase(tagged.series.value, position))
    if tagged.language:
        yield Fact(name="Language", phrase=Phrase(language_label(tagged.language.value)))


def _met(tagged: TaggedRelease) -> Fact:
    start, end = tagged.event_start, tagged.event_end
    venue = Phrase(tagged.venue.value) if tagged.venue else None
    if start is None:
        return Fact(name="Met", phrase=venue)
    text = wording.days(start.value, end.value if end else None, is_long=True)
    when = Printed(text, start.value.isoformat())
    return Fact(name="Met", when=when, phrase=venue, note=note(start.evidence))


def _published(tagged: TaggedRelease) -> Fact:
    published = tagged.published
    if published is None:
        return Fact(name="Published")
    start, end = tagged.event_start, tagged.event_end
    lag = wording.lag(start.value, end.value if end else None, published.value) if start else ""
    notes = (lag, note(published.evidence))
    when = Printed(wording.day(published.value, is_long=True), published.value.isoformat())
    return Fact(name="Published", when=when, note=", ".join(part for part in notes if part))


def _original(url: str | None) -> Link | None:
    """Only a plain web address becomes a link: a release may declare `javascript:` or `data:`."""
    if not url or any(not c.isprintable() or c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    is_web = parts.scheme in ("http", "https") and parts.hostname
    return Link(str(parts.hostname), url) if is_web else None
