"""A tagged release → its page: text with marks, facts, tags, citations, and what was set aside."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from indexer.citations.source import source_of
from indexer.engines.interface import Hit, Matched, Query
from indexer.model import Release, TaggedRelease
from webapp import links, wording
from webapp.present.alike import Alike, alike
from webapp.present.citing import Cited, citations
from webapp.present.dating import Fact, facts
from webapp.present.linked import Preview, preview
from webapp.present.lit import Lit, Paragraph, lit, paragraphs
from webapp.present.marks import Piece, numbered, pieces
from webapp.present.parts import KindBadge, Link, badge, foreign
from webapp.present.tags import TagGroup, counterpart_links, tag_groups
from webapp.present.walk import Walk, walk


class View(StrEnum):
    """What the page shows of a release."""

    CLEAN = "clean"
    RECEIVED = "received"
    ASIDE = "aside"
    TAGS = "tags"
    CITE = "cite"


_NOTHING_MARKED = Query()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Who reads what: the query whose words to mark, where they occur, the match arrived at as
    typed, the view, where the page is, the day, and what was found by the words of the headline.
    """

    address: str
    today: date
    query: Query = _NOTHING_MARKED
    found: tuple[Matched, ...] = ()
    match: str = ""
    view: View = View.CLEAN
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Tab:
    """A link to one view of the release."""

    text: str
    count: str
    url: str
    is_current: bool


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
    cite_url: str
    words: str
    has_other_names: bool
    walk: Walk
    lit: Lit
    paragraphs: tuple[Paragraph, ...]
    set_aside: tuple[str, ...]
    received: str
    groups: tuple[TagGroup, ...]
    clean_url: str
    citations: tuple[Cited, ...]
    preview: Preview
    read_on: str
    alike: Alike | None


def release_page(tagged: TaggedRelease, reading: Reading) -> ReleasePage:
    """Return the page of a release as it is read."""
    release, query = tagged.release, reading.query
    matches = numbered(reading.found)
    groups = tag_groups(tagged)
    sentences = lit(groups)
    original = _original(release.url)
    return ReleasePage(
        id=release.id,
        title=tagged.title or release.id,
        heading=pieces(release.text, release.title, matches if _has_headline(release) else ())
        or (Piece(release.id),),
        lang=foreign(tagged.language.value if tagged.language else None),
        kind=badge(tagged.kind.value),
        issuer=tagged.issuer.value.name if tagged.issuer else None,
        counterparts=counterpart_links(tagged),
        view=reading.view,
        tabs=tuple(_tabs(release, query, reading.view)),
        facts=tuple(facts(tagged)),
        original=original,
        address=release.url or "",
        json_url=f"{links.release(release.id)}.json",
        cite_url=links.release(release.id, query, view=View.CITE),
        words=query.words,
        has_other_names=any(one.stands_for for one in matches),
        walk=walk(release.id, query, len(matches), reading.match),
        lit=sentences,
        paragraphs=paragraphs(release, matches, sentences),
        set_aside=release.set_aside,
        received=release.received,
        groups=groups,
        clean_url=links.release(release.id, query),
        citations=citations(source_of(tagged, reading.today, reading.address)),
        preview=preview(tagged, reading.address, original.url if original else ""),
        read_on=wording.day(reading.today, is_long=True),
        alike=alike(tagged, reading.hits),
    )


def _has_headline(release: Release) -> bool:
    """Whether the title is a headline of its own, not the first words of the first paragraph."""
    return not any(one.start <= release.title.start < one.end for one in release.paragraphs)


def _tabs(release: Release, query: Query, view: View) -> Iterator[Tab]:
    aside = wording.counted(len(release.set_aside), "line")
    tabs = (
        (View.CLEAN, "Clean text", ""),
        (View.RECEIVED, "As received", ""),
        (View.ASIDE, "Set aside", aside),
        (View.TAGS, "Tags and evidence", ""),
        (View.CITE, "Cite", ""),
    )
    for target, text, count in tabs:
        name = "" if target is View.CLEAN else target.value
        yield Tab(text, count, links.release(release.id, query, view=name), target is view)


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
