"""When a release was published: declared stamps, dated lines of the page, datelines."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from indexer.model import PartyCode, Release, Span, Stated, Tag
from indexer.tagging.candidates import Candidate
from indexer.tagging.dates.calendar import Printed, words
from indexer.tagging.dates.printed import printed_dates
from indexer.tagging.dates.resolve import Reference, day_of
from indexer.tagging.dates.stamps import day_of_stamp, near_day, only_day
from indexer.tagging.patterns import Guarded

_HEAD, _FOOT = 8, 3
_LONGEST_LINE = 100
_LONGEST_ASIDE = 100
_BARE_LETTERS = 12  # the name of a month and no more
_DATELINE = 110
_LEFTOVER = 45  # characters beside the date that a dated line may have
_LAG = 10  # days from the meeting to a publication that decides how 11/12/2024 reads
_SENTENCE = re.compile(
    r"\b(?:held|met|was|were|will|is|are|has|have|hold|meets?|took|signed|visit\w*|said)\b"
)
_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?\s?(?:[AaPp]\.?[Mm]\.?)?|\b(?:[A-Z]{2,4}|GMT)[+-]?\d{0,2}\b"
)
_DIGIT = re.compile(r"\d")
_EAST_ASIAN = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")
_AFTER_DATELINE = re.compile(r"\s?(?:[-–—:/(|.,\])]|$|\n)")
_WORD = r"(?:[A-ZÀ-Þ][\w.’'-]*|de|of|the|di|al|da|del)"
_MONTH = r"[A-Z][\w'’-]+(?: [\w'’-]+)?"
_HIJRI = rf"(?:{_MONTH} \d{{1,2}},? 14\d\d|\d{{1,2}} {_MONTH} 14\d\d)(?: ?A?H)?"
_PLACE = re.compile(
    rf"\W{{0,3}}(?!(?:On|In|From|Since|By|At|Am|Le|El|Em|Until|Last|This|Today|The)\b)"
    rf"{_WORD}(?:[\s,.\[\]()/|-]+{_WORD}){{0,7}}\W{{0,6}}"
    rf"(?:{_HIJRI}\W{{1,4}})?(?:[Cc]orresponding to )?"
)
_SCORES = {"record": 100.0, "prefix": 35.0}
_DECLARED, _LABELLED, _DATELINED, _BARE, _UPDATED = 80.0, 70.0, 60.0, 50.0, 10.0


def choose_published(candidates: Sequence[Candidate[date]]) -> Tag[date] | None:
    """The strongest statement of the publication date; None where nothing states it to the day."""
    best = max(candidates, key=lambda seen: seen.score, default=None)
    return best.tag if best else None


def published_candidates(release: Release, issuer: PartyCode | None) -> tuple[Candidate[date], ...]:
    """Every statement of a publication date, to the day."""
    return (
        *_declared(release, issuer),
        *_printed(release, issuer),
        *_set_aside(release, issuer),
        *_updated(release, issuer),
    )


def near_published(release: Release) -> date | None:
    """A day of the month or the year of publication, where metadata tells no more."""
    days = (near_day(stated.value) for stated in release.declared.published)
    return next((day for day in days if day), None)


def _declared(release: Release, issuer: PartyCode | None) -> Iterator[Candidate[date]]:
    for place, stated in enumerate(release.declared.published):
        day = day_of_stamp(stated.value, issuer) or _written(release, stated, issuer)
        if day:
            yield Candidate(day, f"declared:{stated.by}", _score(stated) - place)


def _score(stated: Stated) -> float:
    return next((score for by, score in _SCORES.items() if by in stated.by), _DECLARED)


def _written(release: Release, stated: Stated, issuer: PartyCode | None) -> date | None:
    printed = only_day(stated.value)
    return _complete(release, printed, issuer) if printed else None


def _complete(release: Release, printed: Printed, issuer: PartyCode | None) -> date | None:
    """The day of a printed date; the meeting or the publisher's country tells how 11/12 reads."""
    assert printed.first
    first = day_of(printed.first, Reference(near=near_published(release)), printed.weekday)
    if printed.swapped is None or first is None:
        return first
    second = day_of(printed.swapped, Reference())
    fitting = [day for day in (first, second) if day and _follows_a_date(release.text, day)]
    if len(fitting) == 1:
        return fitting[0]
    if issuer is None:
        return None
    return second if issuer in words("orders")["month_first"] else first


def _follows_a_date(text: str, day: date) -> bool:
    for printed in printed_dates(text):
        if printed.first and printed.first.month and not printed.swapped:
            other = day_of(printed.first, Reference(near=day), printed.weekday)
            if other and 0 <= (day - other).days <= _LAG:
                return True
    return False


