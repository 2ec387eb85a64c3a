"""The sentences of a text that tags rest on: each can be linked to, and is lit when it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indexer.model import Release, Span
from webapp.present.evidence import Quote
from webapp.present.marks import Match, Piece, pieces
from webapp.present.tags import TagGroup


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of a paragraph; with an id it is evidence, and can be linked to."""

    id: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph of the cleaned text."""

    number: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Lit:
    """Sentences that evidence stands in, in text order; those that overlap count as one."""

    spans: tuple[Span, ...]

    def anchor(self, quote: Quote) -> str:
        """Return where a quoted sentence stands on the page of its release."""
        if quote.paragraph is None:
            return "title"
        at = quote.sentence.start
        return next(_id(span) for span in self.spans if span.start <= at < span.end)


def lit(groups: Iterable[TagGroup]) -> Lit:
    """Return the sentences of the body that any tag rests on."""
    reasons = (tag.reason for group in groups for tag in group.tags)
    quotes = (quote for reason in reasons for quote in reason.quotes if quote.paragraph)
    spans: list[Span] = []
    for one in sorted((quote.sentence for quote in quotes), key=lambda one: one.start):
        if spans and one.start < spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, one.end))
        else:
            spans.append(one)
    return Lit(tuple(spans))


def paragraphs(release: Release, matches: Sequence[Match], sentences: Lit) -> tuple[Paragraph, ...]:
    """Return the body of a release with matches marked and evidence to be lit."""
    return tuple(
        Paragraph(number, tuple(_stretches(release.text, span, matches, sentences)))
        for number, span in enumerate(release.paragraphs, start=1)
    )


def _stretches(
    text: str, paragraph: Span, matches: Sequence[Match], sentences: Lit
) -> Iterator[Stretch]:
    position = paragraph.start
    for span in sentences.spans:
        if paragraph.start <= span.start < paragraph.end:
            end = min(span.end, paragraph.end)
            yield Stretch(None, pieces(text, Span(position, span.start), matches))
            yield Stretch(_id(span), pieces(text, Span(span.start, end), matches))
            position = end
    yield Stretch(None, pieces(text, Span(position, paragraph.end), matches))


def _id(span: Span) -> str:
    return f"s{span.start}"
