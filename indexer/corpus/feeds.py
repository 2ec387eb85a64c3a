"""RSS and Atom feeds: each entry becomes a release, read while the file streams by."""

import hashlib
import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from indexer.corpus.entry import Entry, OnReject
from indexer.corpus.wellformed import repaired
from indexer.errors import UnreadableRelease
from indexer.model import Declared, Stated

Element = Any
"""lxml's element; its stubs do not agree with what the pull parser yields."""

_BY = "feed"
_CHUNK = 1 << 16
_ROOTS = frozenset({"rss", "feed", "RDF"})
_ENTRIES = frozenset({"item", "entry"})
_CHANNELS = frozenset({"channel", "feed"})
_TEXTS = ("encoded", "content", "body", "summary", "description")
_DATES = ("pubDate", "published", "date", "issued", "updated")
_MARKUP = re.compile(r"<[a-zA-Z!/]|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")


def read_feed(file: Path, path: str, on_reject: OnReject) -> Iterator[Entry]:
    """Yield the entries of a feed; one that breaks off yields what comes before the break."""
    channel = _Channel()
    count = 0
    try:
        for element in _elements(file):
            if element.getparent() is None and _name(element) not in _ROOTS:
                raise UnreadableRelease(path, "is XML, but no RSS or Atom feed")
            if _name(element) in _ENTRIES:
                count += 1
                yield from _read(element, channel, f"{path} entry {count}", on_reject)
                _forget(element)
            elif _name(element.getparent()) in _CHANNELS:
                channel.note(element)
    except etree.XMLSyntaxError as error:
        kept = f"; the {count} entries before it were kept" if count else ""
        on_reject(UnreadableRelease(path, f"breaks off as XML ({error.msg}){kept}"))
    except UnreadableRelease as error:
        on_reject(error)


class _Channel:
    """What a feed says of all its entries; known as far as it has been read."""

    def __init__(self) -> None:
        self.title: Stated | None = None
        self.language: Stated | None = None

    def note(self, element: Element) -> None:
        stated = _stated(_text(element))
        if _name(element) == "title":
            self.title = stated
        elif _name(element) == "language":
            self.language = stated


def _elements(file: Path) -> Iterator[Element]:
    parser = etree.XMLPullParser(
        events=("end",),
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    for chunk in repaired(_chunks(file)):
        failure = _feed(parser, chunk)
        yield from (element for _, element in parser.read_events())
        if failure is not None:
            raise failure
    parser.close()


def _feed(parser: Any, chunk: bytes) -> etree.XMLSyntaxError | None:
    """Hand a chunk on; what ended before a mistake in it can still be read afterwards."""
    try:
        parser.feed(chunk)
    except etree.XMLSyntaxError as error:
        return error
    return None


def _chunks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _read(element: Element, channel: _Channel, place: str, on_reject: OnReject) -> Iterator[Entry]:
    title, link = _first(element, ("title",)), _link(element)
    content = next((text for name in _TEXTS for text in _texts(element, name)), "")
    if not (content or title):
        on_reject(UnreadableRelease(place, "has neither a title nor a text"))
        return
    yield Entry(
        source_id=_first(element, ("guid", "id")) or link or _digest(title + content),
        place=place,
        media_type="text/html" if _MARKUP.search(content) else "text/plain",
        content=content.encode(),
        declared=Declared(
            title=_stated(title),
            url=_stated(link),
            published=_statements(element, _DATES),
            author=_statements(element, ("creator", "author")),
            site_name=() if channel.title is None else (channel.title,),
            language=channel.language,
        ),
    )


def _forget(element: Element) -> None:
    """Free what has been read, or a long feed would be held whole."""
    parent = element.getparent()
    element.clear()
    while parent is not None and element.getprevious() is not None:
        parent.remove(element.getprevious())


def _name(element: Element) -> str:
    """The tag without its namespace; what is no element, as an entity left alone, has none."""
    tag = None if element is None else element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _texts(entry: Element, name: str) -> list[str]:
    found = (_text(child) for child in entry if _name(child) == name)
    return [text for text in found if text]


def _text(element: Element) -> str:
    if element.get("type") == "xhtml":
        return "".join(etree.tostring(child, encoding="unicode") for child in element).strip()
    person = [child for child in element if _name(child) == "name"]
    return "".join((person[0] if person else element).itertext()).strip()


def _first(entry: Element, names: tuple[str, ...]) -> str:
    return next((html.unescape(text) for name in names for text in _texts(entry, name)), "")


def _link(entry: Element) -> str:
    links = [child for child in entry if _name(child) == "link"]
    hrefs = [link.get("href") for link in links if link.get("rel", "alternate") == "alternate"]
    return next((href for href in hrefs if href), "") or _first(entry, ("link",))


def _statements(entry: Element, names: tuple[str, ...]) -> tuple[Stated, ...]:
    return tuple(Stated(text, _BY) for name in names for text in _texts(entry, name))


def _stated(text: str) -> Stated | None:
    return Stated(text, _BY) if text else None


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
