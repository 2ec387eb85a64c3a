"""A release as bytes: what a row of results shows, and everything.

`shown` is small and read for each hit. `whole` is the text and, after it, the rest of the record in
one compressed stream, so that what was received, nearly the same text, costs little; a hit needs
only the beginning of the stream.
"""

import json
import zlib
from dataclasses import dataclass, replace
from typing import cast

from indexer.model import TaggedRelease
from indexer.record import Record, from_record, to_record

_LEVEL = 6
_ENCODE = json.JSONEncoder(separators=(",", ":")).encode
_SHOWN = frozenset(
    {
        *("url", "kind", "language", "issuer", "published", "event_start", "event_end"),
        *("counterparts", "officials", "event_type", "series", "ordinal", "venue", "title_span"),
    }
)
_NOTHING: tuple[object, ...] = (None, "", [], {})


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept of a release to show it."""

    shown: bytes
    whole: bytes
    text_size: int


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
    return Stored(shown, zlib.compress(text + rest, _LEVEL), len(text))


def text_of(whole: bytes, text_size: int) -> str:
    """Return the text of a release."""
    if not text_size:  # which zlib would take for no limit
        return ""
    return _decoded(zlib.decompressobj().decompress(whole, text_size))


def record_of(shown: bytes) -> Record:
    """Return the fields of the record that a row of results shows; empty ones are left out."""
    return cast(Record, json.loads(shown))


def release_of(shown: bytes, whole: bytes, text_size: int) -> TaggedRelease:
    """Return a release as it was indexed."""
    everything = zlib.decompress(whole)
    text, rest = everything[:text_size], json.loads(everything[text_size:])
    tagged = from_record(rest | record_of(shown) | {"text": _decoded(text)})
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
