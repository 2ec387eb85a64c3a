"""BibTeX, as both the old styles and biblatex read it."""

import re
from collections.abc import Iterator

from indexer.citations.source import Source

MEDIA_TYPE = "application/x-bibtex"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NOT_IN_KEY = re.compile(r"[^A-Za-z0-9_.:-]+")
_SPECIALS = str.maketrans(
    {c: f"\\{c}" for c in "{}%&$#_"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def bibtex(source: Source) -> str:
    """Return an entry keyed by the release's id, with the blank line after it."""
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(source))
    return f"@misc{{{_NOT_IN_KEY.sub('-', source.id)},\n{fields}}}\n\n"


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    """Names and titles stand in two pairs of braces: nothing in them is to be split or lowered.
    A month is one of twelve macros, so that each style may print it its own way.
    """
    published, accessed = source.published, source.accessed
    every = (
        ("title", f"{{{_escaped(source.title)}}}"),
        ("author", source.author and f"{{{_escaped(source.author)}}}"),
        ("howpublished", _escaped(source.genre)),
        ("year", str(published.year) if published else ""),
        ("month", _MONTHS[published.month - 1] if published else ""),
        ("date", published.isoformat() if published else ""),
        ("eventdate", source.event_days),
        ("venue", _escaped(source.venue)),
        ("language", _escaped(source.language)),
        ("url", source.url.translate(_IN_ADDRESS)),
        ("urldate", accessed.isoformat() if accessed else ""),
    )
    for name, value in every:
        if value:
            yield name, value if name == "month" else f"{{{value}}}"


def _escaped(text: str) -> str:
    return text.translate(_SPECIALS)
