"""Counts by year or month → bars of an inline SVG: x in per cent, y in pixels."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from babel.dates import get_month_names

from indexer.engines.interface import NOT_STATED, Facet, Filter, Query
from webapp import links, wording
from webapp.present.answer import Answer

MOST_BARS = 60
LEAST_BARS = 8
LABELLED = 24
TALLEST = 48
TOP = 16
BASE = TOP + TALLEST
HEIGHT = BASE + 20
_GAP = 0.5
_FILLED = 0.72


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One year or month. Without a count it has no link and no bar, only its label."""

    name: str
    label: tuple[str, str]
    """The label in two parts; the first is dropped on narrow screens."""
    count: int
    url: str
    is_chosen: bool = False
    is_undated: bool = False
    has_label: bool = True
    x: str = "0"
    middle: str = "0"
    width: str = "0"
    bar_x: str = "0"
    bar_width: str = "0"
    height: int = 0

    @property
    def spoken(self) -> str:
        """What the bar says: "2018: 3 releases, chosen"."""
        chosen = ", chosen" if self.is_chosen else ""
        return f"{self.name}: {wording.counted(self.count, 'release')}{chosen}"

    @property
    def y(self) -> int:
        """Where the bar begins, from the top."""
        return BASE - self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """Bars from left to right, and all counts for the table below them."""

    unit: str
    bars: tuple[Bar, ...]
    table: tuple[Bar, ...]
    axis_end: str
    back_url: str | None = None
    has_figures: bool = True
    is_short: bool = False
    """Whether labels may be printed whole on a phone too."""
    height: int = HEIGHT
    base: int = BASE


def histogram(answer: Answer) -> Histogram | None:
    """Return years, or the months of the one chosen year; None where there is nothing to draw."""
    year = chosen_year(answer.query)
    drawn = _months(answer, year) if year else _years(answer)
    undated = None if year else _undated(answer)
    if not any(bar.count for bar in drawn):
        return None
    bars = _placed(drawn, undated)
    return Histogram(
        unit="month" if year else "year",
        bars=bars,
        table=tuple(bar for bar in bars if bar.count),
        axis_end=_percent(len(drawn) / _slots(drawn, undated)),
        back_url=answer.url(links.without_filters(answer.query, _DATES)) if year else None,
        has_figures=len(drawn) <= LABELLED,
        is_short=len(drawn) <= LEAST_BARS,
    )


def chosen_year(query: Query) -> str | None:
    """Return the year if exactly one is chosen: its months are shown then."""
    years = [one.value for one in query.filters if one.field == Facet.YEAR and not one.is_excluded]
    return years[0] if len(years) == 1 and years[0] != NOT_STATED else None


_DATES = (Facet.YEAR, Facet.MONTH)


def _years(answer: Answer) -> tuple[Bar, ...]:
    counts = dict(answer.results.facets.get(Facet.YEAR, ()))
    known = sorted(int(year) for year in counts if year.isdecimal())
    if not known:
        return ()
    span = range(known[0], known[-1] + 1)
    shown: Iterable[int] = span if len(span) <= MOST_BARS else known[-MOST_BARS:]
    bar = _bar_maker(answer, Facet.YEAR, counts)
    return _labelled([bar(str(year), (str(year)[:2], str(year)[2:])) for year in shown])


def _months(answer: Answer, year: str) -> tuple[Bar, ...]:
    names = get_month_names("abbreviated", locale=wording.LOCALE)
    bar = _bar_maker(answer, Facet.MONTH, dict(answer.results.facets.get(Facet.MONTH, ())))
    return tuple(
        bar(f"{year}-{month:02}", (str(names[month])[:1], str(names[month])[1:]))
        for month in range(1, 13)
    )


def _undated(answer: Answer) -> Bar | None:
    count = answer.results.missing.get(Facet.YEAR, 0)
    if not count:
        return None
    bar = _bar_maker(answer, Facet.YEAR, {NOT_STATED: count})(NOT_STATED, ("un", "dated"))
    return replace(bar, name="Date not stated", is_undated=True)


def _bar_maker(
    answer: Answer, field: Facet, counts: dict[str, int]
) -> Callable[[str, tuple[str, str]], Bar]:
    query = answer.query
    chosen = {one.value for one in query.filters if one.field == field and not one.is_excluded}
    rest = links.without_filters(query, _DATES if field is Facet.YEAR else (Facet.MONTH,))

    def bar(value: str, label: tuple[str, str]) -> Bar:
        return Bar(
            name=value,
            label=label,
            count=counts.get(value, 0),
            url=answer.url(links.with_filters(rest, [Filter(field.value, value)])),
            is_chosen=value in chosen,
        )

    return bar


def _labelled(bars: list[Bar]) -> tuple[Bar, ...]:
    step = -(-len(bars) // LABELLED)
    return tuple(replace(bar, has_label=rank % step == 0) for rank, bar in enumerate(bars))


def _slots(bars: tuple[Bar, ...], undated: Bar | None) -> float:
    """How many bars fit; never so few that one is a wall."""
    return max(LEAST_BARS, len(bars) + (1 + _GAP if undated else 0))


def _placed(bars: tuple[Bar, ...], undated: Bar | None) -> tuple[Bar, ...]:
    slots = _slots(bars, undated)
    tallest = max(bar.count for bar in (*bars, *((undated,) if undated else ())))
    placed = [_place(bar, rank / slots, 1 / slots, tallest) for rank, bar in enumerate(bars)]
    if undated:
        placed.append(_place(undated, (len(bars) + _GAP) / slots, 1 / slots, tallest))
    return tuple(placed)


def _place(bar: Bar, x: float, width: float, tallest: int) -> Bar:
    margin = width * (1 - _FILLED) / 2
    return replace(
        bar,
        x=_percent(x),
        middle=_percent(x + width / 2),
        width=_percent(width),
        bar_x=_percent(x + margin),
        bar_width=_percent(width * _FILLED),
        height=max(2, round(TALLEST * bar.count / tallest)) if bar.count else 0,
    )


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"
