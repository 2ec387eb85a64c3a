"""Lines that state a date: labelled ones, bare ones, and datelines in front of a text."""

import re
from functools import cache
from typing import NamedTuple

from indexer.tagging.dates.calendar import Printed, words
from indexer.tagging.dates.printed import printed_dates
from indexer.tagging.patterns import Guarded, Pattern

DATELINE = 110
_LONGEST_LINE = 100
_LONGEST_STAMP = 200  # with what it says of updates and addresses
_LEFTOVER = 45  # characters beside the date that a dated line may have
_BEHIND = 70  # characters behind a date that opens the line: "May 4, 2022 – Ottawa – Ministry"
_TRAILING = 12  # characters behind the date that ends a page's title: an hour
_LISTED = 20  # behind a number, as in lists of other releases
_SENTENCE = re.compile(
    r"\b(?:held|met|was|were|will|is|are|has|have|hold|meets?|took|signed|visit\w*|said)\b"
)
_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?\s?(?:[AaPp]\.?[Mm]\.?)?|\b(?:[A-Z]{2,4}|GMT)[+-]?\d{0,2}\b"
)
_HYPHEN = re.compile(r"\s[-–—|]\s")
_DIGIT = re.compile(r"\d")
_ADDRESS = re.compile(r"https?://\S+")
_REMARK = re.compile(r"\([^()]*\)")
_EAST_ASIAN = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")
_AFTER_DATELINE = re.compile(r"\s?(?:[-–—:(/|.,\])]|$|\n)")
_WORD = r"(?:[A-ZÀ-Þ][\w.’'-]*|de|of|the|di|al|da|del)"
_MONTH = r"[A-Z][\w'’-]+(?: [\w'’-]+)?"
_HIJRI = rf"(?:{_MONTH} \d{{1,2}},? 14\d\d|\d{{1,2}} {_MONTH} 14\d\d)(?: ?A?H)?"
_PLACE = re.compile(
    rf"\W{{0,3}}(?!(?:On|In|From|Since|By|At|Am|Le|El|Em|Until|Last|This|Today|The)\b)"
    rf"{_WORD}(?:[\s,.\[\]()/|-]+{_WORD}){{0,7}}\W{{0,6}}"
    rf"(?:{_HIJRI}\W{{1,4}})?(?:[Cc]orresponding to )?"
)

_LABEL_BEFORE = re.compile(
    r"(?i)(?:posted on|published(?: on)?|release date|issued on|date|publié le|veröffentlicht am"
    r"|readout|media note|press statement|fact sheet|(?:press|media|news) release)\W{0,3}$"
)
_LABEL_AFTER = re.compile(
    r"(?i)\W{0,3}(?:(?:press|media|news) (?:release|statement|note)|last (?:updated|modified))\b"
    r"|\s\|\s"
)
_PLACE_BEFORE = re.compile(r"(?:^|[\s.])[A-ZÀ-Þ][\w.’'-]+,\s$")
_DASH = re.compile(r"\s?(?:,\s[A-Z][\w ]{1,14}\s)?(?:[-–—]{1,3}|:)\s|\s?/[A-Z]")
_DASH_BEFORE = re.compile(r"\s[-–—|]\s$")
_HEADLINE_AFTER = re.compile(r"[\s.:–—-]{1,3}(?:[^\W\d_]\S*\s+){3}")


class Dated(NamedTuple):
    """A line's one date, and whether a label says that it is the publication's."""

    printed: Printed
    is_labelled: bool


def dated_line(line: str, is_aside: bool = False) -> Dated | None:
    """The one date of a line that holds little else; `is_aside` is stricter with numbered lines."""
    if not _DIGIT.search(line):
        return None
    line = _ADDRESS.sub(_blank, _without_updates(line[:_LONGEST_STAMP]))
    if len(" ".join(line.split())) > _LONGEST_LINE:
        return None
    found = [one for one in printed_dates(line) if one.first and one.first.month]
    if len(found) != 1 or found[0].last:
        return None
    rest = _TIME.sub("", line[: found[0].span.start] + " " + line[found[0].span.end :])
    label = _labels().match(rest)
    most = (
        _BEHIND
        if _HYPHEN.match(line, found[0].span.end) and not line[: found[0].span.start].strip()
        else _LEFTOVER
    )
    most = _LISTED if label and is_aside and _DIGIT.search(label.group()) else most
    leftover = " ".join(_REMARK.sub("", rest[label.end() :] if label else rest).split())
    if len(leftover) > most or _SENTENCE.search(leftover) or _tells(line):
        return None
    return Dated(found[0], bool(label))


