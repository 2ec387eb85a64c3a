"""When a release was published: declared stamps, dated lines of the page, datelines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from indexer.model import Release, Span, Stated, Tag
from indexer.tagging.candidates import Candidate
from indexer.tagging.dates.calendar import Printed, words
from indexer.tagging.dates.datelines import (
    DATELINE,
    Dated,
    dated_headline,
    dated_line,
    dateline,
    flattened_date,
    labelled_date,
    numbered_headline,
)
from indexer.tagging.dates.printed import printed_dates
from indexer.tagging.dates.readings import Page, follows_a_date, stated_day
from indexer.tagging.dates.stamps import day_of_stamp, only_day

_HEAD, _FOOT = 8, 3
_LONGEST_ASIDE = 200
_ENDLESS = 700  # characters of a paragraph that may be a page
_BARE_LETTERS = 12  # the name of a month and no more
_WITH_WEEKDAY = re.compile(r"\w{3,14},? \d{1,2}\.? (?:de )?\w{3,12} (?:de )?\d{4}")
_TOP = "page top"  # above the headline, where a clock may stand
_SCORES = {"record": 100.0, "prefix": 35.0, _TOP: 45.0}
_DECLARED, _LABELLED, _DATELINED, _BARE, _AT_FOOT = 80.0, 70.0, 60.0, 50.0, 44.0
_FLATTENED, _UPDATED = 40.0, 10.0
_AUTHORS_OWN = 30.0  # a copy's stamp is the copyist's, its dateline the author's
_COPIED_WITHIN = timedelta(7)


def choose_published(candidates: Sequence[Candidate[date]]) -> Tag[date] | None:
    """The strongest statement of the publication date; None where nothing states it to the day."""
    best = max(candidates, key=lambda seen: seen.score, default=None)
    return best.tag if best else None


def published_candidates(page: Page) -> tuple[Candidate[date], ...]:
    """Every statement of a publication date, to the day."""
    declared = list(_declared(page))
    printed = list(_printed(page))
    if page.is_copied and declared:
        printed = [_preferred(one, declared[0].value) for one in printed]
    return (*declared, *printed, *_set_aside(page), *_updated(page))


def datelines(release: Release) -> tuple[Printed, ...]:
    """Dates of datelines, with or without a year: no date of an event stands there."""
    found = ((span, _dateline_in(release, span)) for span in _openings(release))
    return tuple(replace(one, span=_moved(one, span.start)) for span, one in found if one)


def _preferred(seen: Candidate[date], stamp: date) -> Candidate[date]:
    is_earlier = timedelta(0) <= stamp - seen.value <= _COPIED_WITHIN
    bonus = _AUTHORS_OWN if is_earlier else 0.0
    return Candidate(seen.value, seen.rule, seen.score + bonus, seen.spans)


def _declared(page: Page) -> Iterator[Candidate[date]]:
    for place, stated in enumerate(page.release.declared.published):
        day = _day(page, stated)
        if day:
            yield Candidate(day, f"declared:{stated.by}", _score(stated) - place)


def _day(page: Page, stated: Stated) -> date | None:
    """A machine's stamp counts on the issuer's clock; what a page prints, as it is printed."""
    if stated.by.startswith("page"):
        return _written(page, stated.value) or day_of_stamp(stated.value, page.issuer)
    return day_of_stamp(stated.value, page.issuer) or _written(page, stated.value)


def _score(stated: Stated) -> float:
    return next((score for by, score in _SCORES.items() if by in stated.by), _DECLARED)


def _written(page: Page, value: str) -> date | None:
    printed = only_day(value)
    return stated_day(page, printed) if printed else None


# --- lines and datelines -----------------------------------------------------------------------


def _printed(page: Page) -> Iterator[Candidate[date]]:
    spans = page.release.paragraphs
    head = [page.release.title, *spans[:_HEAD]]
    for span in dict.fromkeys([*head, *spans[-_FOOT:]]):
        seen = _stated_in(span.of(page.release.text))
        if seen and (seen.is_labelled or span != page.release.title):
            score = _LABELLED if seen.is_labelled else _BARE if span in head else _AT_FOOT
            yield from _candidate(page, seen.printed, span.start, ("dated line", score))
    for span in _openings(page.release):
        one = _dateline_in(page.release, span)
        if one:
            yield from _candidate(page, one, span.start, ("dateline", _DATELINED))
    title = page.release.title
    for read, weight in (
        (numbered_headline, ("numbered headline", _LABELLED)),
        (dated_headline, ("dated headline", _AT_FOOT)),
    ):
        one = read(title.of(page.release.text))
        if one:
            yield from _candidate(page, one, title.start, weight)
    yield from _flattened(page)


def _flattened(page: Page) -> Iterator[Candidate[date]]:
    """A date in the opening of a page that a crawler joined to one line."""
    for span in page.release.paragraphs[:_FOOT]:
        if span.end - span.start > _ENDLESS:
            start = page.release.text[span.start : span.start + _ENDLESS]
            one = flattened_date(start)
            if one:
                yield from _candidate(page, one, span.start, ("dated opening", _FLATTENED))


def _stated_in(line: str, is_aside: bool = False) -> Dated | None:
    seen = dated_line(line, is_aside)
    labelled = None if seen and seen.is_labelled else labelled_date(line)
    return Dated(labelled, is_labelled=True) if labelled else seen


def _candidate(
    page: Page, printed: Printed, start: int, weight: tuple[str, float]
) -> Iterator[Candidate[date]]:
    day = stated_day(page, printed)
    if day:
        yield Candidate(day, *weight, (_moved(printed, start),))


def _moved(printed: Printed, start: int) -> Span:
    return Span(start + printed.span.start, start + printed.span.end)


def _openings(release: Release) -> list[Span]:
    """What may open with a dateline: the headline, the head's paragraphs, the first long one."""
    spans = release.paragraphs[: 2 * _HEAD]
    long = [span for span in spans if span.end - span.start > DATELINE]
    return list(dict.fromkeys([release.title, *spans[:_HEAD], *long[:1]]))


