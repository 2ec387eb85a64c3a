"""How long an event lasted, where its last day stands apart from the first or is only counted."""

from collections.abc import Sequence
from datetime import date, timedelta

from indexer.model import Span
from indexer.tagging.candidates import Candidate
from indexer.tagging.dates.weighing import cue

_WINDOW = 160  # characters around a date in which its duration is told
_LONGEST_GAP = 130
_LONGEST_EVENT = timedelta(21)
_WEEK = 7
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=2
    )
}

Days = tuple[date, date]


def with_extent(
    text: str, sentence: Span, chosen: Candidate[Days], seen: Sequence[Candidate[Days]]
) -> Candidate[Days]:
    """The event in its whole length, where the sentence tells more than the day chosen."""
    if chosen.value[0] != chosen.value[1] or len(chosen.spans) != 1:
        return chosen
    place = chosen.spans[0]
    until = _until(text, sentence, chosen, seen)
    if until:
        return Candidate((chosen.value[0], until.value[1]), chosen.rule, chosen.score, until.spans)
    days = _by_duration(text, sentence, place, chosen.value[0])
    return Candidate(days, chosen.rule, chosen.score, chosen.spans)


def _until(
    text: str, sentence: Span, chosen: Candidate[Days], seen: Sequence[Candidate[Days]]
) -> Candidate[Days] | None:
    """The day on which it ends: "began in Bergen on 9 September and ends on Thursday"."""
    start, place = chosen.value[0], chosen.spans[0]
    if not cue("begins").search(text, max(sentence.start, place.start - _WINDOW), place.start):
        return None
    for other in seen:
        span, end = other.spans[0], other.value[1]
        is_near = place.end < span.start < min(sentence.end, place.end + _LONGEST_GAP)
        if is_near and start < end <= start + _LONGEST_EVENT:
            between = text[place.end : span.start]
            if cue("lasts_until").search(between):
                return Candidate(other.value, other.rule, other.score, (place, span))
    return None


def _by_duration(text: str, sentence: Span, place: Span, day: date) -> Days:
    """First and last day by "a two-day visit", counted from the day it begins or ends."""
    start = max(sentence.start, place.start - _WINDOW)
    end = min(sentence.end, place.end + _WINDOW)
    told = cue("duration").search(text, start, end)
    if not told:
        return day, day
    length = timedelta(days=_length(told.groupdict()) - 1)
    around = text[start : place.start], text[place.end : end]
    if _is_said("ends", *around):
        return day - length, day
    return (day, day + length) if _is_said("begins", *around) else (day, day)


def _is_said(verb: str, before: str, after: str) -> bool:
    return bool(cue(verb).search(before) or cue(f"{verb}_next").match(after))


def _length(told: dict[str, str | None]) -> int:
    number = (told["n"] or told["m"] or "").lower()
    days = int(number) if number.isdigit() else _NUMBERS.get(number, 1)
    return days * (_WEEK if told["unit"] == "week" else 1)
