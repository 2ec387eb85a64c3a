"""A whole result set as CSV, JSONL, RIS or BibTeX, one release at a time."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date

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
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\0")


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
    for tagged in releases:
        lines = [("TY", "NEWS" if tagged.kind.value == "news" else "GOVDOC"), *_ris_fields(tagged)]
        yield "".join(f"{tag}  - {value}\r\n" for tag, value in [*lines, ("ER", "")]) + "\r\n"


def as_bibtex(releases: Iterable[TaggedRelease]) -> Iterator[str]:
    """Yield BibTeX entries keyed by release id."""
    for tagged in releases:
        fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _bibtex_fields(tagged))
        yield f"@misc{{{tagged.release.id},\n{fields}}}\n\n"


FORMATS: dict[str, tuple[str, Callable[[Iterable[TaggedRelease]], Iterator[str]]]] = {
    "csv": ("text/csv", as_csv),
    "jsonl": ("application/x-ndjson", as_jsonl),
    "ris": ("application/x-research-info-systems", as_ris),
    "bibtex": ("application/x-bibtex", as_bibtex),
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


def _ris_fields(tagged: TaggedRelease) -> Iterator[tuple[str, str]]:
    yield "ID", tagged.release.id
    yield "TI", _one_line(tagged.title)
    if tagged.issuer:
        yield "AU", _one_line(tagged.issuer.value.name)
    if tagged.published:
        yield "DA", tagged.published.value.strftime("%Y/%m/%d/")
        yield "PY", str(tagged.published.value.year)
    if tagged.language:
        yield "LA", tagged.language.value
    if tagged.release.url:
        yield "UR", _one_line(tagged.release.url)
    for topic in tagged.topics:
        yield "KW", topic.value


def _bibtex_fields(tagged: TaggedRelease) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{_bibtex_text(tagged.title)}}}"
    if tagged.issuer:
        yield "author", f"{{{_bibtex_text(tagged.issuer.value.name)}}}"
    if tagged.published:
        yield from _bibtex_date(tagged.published.value)
    if tagged.language:
        yield "language", tagged.language.value
    if tagged.release.url:
        yield "url", _one_line(tagged.release.url).translate(_BRACES_ENCODED)


def _bibtex_date(day: date) -> Iterator[tuple[str, str]]:
    yield "year", str(day.year)
    yield "month", str(day.month)
    yield "date", day.isoformat()


_BIBTEX_SPECIALS = str.maketrans(
    {c: f"\\{c}" for c in "{}%&$#_"} | {"\\": r"\textbackslash{}", "~": r"\~{}", "^": r"\^{}"}
)
_BRACES_ENCODED = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def _bibtex_text(text: str) -> str:
    return _one_line(text).translate(_BIBTEX_SPECIALS)


def _one_line(text: str) -> str:
    return " ".join(text.split())
