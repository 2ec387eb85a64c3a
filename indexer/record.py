"""TaggedRelease ⇄ one JSON object, the shape that `readout tag --json` prints."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from indexer.model import (
    Agency,
    Evidence,
    Issuer,
    Kind,
    Official,
    Release,
    Role,
    Span,
    Tag,
    TaggedRelease,
)

V = TypeVar("V")
Record = dict[str, Any]
_BY_RECORD = Evidence("declared:record")

_SCALARS: tuple[tuple[str, Callable[[Any], Any], Callable[[Any], Any]], ...] = (
    ("kind", str, Kind),
    ("language", str, str),
    ("published", date.isoformat, date.fromisoformat),
    ("event_start", date.isoformat, date.fromisoformat),
    ("event_end", date.isoformat, date.fromisoformat),
    ("event_type", str, str),
    ("series", str, str),
    ("ordinal", int, int),
    ("venue", str, str),
    (
        "issuer",
        lambda issuer: {"name": issuer.name, "country": issuer.country},
        lambda value: Issuer(value["name"], value.get("country")),
    ),
)


def read_official(value: Mapping[str, Any]) -> Official:
    """Return the official that a record names."""
    role = Role(value.get("role") or Role.PRINCIPAL)
    return Official(value["name"], value.get("title") or "", value.get("side"), role)


_LISTS: tuple[tuple[str, Callable[[Any], Any], Callable[[Any], Any]], ...] = (
    ("parties", str, str),
    ("counterparts", str, str),
    ("subjects", str, str),
    ("topics", str, str),
    (
        "officials",
        lambda who: {
            "name": who.name,
            "title": who.title,
            "side": who.side,
            "role": str(who.role),
        },
        read_official,
    ),
    (
        "agencies",
        lambda agency: {"name": agency.name, "side": agency.side},
        lambda value: Agency(value["name"], value.get("side")),
    ),
)


def to_record(tagged: TaggedRelease) -> Record:
    """Return the release as a JSON object; `from_record` turns it back into an equal release."""
    release = tagged.release
    record: Record = {
        "id": release.id,
        "path": release.path,
        "source_id": release.source_id,
        "url": release.url,
        "title": tagged.title or None,
    }
    evidence: Record = {}
    for name, write, _ in _SCALARS:
        tag = getattr(tagged, name)
        record[name] = None if tag is None else write(tag.value)
        if tag is not None:
            evidence[name] = _write_evidence(tag.evidence)
    for name, write, _ in _LISTS:
        tags = getattr(tagged, name)
        record[name] = [write(tag.value) for tag in tags]
        if tags:
            evidence[name] = [_write_evidence(tag.evidence) for tag in tags]
    record["title_span"] = [release.title.start, release.title.end]
    return record | {
        "evidence": evidence,
        "text": release.text,
        "set_aside": list(release.set_aside),
    }


def from_record(record: Mapping[str, Any]) -> TaggedRelease:
    """Return the release that a JSON object describes: a line of `tag --json` or of a container.

    Only `id` and `text` are required. Tags without evidence count as declared by the record, and a
    title that the text does not begin with is put in front of it. Raises KeyError and ValueError
    where the object has another shape.
    """
    text, title = _text_and_title(record)
    evidence = record.get("evidence") or {}
    tags: Record = {}
    for name, _, read in _SCALARS:
        value = record.get(name)
        if value is not None:
            tags[name] = Tag(read(value), _read_evidence(evidence.get(name)))
    for name, _, read in _LISTS:
        values: Iterable[Any] = record.get(name) or ()
        why = evidence.get(name) or ()
        tags[name] = tuple(
            Tag(read(value), _read_evidence(why[i] if i < len(why) else None))
            for i, value in enumerate(values)
        )
    tags.setdefault("kind", Tag(Kind.OTHER, Evidence("declared:record")))
    release = Release(
        id=str(record["id"]),
        path=record.get("path") or "",
        source_id=str(record.get("source_id") or record["id"]),
        text=text,
        title=title,
        set_aside=tuple(record.get("set_aside") or ()),
        url=record.get("url"),
    )
    return TaggedRelease(release=release, **tags)


def _text_and_title(record: Mapping[str, Any]) -> tuple[str, Span]:
    text = record.get("text") or ""
    if "title_span" in record:
        return text, Span(*record["title_span"])
    title = record.get("title") or ""
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return text, Span(0, len(title))


def _write_evidence(evidence: Evidence) -> list[Record]:
    spans = evidence.spans or (Span(0, 0),)
    return [{"start": span.start, "end": span.end, "rule": evidence.rule} for span in spans]


def _read_evidence(entries: Iterable[Mapping[str, Any]] | None) -> Evidence:
    entries = list(entries or ())
    if not entries:
        return _BY_RECORD
    spans = (Span(entry["start"], entry["end"]) for entry in entries)
    return Evidence(entries[0]["rule"], tuple(span for span in spans if span.end > span.start))
