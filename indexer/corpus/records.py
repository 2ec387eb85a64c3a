"""Containers of one JSON object a line: `id`, `title`, `text` or `html`, and what they declare."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from indexer.corpus.entry import Entry, OnReject
from indexer.errors import UnreadableRelease
from indexer.model import Declared, PartyCode, Stated, StatedOfficial

V = TypeVar("V")
Record = dict[str, Any]

_LONGEST_LINE = 20_000_000
_BY = "record"


class _BadRecord(ValueError):
    """A line that is not what the contract of containers says."""


def read_records(file: Path, path: str, on_reject: OnReject) -> Iterator[Entry]:
    """Yield the records of a `.jsonl` file; a bad line is rejected by number, the rest comes."""
    with file.open("rb") as stream:
        for number, line in enumerate(_lines(stream), 1):
            place = f"{path} line {number}"
            try:
                if line.strip(b" \t\r\n\xef\xbb\xbf"):
                    yield _entry(_record(line), place)
            except _BadRecord as error:
                on_reject(UnreadableRelease(place, str(error)))


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    while line := stream.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
            while stream.readline(_LONGEST_LINE)[-1:] not in (b"\n", b""):
                pass
        yield line


def _record(line: bytes) -> Record:
    if len(line) >= _LONGEST_LINE:
        raise _BadRecord("is longer than 20 MB: split it")
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _BadRecord("is not UTF-8: convert the file") from error
    except (ValueError, RecursionError) as error:
        raise _BadRecord(f"is not JSON ({error}): one object a line is expected") from error
    if not isinstance(record, dict):
        raise _BadRecord("is not a JSON object: one object a line is expected")
    return _without_surrogates(record) if b"\\u" in line else record


def _without_surrogates(value: Any) -> Any:
    """JSON can spell half a character, which no file can hold: such halves become U+FFFD."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_without_surrogates(one) for one in value]
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(it) for key, it in value.items()}
    return value


def _entry(record: Record, place: str) -> Entry:
    source_id = record.get("id")
    if not isinstance(source_id, str | int) or source_id == "":
        raise _BadRecord("has no `id`: give each record one of its own")
    html, text = _text(record, "html"), _text(record, "text")
    if not (html or text or _text(record, "title")):
        raise _BadRecord("has no `text`, `html` or `title`")
    return Entry(
        source_id=str(source_id),
        place=place,
        media_type="text/plain" if html is None else "text/html",
        content=((html if html is not None else text) or "").encode("utf-8", "replace"),
        declared=_declared(record),
    )


def _declared(record: Record) -> Declared:
    issuer = record.get("issuer")
    named = issuer if isinstance(issuer, dict) else {"name": _text(record, "issuer")}
    published = _stated(record, "published")
    return Declared(
        title=_stated(record, "title"),
        url=_stated(record, "url"),
        published=() if published is None else (published,),
        event_start=_stated(record, "event_start"),
        event_end=_stated(record, "event_end"),
        issuer=_stated(named, "name"),
        issuer_country=_stated(named, "country"),
        kind=_stated(record, "kind"),
        language=_stated(record, "language"),
        series=_stated(record, "series"),
        parties=_texts(record, "parties"),
        counterparts=_texts(record, "counterparts"),
        officials=_list(record, "officials", _official),
        agencies=_list(record, "agencies", _agency),
        topics=_texts(record, "topics"),
    )


def _text(record: Record, key: str) -> str | None:
    value = record.get(key)
    if value is None or isinstance(value, str):
        return value
    raise _BadRecord(f"`{key}` is no string")


def _stated(record: Record, key: str) -> Stated | None:
    value = _text(record, key)
    return Stated(value.strip(), _BY) if value and value.strip() else None


def _list(record: Record, key: str, read: Callable[[Any, str], V]) -> tuple[V, ...] | None:
    values = record.get(key)
    if values is None:
        return None
    if not isinstance(values, list):
        raise _BadRecord(f"`{key}` is no list")
    return tuple(read(value, key) for value in values)


def _texts(record: Record, key: str) -> tuple[str, ...] | None:
    return _list(record, key, _string)


def _string(value: Any, key: str) -> str:
    if isinstance(value, str):
        return value
    raise _BadRecord(f"`{key}` holds something that is no string")


def _named(value: Any, key: str) -> Record:
    named = {"name": value} if isinstance(value, str) else value
    if isinstance(named, dict) and _text(named, "name"):
        return named
    raise _BadRecord(f"`{key}` holds something without a name")


def _official(value: Any, key: str) -> StatedOfficial:
    named = _named(value, key)
    return StatedOfficial(
        name=named["name"],
        title=_text(named, "title") or "",
        side=_text(named, "side") or None,
        role=_text(named, "role") or "",
    )


def _agency(value: Any, key: str) -> tuple[str, PartyCode | None]:
    named = _named(value, key)
    return named["name"], _text(named, "side") or None
