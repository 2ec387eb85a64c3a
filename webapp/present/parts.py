"""The small values that every page is made of: links, phrases, kinds, dates."""

from dataclasses import dataclass

from indexer.labels import value_label
from indexer.model import Kind


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a line: words, and perhaps a link after them."""

    text: str
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A link with the number of releases it leads to; `kind` draws the glyph of a kind."""

    text: str
    url: str
    count: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class KindBadge:
    """A kind in words; `name` picks its glyph."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A date for people and for machines."""

    text: str
    iso: str


def badge(kind: Kind) -> KindBadge:
    """Return how a kind is shown."""
    return KindBadge(kind.value, value_label("kind", kind.value))


def foreign(language: str | None) -> str | None:
    """Return the language of a text if the page's own `lang` does not cover it."""
    return language if language and language != "en" else None
