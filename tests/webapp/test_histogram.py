from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest

from indexer.engines.interface import Facet, Filter, Query, Results
from webapp.present.answer import Answer
from webapp.present.histogram import MOST_BARS, Histogram, histogram


def drawn(
    query: Query, years: dict[str, int], months: dict[str, int] | None = None, undated: int = 0
) -> Histogram:
    facets = {"year": tuple(years.items()), "month": tuple((months or {}).items())}
    results = Results(total=9, hits=(), facets=facets, missing={"year": undated}, interpretation="")
    made = histogram(Answer(query, results))
    assert made is not None
    return made


def test_years_between_are_kept_empty() -> None:
    bars = drawn(Query(), {"2020": 2, "2018": 1}).bars
    assert [(bar.name, bar.count) for bar in bars] == [("2018", 1), ("2019", 0), ("2020", 2)]


def test_the_tallest_bar_is_full_and_none_is_invisible() -> None:
    bars = drawn(Query(), {"2018": 1, "2019": 1000}).bars
    assert [bar.height for bar in bars] == [2, 48]


def test_undated_releases_are_the_last_bar() -> None:
    last = drawn(Query(), {"2018": 1}, undated=3).bars[-1]
    assert (last.name, last.count, last.is_undated) == ("Date not stated", 3, True)
    assert parse_qs(urlsplit(last.url).query)["year"] == ["none"]


def test_a_chosen_year_is_shown_by_its_months() -> None:
    query = Query(filters=(Filter(Facet.YEAR, "2018"),))
    made = drawn(query, {"2018": 3, "2019": 1}, {"2018-06": 2, "2018-07": 1}, undated=4)
    assert (made.unit, len(made.bars)) == ("month", 12)
    june = made.bars[5]
    assert (june.name, june.label, june.count) == ("2018-06", ("J", "un"), 2)
    assert parse_qs(urlsplit(june.url).query) == {
        "year": ["2018"],
        "month": ["2018-06"],
        "sort": ["relevance"],
    }
    assert made.back_url == "/search?sort=relevance"


@pytest.mark.parametrize(
    "values",
    [pytest.param(["2018", "2019"], id="two-years"), pytest.param(["none"], id="undated")],
)
def test_other_choices_show_years(values: list[str]) -> None:
    query = Query(filters=tuple(Filter(Facet.YEAR, value) for value in values))
    assert drawn(query, {"2018": 3, "2019": 1}).unit == "year"


def test_chosen_bars_say_so() -> None:
    query = Query(filters=(Filter(Facet.YEAR, "2018"), Filter(Facet.YEAR, "2020")))
    bars = drawn(query, {"2018": 3, "2019": 1, "2020": 2}).bars
    assert [bar.spoken for bar in bars] == [
        "2018: 3 releases, chosen",
        "2019: 1 release",
        "2020: 2 releases, chosen",
    ]


def test_a_bar_chooses_its_year_alone() -> None:
    query = Query(words="a", filters=(Filter(Facet.YEAR, "2018"), Filter(Facet.YEAR, "2020")))
    url = drawn(query, {"2018": 3, "2019": 1}).bars[1].url
    assert parse_qs(urlsplit(url).query) == {"q": ["a"], "year": ["2019"]}


def test_a_stray_early_year_does_not_squeeze_the_others() -> None:
    years = {"1066": 1} | {str(year): 1 for year in range(1960, 2026)}
    made = drawn(Query(), years)
    assert len(made.bars) == MOST_BARS
    assert made.bars[-1].name == "2025"
    assert not made.has_figures


def test_bars_fill_the_width_without_overlapping() -> None:
    bars = drawn(Query(), {"2010": 1, "2022": 1}, undated=1).bars
    edges = [(float(bar.x[:-1]), float(bar.x[:-1]) + float(bar.width[:-1])) for bar in bars]
    assert all(a[1] <= b[0] + 0.02 for a, b in pairwise(edges))
    assert edges[-1][1] == pytest.approx(100, abs=0.1)


def test_a_single_year_is_a_bar_not_a_wall() -> None:
    (bar,) = drawn(Query(), {"2018": 5}).bars
    assert float(bar.bar_width[:-1]) < 10


def test_nothing_dated_is_nothing_to_draw() -> None:
    results = Results(total=2, hits=(), facets={"year": ()}, missing={"year": 2}, interpretation="")
    assert histogram(Answer(Query(), results)) is None


@pytest.mark.parametrize(("last", "is_short"), [("2018", True), ("2025", True), ("2026", False)])
def test_labels_are_whole_where_there_are_eight_years_or_fewer(last: str, is_short: bool) -> None:
    assert drawn(Query(), {"2018": 1, last: 1}, undated=1).is_short is is_short
