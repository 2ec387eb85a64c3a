"""Text → dates as printed, one scanner for each way of writing them; nothing is resolved here."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import chain, islice

from indexer.model import Span
from indexer.tagging.dates.calendar import (
    Day,
    Printed,
    alternatives,
    day_words,
    months,
    thai_months,
    weekdays,
    words,
)

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_UNSPACED = 0x1100  # hangul, kana and Han begin here: no space bounds a word
_WESTERN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９", "0123456789" * 3)
_FOREIGN_DIGIT = re.compile("[٠-٩۰-۹０-９]")
_BUDDHIST = 543
_MONTHS = 12
_DAYS = 31
_LONGEST_WEEKDAY = 12
_LONGEST_MONTH = 16  # with the stop and the spaces behind it
_MOST_FIGURES = 50_000
_MOST = 2000  # dates of one kind in no release; a text with more is hostile

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TH = r"(?:st|nd|rd|th|er|º|ª|\.)?"
_YEAR = r"(?:19|20)\d\d"
_YEAR_ENDS = r"(?:\b|(?=\d\d:|(?-i:[A-Z][a-z])))"  # or is glued to what follows
_DAY_NAME = r"(?:\s?\([A-Za-z]{2,9}\.?\))?"  # "October 24(Tue) to 26(Thu)"
_FIGURE = re.compile(r"\d+")
_WORD_BEFORE = re.compile(r"\b[^\W\d_]{3,12}\.?\s{1,2}\Z")


def scan(text: str) -> Iterator[Printed]:
    """Everything that reads as a date, in order of place; where two overlap, the first, longest."""
    if _FOREIGN_DIGIT.search(text):
        text = text.translate(_WESTERN_DIGITS)
    found = [one for scanner in _SCANNERS for one in islice(scanner(text), _MOST)]
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    end = 0
    for one in found:
        if one.span.start >= end:
            end = one.span.end
            yield one


@cache
def _second_day() -> str:
    """What joins a last day to the first: "and", ", 6 and", "to Wednesday, ", "et le "."""
    join = alternatives(words("joins")["within_month"])
    article = alternatives(words("joins")["articles"])
    names = alternatives(weekdays())
    return (
        rf"(?:{_DAY_NAME}(?:\s?,\s?{_DAY}{_TH}(?!\d)){{0,2}},?\s?(?:{join})\s?(?:(?:{names}),?\s)?(?:(?:{article})\s)?"
        rf"(?P<b>{_DAY}){_TH}"
    )


@cache
def _day_first() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<![\d.,/:\w])|(?<=[a-z]{{5}}))(?P<a>{_DAY}){_TH}"
        rf"{_second_day()}{_DAY_NAME})?[\s\xa0-]{{0,2}}(?:of\s|de\s|del\s)?"
        rf"(?P<m>[^\W\d_]{{3,12}})\b\.?(?:,?[\s-](?:de\s|del\s)?(?P<y>{_YEAR}){_YEAR_ENDS})?",
        re.IGNORECASE,
    )


@cache
def _month_first() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<m>[^\W\d_]{{3,12}})\.?\s{{1,2}}(?P<a>{_DAY}){_TH}(?![\d:])"
        rf"{_second_day()}(?![\d:]))?"
        rf"(?:\s?,?\s?(?P<y>{_YEAR}){_YEAR_ENDS})?",
        re.IGNORECASE,
    )


def _named(text: str) -> Iterator[Printed]:
    for match in chain(_at_figures(_day_first(), text), _behind_words(text)):
        month = months().get(match["m"].lower())
        if month:
            yield _from_groups(match, month)


def _behind_words(text: str) -> Iterator[re.Match[str]]:
    """What reads as the name of a month and a day; no match takes in the word of the next."""
    for figure in _figures(text):
        if not text[figure - 1 : figure].isspace():
            continue
        word = _WORD_BEFORE.search(text, max(0, figure - _LONGEST_MONTH), figure)
        match = word and _month_first().match(text, word.start())
        if match:
            yield match


@lru_cache(maxsize=1)
def _figures(text: str) -> tuple[int, ...]:
    """Where figures begin, found once for all patterns: looking for them is what takes time."""
    return tuple(match.start() for match in islice(_FIGURE.finditer(text), _MOST_FIGURES))


def _at_figures(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches, none inside another, of a pattern that begins where a figure does."""
    end = 0
    for figure in _figures(text):
        if figure >= end and (match := pattern.match(text, figure)):
            end = match.end()
            yield match


