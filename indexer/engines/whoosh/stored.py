"""A release as bytes: what a row of results shows, and everything.

`shown` is small and read for each hit. `whole` is the text and, after it, the rest of the record in
one compressed stream, so that what was received, nearly the same text, costs little; a hit needs
only the beginning of the stream. `sentences` is where passages are cut from the text.
"""

import json
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from indexer.engines.snippets import Prose, prose
from indexer.model import Issuer, Kind, Span, TaggedRelease
from indexer.record import Record, from_record, read_official, to_record

_LEVEL = 6
_ENCODE = json.JSONEncoder(separators=(",", ":")).encode
_AS_STORED = ("url", "language", "event_type", "series", "ordinal", "venue")
_DAYS = ("published", "event_start", "event_end")
_SHOWN = frozenset(
    {*_AS_STORED, *_DAYS, "kind", "issuer", "counterparts", "officials", "title_span"}
)
_NOTHING: tuple[object, ...] = (None, "", [], {})


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept of a release to show it."""

    shown: bytes
    sentences: bytes
    whole: bytes
    text_size: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What a row of results shows: what the release tells of itself, and what is cut from it."""

    told: dict[str, Any]
    prose: Prose

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        return 2000 + len(self.prose.text) + 32 * len(self.prose.sentences)


def stored(tagged: TaggedRelease) -> Stored:
    """Return a release as bytes."""
    record = to_record(tagged)
    text = _encoded(record.pop("text"))
    release = tagged.release
    record |= {"title": None, "received": release.received, "fingerprint": release.fingerprint}
    parts: tuple[Record, Record] = ({}, {})
    for name, value in record.items():
        if value not in _NOTHING:
            parts[name in _SHOWN][name] = value
    rest, shown = map(_compact, parts)
    sentences = _narrowed(prose(release).sentences)
    return Stored(shown, sentences, zlib.compress(text + rest, _LEVEL), len(text))


def shown_of(release_id: str, kept: Stored) -> Shown:
    """Return what a row of results shows of a release."""
    record: Record = json.loads(kept.shown)
    text = ""
    if kept.text_size:  # zlib takes 0 for no limit
        text = _decoded(zlib.decompressobj().decompress(kept.whole, kept.text_size))
    title = Span(*record["title_span"])
    told = _told(record) | {"id": release_id, "title": title.of(text)}
    return Shown(told, Prose(text, title, _widened(kept.sentences)))


def _told(record: Record) -> dict[str, Any]:
    issuer = record.get("issuer")
    return {
        **{name: record.get(name) for name in _AS_STORED},
        **{name: _day(record.get(name)) for name in _DAYS},
        "kind": Kind(record["kind"]),
        "issuer": Issuer(issuer["name"], issuer["country"]) if issuer else None,
        "counterparts": tuple(record.get("counterparts", ())),
        "officials": tuple(map(read_official, record.get("officials", ()))),
    }


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def release_of(kept: Stored) -> TaggedRelease:
    """Return a release as it was indexed."""
    everything = zlib.decompress(kept.whole)
    text, rest = everything[: kept.text_size], json.loads(everything[kept.text_size :])
    tagged = from_record(rest | json.loads(kept.shown) | {"text": _decoded(text)})
    received, fingerprint = rest.get("received", ""), rest.get("fingerprint", "")
    return replace(
        tagged, release=replace(tagged.release, received=received, fingerprint=fingerprint)
    )


def _compact(record: Record) -> bytes:
    return _ENCODE(record).encode()


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _decoded(text: bytes) -> str:
    return text.decode("utf-8", "surrogatepass")


def _narrowed(numbers: Sequence[int]) -> bytes:
    """Ascending numbers of as many bytes as the last needs, two or four; the first byte says."""
    kind = "I" if numbers and numbers[-1] >> 16 else "H"
    return struct.pack(f"<c{len(numbers)}{kind}", kind.encode(), *numbers)


def _widened(row: bytes) -> tuple[int, ...]:
    kind = chr(row[0])
    return struct.unpack_from(f"<{len(row) // struct.calcsize(kind)}{kind}", row, 1)
