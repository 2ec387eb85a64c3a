"""What the index keeps of a release: two searched texts, and columns for everything else."""

import json
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from whoosh import fields

from indexer.engines.interface import Facet
from indexer.engines.whoosh.analysis import Token, tokens
from indexer.engines.whoosh.codec import Occurrences
from indexer.engines.whoosh.columns import BytesColumn, NumberColumn, ValuesColumn
from indexer.model import Release, Tag, TaggedRelease
from indexer.record import Record, from_record, to_record

SCHEMA_VERSION = 1
"""Raise it with any change to the schema, the columns, the codec or the analysis."""

TITLE, BODY = "title", "body"
TEXTS = (TITLE, BODY)
NUMBERS = ("event_first", "event_last", "published", "title_length", "body_length")
PARAGRAPH_GAP = 100
"""Positions left free between paragraphs, so that no phrase runs from one into the next."""

_HEAVY = ("set_aside", "evidence")


class Words(fields.FieldType):
    """A searched text; takes tokens, keeps every occurrence."""

    format = Occurrences()
    scorable = False
    stored = False

    def __init__(self) -> None:
        """Take no options: the class says all."""

    def index(self, value: Iterable[Token], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Return term, frequency, weight and packed occurrences of each distinct term."""
        occurrences: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for term, *triple in value:
            occurrences[term].extend(triple)
        for term, triples in occurrences.items():
            frequency = len(triples) // 3
            yield term.encode(), frequency, float(frequency), triples.tobytes()


def schema() -> fields.Schema:
    """Return the Whoosh schema."""
    columns = {
        **{name: NumberColumn() for name in NUMBERS},
        **{name: BytesColumn() for name in ("key", "fingerprint", "text", "tags", "rest")},
        **{facet_column(facet): ValuesColumn() for facet in Facet},
    }
    texts = {name: Words() for name in TEXTS}
    return fields.Schema(
        id=fields.ID(unique=True),
        **texts,
        **{name: fields.COLUMN(column) for name, column in columns.items()},
    )


def facet_column(facet: str) -> str:
    """Name of the column that holds the values of a facet."""
    return f"facet_{facet}"


def row_of(tagged: TaggedRelease) -> Record:
    """Return a release as the fields that Whoosh writes."""
    release = tagged.release
    title, body = title_tokens(release), body_tokens(release)
    record = to_record(tagged)
    rest = {name: record.pop(name) for name in _HEAVY}
    rest |= {"received": release.received, "fingerprint": release.fingerprint}
    text = record.pop("text")
    return {
        "id": release.id,
        "key": release.id.encode(),
        "fingerprint": release.fingerprint.encode(),
        "text": _encoded(text),
        "tags": json.dumps(record).encode(),
        "rest": zlib.compress(json.dumps(rest).encode()),
        TITLE: title,
        BODY: body,
        "title_length": _word_count(title),
        "body_length": _word_count(body),
        **_days(tagged),
        **{facet_column(facet): values for facet, values in facet_values(tagged).items()},
    }


def light_release(text: bytes, tags: bytes) -> TaggedRelease:
    """Return a release with all its tags, but without evidence: what a row of results shows."""
    return from_record(json.loads(tags) | {"text": _decoded(text)})


def whole_release(text: bytes, tags: bytes, rest: bytes) -> TaggedRelease:
    """Return a release as it was indexed."""
    more = json.loads(zlib.decompress(rest))
    tagged = from_record(json.loads(tags) | more | {"text": _decoded(text)})
    release = replace(tagged.release, received=more["received"], fingerprint=more["fingerprint"])
    return replace(tagged, release=release)


def title_tokens(release: Release) -> list[Token]:
    """Return the tokens of the headline; spans count characters of the release's text."""
    return list(_moved(tokens(release.title.of(release.text)), 0, release.title.start))


def body_tokens(release: Release) -> list[Token]:
    """Return the tokens of the paragraphs; spans count characters of the release's text."""
    found: list[Token] = []
    position = 0
    for paragraph in release.paragraphs:
        found.extend(_moved(tokens(paragraph.of(release.text)), position, paragraph.start))
        position = found[-1].position + PARAGRAPH_GAP if found else 0
    return found


def _moved(found: Iterable[Token], position: int, start: int) -> Iterator[Token]:
    for term, at, first, last in found:
        yield Token(term, at + position, first + start, last + start)


def _word_count(found: list[Token]) -> int:
    return len({token.position for token in found})


def facet_values(tagged: TaggedRelease) -> dict[Facet, tuple[str, ...]]:
    """Return the values that a release has in each facet."""
    day = tagged.event_start or tagged.published
    single = {
        Facet.EVENT_TYPE: tagged.event_type,
        Facet.SERIES: tagged.series,
        Facet.VENUE: tagged.venue,
        Facet.LANGUAGE: tagged.language,
        Facet.KIND: tagged.kind,
    }
    return {
        Facet.COUNTERPART: _distinct(tagged.counterparts),
        Facet.PARTY: _distinct(tagged.parties),
        Facet.SUBJECT: _distinct(tagged.subjects),
        Facet.TOPIC: _distinct(tagged.topics),
        Facet.ISSUER: (tagged.issuer.value.name,) if tagged.issuer else (),
        Facet.OFFICIAL: tuple(dict.fromkeys(tag.value.name for tag in tagged.officials)),
        Facet.AGENCY: tuple(dict.fromkeys(tag.value.name for tag in tagged.agencies)),
        Facet.YEAR: (f"{day.value:%Y}",) if day else (),
        Facet.MONTH: (f"{day.value:%Y-%m}",) if day else (),
        **{facet: (str(tag.value),) if tag else () for facet, tag in single.items()},
    }


def _distinct(tags: tuple[Tag[str], ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag.value for tag in tags))


def _days(tagged: TaggedRelease) -> dict[str, int]:
    edges = [tag.value for tag in (tagged.event_start, tagged.event_end) if tag]
    published = [tagged.published.value] if tagged.published else []
    return {
        "event_first": day_number(min(edges, default=None)),
        "event_last": day_number(max(edges, default=None)),
        "published": day_number(next(iter(published), None)),
    }


def day_number(day: date | None) -> int:
    """Return a day as yyyymmdd, which no time zone can shift; 0 is no day."""
    return day.year * 10_000 + day.month * 100 + day.day if day else 0


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _decoded(text: bytes) -> str:
    return text.decode("utf-8", "surrogatepass")
