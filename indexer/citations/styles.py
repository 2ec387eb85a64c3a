"""Citations for people: APA, Chicago, and plain words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from indexer.citations.source import Source
from indexer.model import Kind

Runs = tuple["Run", ...]

_INNER_QUOTES = str.maketrans("“”„«»", "‘’‘‘’")
_STRAIGHT_PAIR = re.compile('"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a citation; titles of works are in italics."""

    text: str
    is_italic: bool = False


def apa(source: Source) -> Runs:
    """Return a reference as in APA, 7th edition: who, when, *what*, where.

    Without an author the title takes its place; only what has no date is said to be retrieved.
    """
    title = (Run(source.title, is_italic=True), Run(_stop(source.title, _bracketed(source.genre))))
    when = Run(f" ({_apa_date(source.published)}).")
    begin = (Run(_ended(source.author)), when, Run(" ")) if source.author else ()
    return (*begin, *title, *(() if source.author else (when,)), Run(_apa_address(source)))


def chicago(source: Source) -> Runs:
    """Return an entry of a bibliography as in the Chicago Manual of Style, 17th edition.

    A newspaper stands for the author of what it leaves unsigned.
    """
    author = Run(source.author, is_italic=source.kind is Kind.NEWS)
    begin = (author, Run(_stop(source.author) + " ")) if source.author else ()
    return (*begin, Run(" ".join(_chicago_rest(source))))


def plain(source: Source) -> Runs:
    """Return a citation in plain words, with the days of the event."""
    return (Run(". ".join(_ended(part, "") for part in _plain_parts(source)) + "."),)


def text(runs: Runs) -> str:
    """Return a citation without its italics."""
    return "".join(run.text for run in runs)


def _apa_date(day: date | None) -> str:
    return format_date(day, "y, MMMM d", locale="en") if day else "n.d."


def _apa_address(source: Source) -> str:
    if not source.url:
        return ""
    if source.published or not source.accessed:
        return f" {source.url}"
    return f" Retrieved {_american(source.accessed)}, from {source.url}"


def _chicago_rest(source: Source) -> Iterator[str]:
    title = _STRAIGHT_PAIR.sub(r"‘\1’", source.title.translate(_INNER_QUOTES))
    yield f"“{_ended(title)}”"
    about = [source.genre] if source.genre else []
    about += [_american(source.published)] if source.published else []
    if about:
        yield f"{', '.join(about)}."
    if source.accessed:
        yield f"Accessed {_american(source.accessed)}."
    if source.url:
        yield f"{source.url}."


def _plain_parts(source: Source) -> Iterator[str]:
    yield f"{source.author}: {source.title}" if source.author else source.title
    if source.genre:
        yield source.genre
    yield f"Published {_british(source.published)}" if source.published else "Undated"
    if event := _event(source):
        yield f"Event: {event}"
    if source.url:
        yield source.url + (f" (accessed {_british(source.accessed)})" if source.accessed else "")


def _event(source: Source) -> str:
    days = [_british(day) for day in (source.event_start, source.event_end) if day]
    parts = (" to ".join(dict.fromkeys(days)), source.venue)
    return ", ".join(part for part in parts if part) if days else ""


def _american(day: date) -> str:
    return format_date(day, "MMMM d, y", locale="en")


def _british(day: date) -> str:
    return format_date(day, "d MMMM y", locale="en")


def _bracketed(genre: str) -> str:
    return f" [{genre}]" if genre else ""


def _stop(before: str, after: str = "") -> str:
    """What follows a part of a citation: more of it, and a full stop unless one is there."""
    return f"{after}." if after or not before.endswith((".", "?", "!")) else ""


def _ended(part: str, stop: str = ".") -> str:
    return part.removesuffix(".") if not stop else part + _stop(part)
