"""RIS, which every reference manager reads."""

from collections.abc import Iterator
from datetime import date

from indexer.citations.source import Source
from indexer.model import Kind

MEDIA_TYPE = "application/x-research-info-systems"

_TYPES = {Kind.OFFICIAL: "GOVDOC", Kind.TRANSLATION: "GOVDOC", Kind.NEWS: "NEWS"}
_OTHER_TYPE = "ELEC"


def ris(source: Source) -> str:
    """Return an entry with the blank line after it; lines end as the format wants, with CR LF."""
    fields = [("TY", _TYPES.get(source.kind, _OTHER_TYPE)), *_fields(source), ("ER", "")]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields) + "\r\n"


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    """The author is named as publisher, too: some programs take a comma in an author's name for
    the end of a family name.
    """
    every = (
        ("ID", source.id),
        ("TI", source.title),
        ("AU", source.author),
        ("PB", source.author),
        ("DA", _day(source.published)),
        ("PY", str(source.published.year) if source.published else ""),
        ("M3", source.genre),
        ("N1", _note(source)),
        ("LA", source.language),
        ("UR", source.url),
        ("Y2", _day(source.accessed)),
    )
    yield from ((tag, value) for tag, value in every if value)
    yield from (("KW", topic) for topic in source.topics)


def _day(day: date | None) -> str:
    """Year, month and day; what would follow the last stroke is for other words."""
    return day.strftime("%Y/%m/%d/") if day else ""


def _note(source: Source) -> str:
    if not source.event_days:
        return ""
    return f"Event: {', '.join(filter(None, (source.event_days, source.venue)))}"