# --- lines and datelines -----------------------------------------------------------------------


def _printed(release: Release, issuer: PartyCode | None) -> Iterator[Candidate[date]]:
    spans = release.paragraphs
    for span in dict.fromkeys(spans[:_HEAD] + spans[-_FOOT:]):
        yield from _in_line(release, span, issuer)
    for span in dict.fromkeys((release.title, *_openings(release))):
        yield from _in_dateline(release, span, issuer)


def _openings(release: Release) -> list[Span]:
    """Paragraphs that may open with a dateline: those of the head, and the first long one."""
    spans = release.paragraphs[: 2 * _HEAD]
    long = [span for span in spans if span.end - span.start > _DATELINE]
    return [*spans[:_HEAD], *long[:1]]


def _in_line(release: Release, span: Span, issuer: PartyCode | None) -> Iterator[Candidate[date]]:
    seen = _dated(span.of(release.text))
    day = _complete(release, seen[0], issuer) if seen else None
    if seen and day:
        at = Span(span.start + seen[0].span.start, span.start + seen[0].span.end)
        yield Candidate(day, "dated line", _LABELLED if seen[1] else _BARE, (at,))


def _dated(line: str) -> tuple[Printed, bool] | None:
    """The one date of a line that holds little else, and whether a label says what it is."""
    if not _DIGIT.search(line):
        return None
    line = _before_update(line[: 2 * _LONGEST_LINE])
    if len(line) > _LONGEST_LINE or _not_labels().search(line):
        return None
    found = [one for one in printed_dates(line) if one.first and one.first.month]
    if len(found) != 1 or found[0].last:
        return None
    rest = _TIME.sub("", line[: found[0].span.start] + " " + line[found[0].span.end :])
    label = _labels().match(rest)
    leftover = rest[label.end() :] if label else rest
    if len(leftover.strip()) > _LEFTOVER or _SENTENCE.search(leftover) or _tells(line):
        return None
    return found[0], bool(label)


def _before_update(line: str) -> str:
    """The line without what it says about later changes: "8 May 2021 | Updated 9 May 2021"."""
    update = _not_labels().search(line)
    return line[: update.start()].rstrip(" |/([-–,") if update else line


def _tells(line: str) -> bool:
    """Whether a line in Han, kana or hangul is a sentence, however short."""
    return bool(_EAST_ASIAN.search(line)) and line.rstrip().endswith((".", "。"))


def _set_aside(release: Release, issuer: PartyCode | None) -> Iterator[Candidate[date]]:
    """Lines of the page around the text: labelled ones, and a bare date if there is but one."""
    bare: set[date] = set()
    for line in release.set_aside:
        seen = _dated(line) if len(line) <= _LONGEST_ASIDE else None
        day = _complete(release, seen[0], issuer) if seen else None
        if seen and day and seen[1]:
            yield Candidate(day, "declared:page", _LABELLED - 5)
        elif seen and day and _is_bare(line):
            bare.add(day)
    if len(bare) == 1:
        yield Candidate(bare.pop(), "declared:page", _DATELINED + 2)


def _updated(release: Release, issuer: PartyCode | None) -> Iterator[Candidate[date]]:
    """A page's only stamp, where it says "updated" but follows a date of the text by few days."""
    for line in release.set_aside:
        match = _update().match(line) if len(line) <= _LONGEST_ASIDE else None
        printed = only_day(line) if match else None
        day = _complete(release, printed, issuer) if printed else None
        if day and _follows_a_date(release.text, day):
            yield Candidate(day, "declared:update of the page", _UPDATED)


def _is_bare(line: str) -> bool:
    return sum(map(str.isalpha, line)) <= _BARE_LETTERS


def _in_dateline(
    release: Release, span: Span, issuer: PartyCode | None
) -> Iterator[Candidate[date]]:
    start = release.text[span.start : min(span.end, span.start + _DATELINE)]
    if not _DIGIT.search(start):
        return
    for one in printed_dates(start)[:2]:
        if one.first is None or one.first.month is None or one.last:
            continue
        before = start[: one.span.start]
        if _PLACE.fullmatch(before) and _AFTER_DATELINE.match(start, one.span.end):
            day = _complete(release, one, issuer)
            if day:
                place = Span(span.start + one.span.start, span.start + one.span.end)
                yield Candidate(day, "dateline", _DATELINED, (place,))
        return


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(words("published")["labels"], re.IGNORECASE)


@cache
def _not_labels() -> Guarded:
    return Guarded(words("published")["not_labels"], re.IGNORECASE)


@cache
def _update() -> re.Pattern[str]:
    return re.compile(words("published")["updates"], re.IGNORECASE)
