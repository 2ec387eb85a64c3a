"""A release as one row of bytes: what a row of results shows, and everything.

The row is the sizes of its parts and these: `shown`, what a hit needs of the record; `sentences`,
where passages are cut from the text; `whole`, the text and, after it, the rest of the record in one
compressed stream, so that what was received, nearly the same text, costs little. A hit needs only
the beginning of the stream.
"""

import json
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

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


_SIZES = struct.Struct("<III")


class _Parts(NamedTuple):
    shown: bytes
    sentences: bytes
    whole: bytes
    text_size: int

    def packed(self) -> bytes:
        sizes = _SIZES.pack(len(self.shown), len(self.sentences), self.text_size)
        return b"".join((sizes, self.shown, self.sentences, self.whole))

    @classmethod
    def of(cls, row: bytes) -> "_Parts":
        shown, sentences, text_size = _SIZES.unpack_from(row)
        first = _SIZES.size + shown
        last = first + sentences
        return cls(row[_SIZES.size : first], row[first:last], row[last:], text_size)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a row of results shows: what the release tells of itself, and what is cut from it."""

    told: dict[str, Any]
    prose: Prose

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        return 2000 + len(self.prose.text) + 32 * len(self.prose.sentences)


def stored(tagged: TaggedRelease) -> bytes:
    """Return a release as a row."""
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
    return _Parts(shown, sentences, zlib.compress(text + rest, _LEVEL), len(text)).packed()


def shown_of(release_id: str, row: bytes) -> Shown:
    """Return what a row of results shows of a release."""
    kept = _Parts.of(row)
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


def release_of(row: bytes) -> TaggedRelease:
    """Return a release as it was indexed."""
    kept = _Parts.of(row)
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
