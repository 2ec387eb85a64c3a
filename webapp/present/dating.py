"""The dates of a release: how exact they are, and whether stated or inferred."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from indexer.labels import language_label
from indexer.model import Release, Tag, TaggedRelease
from webapp import wording
from webapp.present.evidence import Quote, reason
from webapp.present.parts import Phrase, Printed
from webapp.present.rows import series_phrase

DateTag = Tag[date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of the facts column: a date, a phrase, and small notes under it; `quote` is the
    sentence that an inferred one was read from.
    """

    name: str
    when: Printed | None = None
    phrase: Phrase | None = None
    note: str = ""
    quote: Quote | None = None


def facts(tagged: TaggedRelease) -> Iterator[Fact]:
    """Yield what the page says beside the text; a date that is not known is a fact, too."""
    yield _met(tagged)
    yield _published(tagged)
    if tagged.series:
        position = tagged.ordinal.value if tagged.ordinal else None
        yield Fact(name="Series", phrase=series_phrase(tagged.series.value, position))
    if tagged.language:
        yield Fact(name="Language", phrase=Phrase(language_label(tagged.language.value)))


def _met(tagged: TaggedRelease) -> Fact:
    start, end = tagged.event_start, tagged.event_end
    venue = Phrase(tagged.venue.value) if tagged.venue else None
    if start is None:
        return Fact(name="Met", phrase=venue)
    last = end.value if end else None
    return Fact(
        name="Met",
        when=Printed(wording.days(start.value, last, is_long=True), start.value.isoformat()),
        phrase=venue,
        note=f"{wording.precision(start.value, last)}, {_source(tagged.release, start)}",
        quote=_quote(tagged.release, start),
    )


def _published(tagged: TaggedRelease) -> Fact:
    published = tagged.published
    if published is None:
        return Fact(name="Published")
    start, end = tagged.event_start, tagged.event_end
    lag = wording.lag(start.value, end.value if end else None, published.value) if start else ""
    notes = (lag, _source(tagged.release, published))
    return Fact(
        name="Published",
        when=Printed(wording.day(published.value, is_long=True), published.value.isoformat()),
        note=", ".join(part for part in notes if part),
        quote=_quote(tagged.release, published),
    )


def _source(release: Release, tag: DateTag) -> str:
    """Say who dated it: metadata, a person, or a rule that read the text."""
    why = reason(release, tag.evidence)
    return why.note or f"inferred: {why.rule}"


def _quote(release: Release, tag: DateTag) -> Quote | None:
    return next(iter(reason(release, tag.evidence).quotes), None)
