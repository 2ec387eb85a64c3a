from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from indexer.engines.interface import Facet, Filter, Match, Query, Sort
from webapp.params import PAGE_SIZE, args_from, canonical, query_from, read

filters = st.builds(
    Filter,
    field=st.sampled_from([facet.value for facet in Facet]),
    value=st.text(max_size=12) | st.sampled_from(["KR", "kr", "South Korea", "none", "2018"]),
    is_excluded=st.booleans(),
)
days = st.none() | st.dates()
queries = st.builds(
    Query,
    words=st.text(max_size=30),
    filters=st.lists(filters, max_size=8).map(tuple),
    since=days,
    until=days,
    sort=st.sampled_from(Sort),
    page=st.integers(1, 999),
    per_page=st.integers(1, 100),
    match=st.sampled_from(Match),
    exact=st.booleans(),
)


@given(queries, st.integers(1, 100))
def test_a_query_comes_back_from_its_address(query: Query, page_size: int) -> None:
    args = args_from(query, page_size)
    assert query_from(MultiDict(args), page_size) == canonical(query)


@given(queries)
def test_a_canonical_query_is_its_own_canonical_form(query: Query) -> None:
    assert canonical(canonical(query)) == canonical(query)


@given(queries)
def test_the_order_of_filters_does_not_change_the_address(query: Query) -> None:
    turned = Query(words=query.words, filters=query.filters[::-1])
    assert args_from(turned) == args_from(Query(words=query.words, filters=query.filters))


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=20)), max_size=8))
def test_no_arguments_are_an_error(pairs: list[tuple[str, str]]) -> None:
    assert query_from(MultiDict(pairs)).per_page == PAGE_SIZE


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param("q=cyber", Query(words="cyber"), id="words"),
        pytest.param("q=+", Query(sort=Sort.DATE), id="blank-words-are-none"),
        pytest.param("sort=published", Query(sort=Sort.PUBLISHED), id="sort"),
        pytest.param("q=a&sort=date", Query(words="a", sort=Sort.DATE), id="sort-with-words"),
        pytest.param("sort=relevance", Query(), id="relevance-without-words"),
        pytest.param("q=a&page=3&per_page=50", Query(words="a", page=3, per_page=50), id="page"),
        pytest.param("q=a&match=any", Query(words="a", match=Match.ANY), id="match"),
        pytest.param("q=a&exact=1", Query(words="a", exact=True), id="exact"),
        pytest.param("exact=1", Query(sort=Sort.DATE), id="exact-without-words"),
        pytest.param("q=a&colour=red&facets=x", Query(words="a"), id="unknown-is-ignored"),
        pytest.param("q=a&counterpart=&since=&until=+", Query(words="a"), id="empty-is-ignored"),
    ],
)
def test_arguments_are_read(args: str, expected: Query) -> None:
    assert query_from(_args(args)) == expected


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param("counterpart=KR", Filter("counterpart", "KR"), id="code"),
        pytest.param("counterpart=kr", Filter("counterpart", "KR"), id="lower-case-code"),
        pytest.param("counterpart=South+Korea", Filter("counterpart", "KR"), id="name"),
        pytest.param("party=대한민국", Filter("party", "KR"), id="name-in-korean"),
        pytest.param("counterpart=ATLANTIS", Filter("counterpart", "ATLANTIS"), id="unknown-party"),
        pytest.param("-kind=Repost", Filter("kind", "repost", is_excluded=True), id="excluded"),
        pytest.param("series=None", Filter("series", "none"), id="not-stated"),
        pytest.param("issuer=+The+Daily+", Filter("issuer", "The Daily"), id="spaces-around"),
        pytest.param("year=2018", Filter("year", "2018"), id="year"),
    ],
)
def test_a_filter_is_read(args: str, expected: Filter) -> None:
    assert query_from(_args(args)).filters == (expected,)


@pytest.mark.parametrize(
    ("args", "since", "until"),
    [
        pytest.param("since=2018", date(2018, 1, 1), None, id="year-begins"),
        pytest.param("until=2018", None, date(2018, 12, 31), id="year-ends"),
        pytest.param("until=2020-02", None, date(2020, 2, 29), id="month-ends"),
        pytest.param("since=21.06.2018", date(2018, 6, 21), None, id="day-first"),
        pytest.param("since=2019&until=2018", date(2019, 1, 1), date(2018, 12, 31), id="reversed"),
        pytest.param("since=yesterday", None, None, id="no-date"),
        pytest.param("since=04.03.2018", None, None, id="ambiguous"),
        pytest.param("until=2018-13-40", None, None, id="impossible"),
    ],
)
def test_dates_are_read(args: str, since: date | None, until: date | None) -> None:
    query = query_from(_args(args))
    assert (query.since, query.until) == (since, until)


@pytest.mark.parametrize(
    ("args", "notice"),
    [
        pytest.param("since=soon", "From was left out: 'soon' is not a date", id="date"),
        pytest.param("until=2018-02-30", "To was left out", id="impossible-date"),
        pytest.param("since=2019&until=2018", "no release can be in between", id="reversed-range"),
        pytest.param("sort=length", "There is no order 'length'", id="order"),
        pytest.param("page=0", "'0' is not a number 1 to", id="page-zero"),
        pytest.param("page=²", "The page was left out", id="page-that-only-looks-like-a-digit"),
        pytest.param("per_page=101", "'101' is not a number 1 to 100", id="page-too-long"),
        pytest.param("&".join(f"topic={n}" for n in range(70)), "first 64 of 70", id="many"),
    ],
)
def test_what_cannot_be_read_is_said(args: str, notice: str) -> None:
    (said,) = read(_args(args)).notices
    assert notice in said


def test_what_can_be_read_goes_without_saying() -> None:
    assert read(_args("q=a&since=2018&until=2019&sort=date&page=2&kind=news")).notices == ()


def test_defaults_are_left_out_of_an_address() -> None:
    assert args_from(Query(words="cyber")) == [("q", "cyber")]


def test_an_address_has_one_order() -> None:
    query = query_from(_args("page=2&until=2020&-kind=repost&counterpart=US&counterpart=KR&q=a"))
    names = [name for name, _ in args_from(query)]
    assert names == ["q", "counterpart", "counterpart", "-kind", "until", "page"]


def _args(text: str) -> MultiDict[str, str]:
    from urllib.parse import parse_qsl

    return MultiDict(parse_qsl(text, keep_blank_values=True))
