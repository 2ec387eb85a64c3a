"""A whole result set as CSV, JSONL, RIS or BibTeX, one release at a time."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator

from indexer.citations import bibtex, ris
from indexer.citations.source import source_of
from indexer.model import TaggedRelease
from indexer.record import to_record

COLUMNS = (
    "id",
    "title",
    "kind",
    "language",
    "issuer",
    "issuer_country",
    "published",
    "event_start",
    "event_end",
    "counterparts",
    "parties",
    "subjects",
    "officials",
    "event_type",
    "series",
    "ordinal",
    "venue",
    "agencies",
    "topics",
    "url",
    "path",
)
# the wide forms, too: a spreadsheet set to Japanese or Korean takes them for the narrow ones
_FORMULA_STARTS = (*"=+-@", *"＝＋－＠", "\t", "\r", "\n", "\0")


def as_csv(releases: Iterable[TaggedRelease]) -> Iterator[str]:
    """Yield a spreadsheet: byte order mark, fixed header, ISO dates, no cell that is a formula.

    Lists are joined by "; ". A cell that a spreadsheet would take for a formula gets a leading
    apostrophe (OWASP, CSV injection).
    """
    yield "\ufeff" + _csv_line(COLUMNS)
    for tagged in releases:
        yield _csv_line(tuple(_harmless(cell) for cell in _cells(tagged)))


def as_jsonl(releases: Iterable[TaggedRelease]) -> Iterator[str]:
    """Yield one line of JSON a release, as `readout tag --json` prints it."""
    for tagged in releases:
        yield json.dumps(to_record(tagged), ensure_ascii=False) + "\n"


def as_ris(releases: Iterable[TaggedRelease]) -> Iterator[str]:
    """Yield RIS entries, for reference managers; the author is the issuing body."""
    return (ris.ris(source_of(tagged)) for tagged in releases)


def as_bibtex(releases: Iterable[TaggedRelease]) -> Iterator[str]:
    """Yield BibTeX entries keyed by release id."""
    return (bibtex.bibtex(source_of(tagged)) for tagged in releases)


FORMATS: dict[str, tuple[str, Callable[[Iterable[TaggedRelease]], Iterator[str]]]] = {
    "csv": ("text/csv", as_csv),
    "jsonl": ("application/x-ndjson", as_jsonl),
    "ris": (ris.MEDIA_TYPE, as_ris),
    "bibtex": (bibtex.MEDIA_TYPE, as_bibtex),
}
"""Format → media type and writer."""


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def _cells(tagged: TaggedRelease) -> Iterator[str]:
    record = to_record(tagged)
    issuer = record["issuer"] or {"name": "", "country": ""}
    record |= {"issuer": issuer["name"], "issuer_country": issuer["country"]}
    for column in COLUMNS:
        yield _cell(record[column])


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_cell(entry) for entry in value)
    if isinstance(value, dict):
        side = f" ({value['side']})" if value.get("side") else ""
        title = f", {value['title']}" if value.get("title") else ""
        return f"{value['name']}{title}{side}"
    return str(value)
