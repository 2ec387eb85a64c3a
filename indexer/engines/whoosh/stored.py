"""A release as bytes: what a row of results shows, and everything.

`shown` is small and read for each hit. `whole` is the text and, after it, the rest of the record in
one compressed stream, so that what was received, nearly the same text, costs little; a hit needs
only the beginning of the stream.
"""

import json
import zlib
from dataclasses import dataclass, replace

from indexer.model import Release, Span, TaggedRelease
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


@dataclass(frozen=True, slots=True)
class Shown:
    """What a row of results shows: fields of the record, without empty ones, and the text."""

    record: Record
    release: Release

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        return 2000 + len(self.release.text)


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


def shown_of(release_id: str, shown: bytes, whole: bytes, text_size: int) -> Shown:
    """Return what a row of results shows of a release."""
    record: Record = json.loads(shown)
    title, url = Span(*record["title_span"]), record.get("url")
    text = ""
    if text_size:  # zlib takes 0 for no limit
        text = _decoded(zlib.decompressobj().decompress(whole, text_size))
    return Shown(record, Release(release_id, "", "", text, title, (), url))


def release_of(shown: bytes, whole: bytes, text_size: int) -> TaggedRelease:
    """Return a release as it was indexed."""
    everything = zlib.decompress(whole)
    text, rest = everything[:text_size], json.loads(everything[text_size:])
    tagged = from_record(rest | json.loads(shown) | {"text": _decoded(text)})
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
