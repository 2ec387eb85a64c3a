"""What holds for any releases, any queries and any order of writing."""

import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.engines import open_builder, open_searcher
from indexer.engines.interface import NOT_STATED, Facet, Filter, Query, Results, Searcher, Sort
from indexer.model import TaggedRelease
from indexer.record import from_record

WORDS = ("cyber", "talks", "policy", "policies", "U.S.", "서울은", "cyber-talks", "trade")
QUERIES = (
    *("", "cyber", "cyber talks", "cyber OR trade", "-policy", '"cyber talks"', "pol*", "서울"),
    *("title:cyber", "cyber zeppelin", "kind:news OR talks", "event:2019", "-(cyber talks)"),
)
VALUES = {"counterpart": ("KR", "US", "JP"), "kind": ("official", "news"), "topic": ("a", "b c")}
text = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
days = st.none() | st.integers(0, 700).map(lambda n: str(date(2018, 6, 1) + timedelta(n)))
subset = {name: st.lists(st.sampled_from(values), unique=True) for name, values in VALUES.items()}


@st.composite
def releases(draw: st.DrawFn, ids: st.SearchStrategy[str]) -> TaggedRelease:
    return from_record(
        {
            "id": draw(ids),
            "title": draw(text),
            "text": draw(text),
            "published": draw(days),
            "event_start": draw(days),
            "counterparts": draw(subset["counterpart"]),
            "topics": draw(subset["topic"]),
            "kind": draw(st.sampled_from(VALUES["kind"])),
        }
    )


@st.composite
def collections(draw: st.DrawFn) -> list[TaggedRelease]:
    return draw(st.lists(releases(st.uuids().map(str)), max_size=8))


@st.composite
def filters(draw: st.DrawFn) -> Filter:
    field = draw(st.sampled_from(sorted(VALUES)))
    value = draw(st.sampled_from([*VALUES[field], NOT_STATED, "unheard of"]))
    return Filter(field, value, draw(st.booleans()))


queries = st.builds(
    Query,
    words=st.sampled_from(QUERIES),
    filters=st.lists(filters(), max_size=3).map(tuple),
    since=st.none() | st.just(date(2019, 1, 1)),
    sort=st.sampled_from(Sort),
    facets=st.just(tuple(Facet)),
)


def _index(folder: str, tagged: list[TaggedRelease]) -> Searcher:
    open_builder(folder).build(tagged)
    return open_searcher(folder)


def _selecting(query: Query, facet: str, value: str) -> Query:
    """The query with this value chosen in place of those chosen in the facet."""
    kept = (one for one in query.filters if one.field != facet or one.is_excluded)
    return replace(query, filters=(*kept, Filter(facet, value)))


@settings(max_examples=20, deadline=None)
@given(collections(), st.lists(queries, min_size=3, max_size=5))
def test_every_count_is_the_total_of_selecting_it(
    tagged: list[TaggedRelease], asked: list[Query]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        searcher = _index(folder, tagged)
        for query in asked:
            results = searcher.search(query)
            shown = [(f, *pair) for f, counts in results.facets.items() for pair in counts]
            shown += [(f, NOT_STATED, count) for f, count in results.missing.items()]
            for facet, value, count in shown:
                assert searcher.search(_selecting(query, facet, value)).total == count


@settings(max_examples=30, deadline=None)
@given(collections(), queries)
def test_total_ids_and_pages_agree(tagged: list[TaggedRelease], query: Query) -> None:
    with tempfile.TemporaryDirectory() as folder:
        searcher = _index(folder, tagged)
        ids = list(searcher.ids(query))
        results = searcher.search(replace(query, per_page=3, page=2))
        assert (results.total, [hit.id for hit in results.hits]) == (len(ids), ids[3:6])


step = st.tuples(
    st.lists(releases(st.sampled_from("abcdefgh")), max_size=4),
    st.lists(st.sampled_from("abcdefgh"), max_size=2),
)


def _without_generation(results: Results) -> Results:
    return replace(results, generation="")


@settings(max_examples=12, deadline=None)
@given(st.lists(step, min_size=1, max_size=6), st.lists(queries, min_size=4, max_size=4))
def test_an_index_written_in_steps_is_the_index_built_afresh(
    steps: list[tuple[list[TaggedRelease], list[str]]], asked: list[Query]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        stepped, fresh = str(Path(folder, "stepped")), str(Path(folder, "fresh"))
        kept: dict[str, TaggedRelease] = {}
        for changed, removed in steps:
            open_builder(stepped).update(changed, removed)
            kept = {id_: one for id_, one in kept.items() if id_ not in removed}
            kept |= {one.release.id: one for one in changed}
        one, other = open_searcher(stepped), _index(fresh, list(kept.values()))
        for query in asked:
            assert _without_generation(one.search(query)) == _without_generation(
                other.search(query)
            )
        assert [one.get(id_) for id_ in kept] == list(kept.values())
        assert open_builder(stepped).manifest() == open_builder(fresh).manifest()
