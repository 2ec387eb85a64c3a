from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from werkzeug.datastructures import MultiDict

from indexer.engines.interface import Facet, Filter, Query, Results
from webapp.params import query_from
from webapp.present import facets
from webapp.present.answer import Answer
from webapp.present.chips import chips, narrowings
from webapp.present.results import form, search_page

KR = Filter("counterpart", "KR")
CODES = ("AU", "BR", "CA", "DE", "EE", "FR", "GB", "IN", "IT", "JP")
COUNTRIES = tuple((code, 20 - rank) for rank, code in enumerate(CODES))


def answer(query: Query, **facet_counts: tuple[tuple[str, int], ...]) -> Answer:
    results = Results(
        total=30, hits=(), facets=facet_counts, missing={"counterpart": 4}, interpretation=""
    )
    return Answer(query, results)


def asked(url: str) -> Query:
    return query_from(MultiDict(parse_qsl(urlsplit(url).query)))


def test_a_group_shows_the_most_frequent_values() -> None:
    group = facets.group(answer(Query(), counterpart=COUNTRIES), Facet.COUNTERPART)
    assert [one.value for one in group.values] == list(CODES[:8])
    assert group.size == 10
    assert group.all_url is not None


def test_chosen_values_come_first_whatever_their_count() -> None:
    found = answer(Query(filters=(Filter("counterpart", "JP"),)), counterpart=COUNTRIES)
    group = facets.group(found, Facet.COUNTERPART)
    assert [one.value for one in group.values][:2] == ["JP", "AU"]
    assert group.values[0].is_selected


def test_a_chosen_value_without_any_release_stays() -> None:
    group = facets.group(answer(Query(filters=(KR,)), counterpart=()), Facet.COUNTERPART)
    assert [(one.label, one.count) for one in group.values] == [("South Korea", 0)]


def test_a_whole_facet_is_from_a_to_z() -> None:
    group = facets.whole_group(answer(Query(), counterpart=COUNTRIES), Facet.COUNTERPART)
    labels = [one.label for one in group.values]
    assert labels == sorted(labels)
    assert len(labels) == len(COUNTRIES)


def test_not_stated_is_counted() -> None:
    group = facets.group(answer(Query(), counterpart=COUNTRIES), Facet.COUNTERPART)
    assert (group.missing.value, group.missing.label, group.missing.count) == (
        "none",
        "Not stated",
        4,
    )


def test_a_facet_without_values_is_not_shown() -> None:
    page = search_page(answer(Query(), counterpart=COUNTRIES, topic=()))
    assert [one.field for one in (*page.form.before_dates, *page.form.after_dates)] == [
        "counterpart"
    ]


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        pytest.param((KR,), [], id="a-checkbox-stands-for-it"),
        pytest.param((Filter("kind", "news", True),), [("-kind", "news")], id="excluded"),
        pytest.param((Filter("year", "2018"),), [("year", "2018")], id="year"),
        pytest.param((Filter("year", "none"),), [], id="undated-has-a-checkbox"),
        pytest.param((Filter("party", "US"),), [("party", "US")], id="facet-not-on-the-page"),
    ],
)
def test_a_form_carries_what_it_does_not_show(
    filters: tuple[Filter, ...], kept: list[tuple[str, str]]
) -> None:
    found = answer(Query(words="a", filters=filters, page=3), counterpart=COUNTRIES)
    assert form(found).kept == [("q", "a"), *kept]


def test_sending_a_form_unchanged_asks_the_same() -> None:
    filters = (KR, Filter("kind", "news", True), Filter("year", "none"), Filter("party", "US"))
    query = query_from(MultiDict([("q", "a"), ("since", "2018"), ("sort", "date")]))
    query = replace(query, filters=filters)
    sent = form(answer(query, counterpart=COUNTRIES))
    groups = (*sent.before_dates, *sent.after_dates)
    boxes = [(g.field, v.value) for g in groups for v in (*g.values, g.missing) if v.is_selected]
    assert sent.dates is not None
    dates = [("since", sent.dates.since), ("until", sent.dates.until)]
    undated = [("year", "none")] if sent.dates.undated.is_selected else []
    again = query_from(MultiDict([*sent.kept, *boxes, *dates, *undated]))
    assert set(again.filters) == set(filters)
    assert (again.since, again.sort) == (query.since, query.sort)


def test_a_chip_names_all_values_of_its_facet() -> None:
    (chip,) = chips(answer(Query(filters=(KR, Filter("counterpart", "US")))))
    assert chip.spoken == "Counterpart: South Korea or United States"


@pytest.mark.parametrize(
    ("query", "spoken"),
    [
        pytest.param("-kind=repost", "Kind: not Repost", id="excluded"),
        pytest.param("since=2018&until=2018", "Date: 1 Jan – 31 Dec 2018", id="range"),
        pytest.param("since=2018", "Date: from 1 Jan 2018", id="open-end"),
        pytest.param("until=2018", "Date: to 31 Dec 2018", id="open-start"),
        pytest.param("series=none", "Series: Not stated", id="not-stated"),
    ],
)
def test_a_narrowing_is_put_in_words(query: str, spoken: str) -> None:
    (one,) = narrowings(query_from(MultiDict(parse_qsl(query))))
    assert one.spoken == spoken


def test_the_links_of_a_chip_drop_it_and_turn_it_round() -> None:
    query = Query(words="a", filters=(KR, Filter("kind", "news")), page=4)
    chip = chips(answer(query))[0]
    assert asked(chip.remove_url) == Query(words="a", filters=(Filter("kind", "news"),))
    assert chip.flip_url is not None
    assert Filter("counterpart", "KR", is_excluded=True) in asked(chip.flip_url).filters
    assert KR not in asked(chip.flip_url).filters