def _from_groups(match: re.Match[str], month: int) -> Printed:
    year = int(match["y"]) if match["y"] else None
    last = Day(year, month, int(match["b"])) if match["b"] else None
    end = match.start() + len(match.group().rstrip(" ,.-\n"))
    return Printed(Span(match.start(), end), Day(year, month, int(match["a"])), last)


_YEAR_FIRST = re.compile(  # "2023. június 12.", "2023 m. birželio 12 d.", "2023-Jun-12"
    rf"(?<![\d.,/-])(?P<y>{_YEAR})(?:\.|\s?m\.|-)?\s?(?P<m>[^\W\d_]{{3,12}})[. \xa0-]{{1,2}}"
    rf"(?P<a>{_DAY})(?:\s?[-–]\s?(?P<b>{_DAY}))?(?![\d:])"
)


def _year_first(text: str) -> Iterator[Printed]:
    for match in _at_figures(_YEAR_FIRST, text):
        month = months().get(match["m"].lower())
        if month:
            yield _from_groups(match, month)


_ISO = re.compile(
    rf"(?<![\d./-])(?P<y>{_YEAR})(?P<s>[-./])\s?(?P<m>0?[1-9]|1[0-2])(?P=s)\s?(?P<a>{_DAY})(?!\d)"
)
_SPACED = re.compile(
    r"(?<![\d.,/-])(?P<y>20[0-4]\d) (?P<m>0[1-9]|1[0-2]) (?P<a>[0-3]\d)(?![\d.,]\d|\d)"
)
_EUROPEAN = re.compile(
    rf"(?<![\d./-])(?:(?P<f>{_DAY})\.?\s?[-–]\s?)?"
    rf"(?P<a>{_DAY})(?P<s>[-./])\s?(?P<m>{_DAY})(?P=s)\s?(?P<y>{_YEAR})(?!\d)"
)
_KOREAN_SHORT = re.compile(  # "3.6.(목)", "11. 7.(화) ~ 11. 8.(수)"
    rf"(?<![\d.])(?P<m>1[0-2]|[1-9])\.\s?(?P<a>{_DAY})\.?\s?(?=\([월화수목금토일]\))"
    rf"(?:\(.\)\s?[-~〜～–]\s?(?:(?P<m2>1[0-2]|[1-9])\.\s?)?(?P<b>{_DAY})\.?(?=\s?\())?"
)


def _numeric(text: str) -> Iterator[Printed]:
    for match in chain(_at_figures(_ISO, text), _at_figures(_SPACED, text)):
        yield Printed(Span(*match.span()), Day(int(match["y"]), int(match["m"]), int(match["a"])))
    for match in _at_figures(_KOREAN_SHORT, text):
        month = int(match["m"])
        last = Day(None, int(match["m2"] or month), int(match["b"])) if match["b"] else None
        yield Printed(Span(*match.span()), Day(None, month, int(match["a"])), last)
    for match in _at_figures(_EUROPEAN, text):
        yield from _european(match)


def _european(match: re.Match[str]) -> Iterator[Printed]:
    year, left, right = int(match["y"]), int(match["a"]), int(match["m"])
    day_first, month_first = Day(year, right, left), Day(year, left, right)
    span = Span(*match.span())
    if right > _MONTHS:
        if left <= _MONTHS:
            yield Printed(span, month_first)
    elif match["f"]:
        yield Printed(span, Day(year, right, int(match["f"])), day_first)
    elif left > _MONTHS or match["s"] == "." or left == right:
        yield Printed(span, day_first)
    else:
        yield Printed(span, day_first, swapped=month_first)


_AFTER_WEEKDAY = re.compile(  # "Rabu (22/5)", "ngày 5 tháng 3 năm 2024"
    rf"\s\((?:(?<=[a-zé]\s\()|(?<=[a-zé],\s\())(?P<a>{_DAY})/(?P<m>1[0-2]|0?[1-9])(?:/(?P<y>{_YEAR}))?\)"
)
_VIETNAMESE = re.compile(
    rf"\bngày (?P<a>{_DAY})(?:\s?(?:-|–|và|đến)\s?(?:ngày )?(?P<b>{_DAY}))?(?: tháng |/)"
    rf"(?P<m>1[0-2]|0?[1-9])(?:(?: năm |/)(?P<y>{_YEAR}))?",
    re.IGNORECASE,
)