def _dateline_in(release: Release, span: Span) -> Printed | None:
    return dateline(release.text[span.start : min(span.end, span.start + DATELINE)])


def _set_aside(page: Page) -> Iterator[Candidate[date]]:
    """Lines of the page around the text: labelled ones, and a bare date if there is but one."""
    bare: set[date] = set()
    prefixes = {
        f"date {one.value}" for one in page.release.declared.published if "prefix" in one.by
    }
    for line in page.release.set_aside:
        if line.strip().lower() in prefixes:
            continue
        seen = _stated_in(line, is_aside=True) if len(line) <= _LONGEST_ASIDE else None
        day = stated_day(page, seen.printed) if seen else None
        if seen and day and seen.is_labelled:
            yield Candidate(day, "declared:page", _LABELLED - 5)
        elif seen and day and _is_bare(line):
            bare.add(day)
    if len(bare) == 1:
        day = bare.pop()
        is_top = any(_day(page, one) == day for one in _on_top(page.release))
        yield Candidate(day, "declared:page", _SCORES[_TOP] if is_top else _DATELINED + 2)


def _on_top(release: Release) -> Iterator[Stated]:
    return (one for one in release.declared.published if one.by == _TOP)


def _updated(page: Page) -> Iterator[Candidate[date]]:
    """A page's only stamp, where it says "updated" but follows a date of the text by few days."""
    title = page.release.title.of(page.release.text)
    head = [span.of(page.release.text) for span in page.release.paragraphs[:_FOOT]]
    for line in dict.fromkeys((title, *head, *page.release.set_aside)):
        match = _update().match(line) if len(line) <= _LONGEST_ASIDE else None
        printed = only_day(line) if match else None
        day = stated_day(page, printed) if printed else None
        if day and _is_confirmed(page.release, line, day):
            yield Candidate(day, "declared:update of the page", _UPDATED)


def _is_confirmed(release: Release, stamp: str, day: date) -> bool:
    """Whether the text speaks of a stamp's day: a date before it, its dateline, its weekday."""
    text = release.text.replace(stamp, " ", 1)
    weekdays = {one.weekday for one in printed_dates(text[:_ENDLESS]) if not one.first}
    is_week = not weekdays.isdisjoint({day.weekday(), (day - timedelta(1)).weekday()})
    return is_week or follows_a_date(text, day) or _is_dateline(release, day)


def _is_dateline(release: Release, day: date) -> bool:
    """Whether a dateline without a year says the same day of the month."""
    printed = (_dateline_in(release, span) for span in _openings(release))
    firsts = (one.first for one in printed if one and one.first)
    return any((first.month, first.day) == (day.month, day.day) for first in firsts)


def _is_bare(line: str) -> bool:
    letters = sum(map(str.isalpha, line))
    return letters <= _BARE_LETTERS or bool(_WITH_WEEKDAY.fullmatch(line.strip()))


@cache
def _update() -> re.Pattern[str]:
    return re.compile(words("published")["updates"], re.IGNORECASE)