def labelled_date(line: str) -> Printed | None:
    """The date right behind a label amid a line: "Reference: PR12, Issue Date: Jan 23, 2023"."""
    if not _DIGIT.search(line):
        return None
    line = _without_updates(line[:_LONGEST_STAMP])
    for label in _strong_labels().finditer(line):
        for one in printed_dates(line):
            is_whole = one.first and one.first.year and one.first.month and not one.last
            if is_whole and one.span.start == label.end():
                return one
    return None


def dateline(start: str) -> Printed | None:
    """The date of a dateline with which a paragraph starts, its year printed or not."""
    if not _DIGIT.search(start):
        return None
    dates = (one for one in printed_dates(start)[:2] if one.first and one.first.month)
    one = next((one for one in dates if not one.last), None)
    if one is None or _not_labels().search(start, 0, one.span.start):
        return None
    is_one = _PLACE.fullmatch(start, 0, one.span.start) and _AFTER_DATELINE.match(
        start, one.span.end
    )
    return one if is_one else None


def flattened_date(start: str) -> Printed | None:
    """The date beside a label, or of a dateline, amid what opens a page joined to one line."""
    for one in printed_dates(start):
        is_whole = one.first and one.first.year and one.first.month and not one.last
        before, after = start[: one.span.start], start[one.span.end :]
        if is_whole and (
            _LABEL_BEFORE.search(before)
            or _LABEL_AFTER.match(after)
            or (_PLACE_BEFORE.search(before) and _DASH.match(after))
        ):
            return one
    return None


def dated_headline(title: str) -> Printed | None:
    """The date with which a list's headline opens, or a page's title ends: "Talks - 21/11/2024"."""
    dates = [one for one in printed_dates(title) if one.first and one.first.month and not one.last]
    if not dates or not dates[0].first or not dates[0].first.year:
        return None
    first, last = dates[0], dates[-1]
    if first.span.start == 0 and _HEADLINE_AFTER.match(title, first.span.end):
        return first
    is_last = len(title) - last.span.end <= _TRAILING and last.first and last.first.year
    return last if is_last and _DASH_BEFORE.search(title, 0, last.span.start) else None


def numbered_headline(title: str) -> Printed | None:
    """The date of a headline that opens with the release's number: "No: 12, 4 May 2022, …"."""
    label = _number().match(title)
    if not label:
        return None
    dates = printed_dates(title)
    first = next((one for one in dates if one.span.start == label.end()), None)
    return first if first and first.first and first.first.year and not first.last else None


def _without_updates(line: str) -> str:
    """The line with blanks for what it says of later changes: "8 May 2021 | Updated 9 May 2021"."""
    for _ in range(3):
        update = _not_labels().search(line)
        if not update:
            break
        end = _segment_end().search(line, update.end())
        last = end.start() if end else len(line)
        line = line[: update.start()] + " " * (last - update.start()) + line[last:]
    return line.rstrip(" |/([-–,")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _tells(line: str) -> bool:
    """Whether a line in Han, kana or hangul is a sentence, however short."""
    return bool(_EAST_ASIAN.search(line)) and line.rstrip().endswith((".", "。"))


@cache
def _labels() -> Pattern:
    return Pattern(words("published")["labels"], re.IGNORECASE)


@cache
def _strong_labels() -> Guarded:
    return Guarded(words("published")["strong_labels"])


@cache
def _not_labels() -> Guarded:
    return Guarded(words("published")["not_labels"], re.IGNORECASE)


@cache
def _segment_end() -> Pattern:
    return Pattern(words("published")["segment_end"], re.IGNORECASE)


@cache
def _number() -> Pattern:
    return Pattern(words("published")["number"], re.IGNORECASE)
