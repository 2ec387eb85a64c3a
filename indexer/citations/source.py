"""What a citation says of a release, whatever its style."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from indexer.model import Kind, ReleaseId, Tag, TaggedRelease

V = TypeVar("V")

_GENRES = {
    Kind.OFFICIAL: "Press release",
    Kind.TRANSLATION: "Unofficial translation",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A release as something to cite. Its author is the issuer, never the collection it was found
    in; what is not stated is empty or None. `accessed` is None where nobody reads it now.
    """

    id: ReleaseId
    kind: Kind
    author: str
    title: str
    published: date | None
    event_start: date | None
    event_end: date | None
    venue: str
    language: str
    topics: tuple[str, ...]
    url: str
    accessed: date | None

    @property
    def genre(self) -> str:
        """What sort of text it is, where that is worth saying."""
        return _GENRES.get(self.kind, "")

    @property
    def event_days(self) -> str:
        """The days of the event as an ISO 8601 date or interval."""
        days = [day.isoformat() for day in (self.event_start, self.event_end) if day]
        return "/".join(dict.fromkeys(days))


def source_of(tagged: TaggedRelease, accessed: date | None = None, address: str = "") -> Source:
    """Return what to cite; `address` is where it can be read if no original address is known."""
    issuer = _value(tagged.issuer)
    return Source(
        id=one_line(tagged.release.id),
        kind=tagged.kind.value,
        author=one_line(issuer.name) if issuer else "",
        title=one_line(tagged.title) or one_line(tagged.release.id),
        published=_value(tagged.published),
        event_start=_value(tagged.event_start),
        event_end=_value(tagged.event_end),
        venue=one_line(_value(tagged.venue) or ""),
        language=_value(tagged.language) or "",
        topics=tuple(one_line(tag.value) for tag in tagged.topics),
        url=one_line(tagged.release.url or address),
        accessed=accessed,
    )


def one_line(text: str) -> str:
    """Return a text with all white space made single spaces, and without control characters."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def _value(tag: Tag[V] | None) -> V | None:
    return None if tag is None else tag.value
