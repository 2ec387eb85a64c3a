"""TaggedRelease ⇄ one JSON object, the shape that `readout tag --json` prints."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from indexer.model import (
    Agency,
    Declared,
    Evidence,
    Issuer,
    Kind,
    Official,
    RawRelease,
    Release,
    Role,
    Span,
    Stated,
    Tag,
    TaggedRelease,
)

V = TypeVar("V")
Record = dict[str, Any]
_BY_RECORD = Evidence("declared:record")


def _named(value: Any) -> Mapping[str, Any]:
    """A record may give the bare name of an issuer, official or agency."""
    return {"name": value} if isinstance(value, str) else value


def _issuer(value: Any) -> Issuer:
    named = _named(value)
    return Issuer(named["name"], named.get("country"))


def _agency(value: Any) -> Agency:
    named = _named(value)
    return Agency(named["name"], named.get("side"))


def read_official(value: Any) -> Official:
    """Return the official that a record names, with or without more about it."""
    value = _named(value)
    role = Role(value.get("role") or Role.PRINCIPAL)
    return Official(value["name"], value.get("title") or "", value.get("side"), role)


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
        _issuer,
    ),
)


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
        _agency,
    ),
)


FIELDS: Mapping[str, Callable[[Any], Any]] = {name: read for name, _, read in (*_SCALARS, *_LISTS)}
"""Field of a tagged release → how one of its values is read from JSON."""


def is_list_field(name: str) -> bool:
    """Tell whether a field holds any number of values."""
    return any(name == listed for listed, _, _ in _LISTS)


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

    Only `id` and `text`, or `html`, are required. Tags without evidence count as declared by the
    record, and a title that the text does not begin with is put in front of it. Raises KeyError
    and ValueError where the object has another shape.
    """
    try:
        return _from_record(record)
    except (TypeError, AttributeError) as error:
        raise ValueError(f"record {record.get('id')!r} has another shape: {error}") from error


def _from_record(record: Mapping[str, Any]) -> TaggedRelease:
    text, title = _text_and_title(record)
    evidence = record.get("evidence") or {}
    tags: Record = {}
    for name, _, read in _SCALARS:
        value = record.get(name)
        if value is not None:
            tags[name] = Tag(read(value), _read_evidence(evidence.get(name)))
    for name, _, read in _LISTS:
        values = record.get(name) or []
        if not isinstance(values, list | tuple):
            raise TypeError(f"{name} is no list")
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
    if not text and record.get("html"):
        return _read_html(record)
    if not isinstance(text, str):
        raise TypeError("text is no string")
    if "title_span" in record:
        return text, Span(*record["title_span"])
    title = record.get("title") or ""
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return text, Span(0, len(title))


def _read_html(record: Mapping[str, Any]) -> tuple[str, Span]:
    # cleaning takes longer to import than a page to answer, which reads records, too
    from indexer.normalise import normalise

    declared = Declared(title=Stated(record["title"], "record") if record.get("title") else None)
    content = record["html"].encode("utf-8", "replace")
    raw = RawRelease(str(record["id"]), "", "", "text/html", content, declared)
    release = normalise(raw)
    return release.text, release.title


def _write_evidence(evidence: Evidence) -> list[Record]:
    spans = evidence.spans or (Span(0, 0),)
    return [{"start": span.start, "end": span.end, "rule": evidence.rule} for span in spans]


def _read_evidence(entries: Iterable[Mapping[str, Any]] | None) -> Evidence:
    entries = list(entries or ())
    if not entries:
        return _BY_RECORD
    spans = (Span(entry["start"], entry["end"]) for entry in entries)
    return Evidence(entries[0]["rule"], tuple(span for span in spans if span.end > span.start))
