"""Evidence → the sentence that says so, where it stands, and the rule in words."""

from dataclasses import dataclass

from indexer.engines.interface import Matched
from indexer.model import Evidence, Release, Span
from indexer.sentences import sentences
from webapp.present.marks import Piece, numbered, pieces

LONGEST = 240


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with the words that count marked; paragraph None is the headline."""

    pieces: tuple[Piece, ...]
    paragraph: int | None
    sentence: Span
    has_start: bool
    has_end: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a tag is there. Without quotes `note` says where it comes from."""

    rule: str
    note: str
    quotes: tuple[Quote, ...]


def reason(release: Release, evidence: Evidence) -> Reason:
    """Return the grounds of a tag for people to read; words of one sentence are marked in it."""
    by_sentence: dict[tuple[Span, int | None], list[Span]] = {}
    for span in evidence.spans:
        paragraph, number = _paragraph(release, span)
        sentence = _sentence(release.text, paragraph, span)
        by_sentence.setdefault((sentence, number), []).append(span)
    quotes = (
        _quote(release.text, sentence, number, spans)
        for (sentence, number), spans in by_sentence.items()
    )
    return Reason(evidence.rule, note(evidence), tuple(quotes))


def note(evidence: Evidence) -> str:
    """Return where a tag comes from if it is not from the text."""
    source, _, detail = evidence.rule.partition(":")
    if source == "declared":
        return f"declared by {detail}" if detail else "declared"
    if source == "derived":
        return f"follows from {detail.replace('-', ' ')}" if detail else "follows from another tag"
    return "corrected by hand" if source == "corrected" else ""


def _quote(text: str, sentence: Span, paragraph: int | None, spans: list[Span]) -> Quote:
    shown = _shortened(sentence, Span(min(it.start for it in spans), max(it.end for it in spans)))
    return Quote(
        pieces=pieces(text, shown, numbered(map(Matched, spans))),
        paragraph=paragraph,
        sentence=sentence,
        has_start=shown.start == sentence.start,
        has_end=shown.end == sentence.end,
    )


def _paragraph(release: Release, span: Span) -> tuple[Span, int | None]:
    for number, paragraph in enumerate(release.paragraphs, start=1):
        if paragraph.start <= span.start < paragraph.end:
            return Span(paragraph.start, max(paragraph.end, span.end)), number
    title = release.title
    return Span(min(title.start, span.start), max(title.end, span.end)), None


def _sentence(text: str, paragraph: Span, span: Span) -> Span:
    """From the start of the sentence where the span begins to the end of that where it ends."""
    start, end = span.start, span.end
    for one in sentences(paragraph.of(text)):
        first, last = paragraph.start + one.start, paragraph.start + one.end
        if first <= span.start < last:
            start = first
        if first < span.end <= last:
            end = last
    return Span(start, end)


def _shortened(sentence: Span, span: Span) -> Span:
    if sentence.end - sentence.start <= LONGEST:
        return sentence
    spare = max(0, LONGEST - (span.end - span.start)) // 2
    return Span(max(sentence.start, span.start - spare), min(sentence.end, span.end + spare))