def _day_and_month(text: str) -> Iterator[Printed]:
    """Day and month in figures, where the language leaves no doubt about their order."""
    found = [_VIETNAMESE.finditer(text)] if "ngày" in text or "Ngày" in text else []
    if "/" in text:
        found.append(_after_weekday(text))
    for match in chain.from_iterable(found):
        groups = match.groupdict()
        year = int(match["y"]) if match["y"] else None
        last = Day(year, int(match["m"]), int(groups["b"])) if groups.get("b") else None
        yield Printed(Span(*match.span()), Day(year, int(match["m"]), int(match["a"])), last)


def _after_weekday(text: str) -> Iterator[re.Match[str]]:
    for match in _AFTER_WEEKDAY.finditer(text):
        before = text[max(0, match.start() - _LONGEST_WEEKDAY) : match.start()]
        if before.rstrip(",").rpartition(" ")[2] in words("weekdays")["before_figures"]:
            yield match


_EAST = re.compile(
    r"(?:(?:(?P<era>令和|平成|昭和|民[國国])\s?(?P<n>元|\d{1,3})|(?P<y>\d{4}))\s?[年년]\s?)?"
    r"(?P<m>\d{1,2})\s?[月월]\s?(?P<a>\d{1,2})\s?(?:[日일号]|(?=[-~〜～–]\d{1,2}\s?[日일号]))(?:\s?[(（][^()（）]{1,4}[)）])?"
    r"(?:\s?(?:-|~|〜|～|–|―|から|부터|至|到)\s?"
    r"(?:(?P<m2>\d{1,2})\s?[月월]\s?)?(?P<b>\d{1,2})\s?[日일号](?:\s?[(（][^()（）]{1,4}[)）])?)?"
)
_EAST_ASIAN = re.compile("[日일号]")
_EAST_DAY = re.compile(r"(?<![\d월月.])(?<![월月]\s)(?P<a>\d{1,2})일(?!\s?(?:간|동안|째|차))")


def _east_asian(text: str) -> Iterator[Printed]:
    if not _EAST_ASIAN.search(text):
        return
    for match in _EAST.finditer(text):
        month, day = int(match["m"]), int(match["a"])
        if 1 <= month <= _MONTHS and 1 <= day <= _DAYS:
            year = _east_year(match)
            last = Day(year, int(match["m2"] or month), int(match["b"])) if match["b"] else None
            yield Printed(Span(*match.span()), Day(year, month, day), last)
    for match in _EAST_DAY.finditer(text):
        if 1 <= int(match["a"]) <= _DAYS:
            yield Printed(Span(*match.span()), Day(None, None, int(match["a"])))


def _east_year(match: re.Match[str]) -> int | None:
    if match["era"]:
        return _ERAS[match["era"]] + (1 if match["n"] == "元" else int(match["n"]))
    return int(match["y"]) if match["y"] else None


def _words(text: str) -> Iterator[Printed]:
    for start, end, (weekday, offset) in day_words().found(text):
        if not (_is_letter(text, start - 1) or _is_letter(text, end)):
            yield Printed(Span(start, end), weekday=weekday, offset=offset)


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum() and ord(text[at]) < _UNSPACED


_THAI_LETTERS = re.compile("[\u0e01-\u0e30]")


@cache
def _thai_date() -> re.Pattern[str]:
    names = alternatives(thai_months())
    return re.compile(
        rf"(?<!\d)(?P<a>{_DAY})(?:\s?-\s?(?P<b>{_DAY}))?\s?(?P<m>{names})\s?(?:พ\.ศ\.\s?)?(?P<y>2[05]\d\d)"
    )


def _thai(text: str) -> Iterator[Printed]:
    """Days of the Thai calendar, whose years count from 543 years before ours."""
    if not _THAI_LETTERS.search(text):
        return
    for match in _at_figures(_thai_date(), text):
        year = int(match["y"]) - (_BUDDHIST if match["y"] > "25" else 0)
        month = thai_months()[match["m"]]
        last = Day(year, month, int(match["b"])) if match["b"] else None
        yield Printed(Span(*match.span()), Day(year, month, int(match["a"])), last)


_SCANNERS: tuple[Callable[[str], Iterator[Printed]], ...] = (
    _named,
    _year_first,
    _thai,
    _numeric,
    _day_and_month,
    _east_asian,
    _words,
)
