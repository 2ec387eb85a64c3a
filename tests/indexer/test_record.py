import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import (
    Agency,
    Evidence,
    Issuer,
    Kind,
    Official,
    Release,
    Role,
    Span,
    Tag,
    TaggedRelease,
)
from indexer.record import from_record, to_record

TEXT = "Talks in Tallinn\n\nA and B met in Tallinn."
words = st.text(max_size=30)
codes = st.sampled_from(["KR", "US", "EU", "XK"])
spans = st.tuples(st.integers(0, 20), st.integers(1, 20)).map(lambda it: Span(it[0], it[0] + it[1]))
evidence = st.builds(Evidence, words, st.lists(spans, max_size=2).map(tuple))


def tags(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(st.builds(Tag, values, evidence), max_size=3).map(tuple)


def maybe(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | st.builds(Tag, values, evidence)


tagged_releases = st.builds(
    TaggedRelease,
    release=st.builds(
        Release,
        id=words,
        path=words,
        source_id=words.filter(bool),
        text=st.just(TEXT),
        title=st.just(Span(0, 16)),
        set_aside=st.lists(words, max_size=2).map(tuple),
        url=st.none() | words,
    ),
    kind=st.builds(Tag, st.sampled_from(Kind), evidence),
    language=maybe(words),
    issuer=maybe(st.builds(Issuer, words, st.none() | codes)),
    published=maybe(st.dates()),
    event_start=maybe(st.dates()),
    event_end=maybe(st.dates()),
    parties=tags(codes),
    counterparts=tags(codes),
    subjects=tags(codes),
    officials=tags(
        st.builds(Official, words, words, st.none() | codes, st.sampled_from(Role)),
    ),
    event_type=maybe(words),
    series=maybe(words),
    ordinal=maybe(st.integers(1, 99)),
    venue=maybe(words),
    agencies=tags(st.builds(Agency, words, st.none() | codes)),
    topics=tags(words),
)


@given(tagged_releases)
def test_a_release_survives_the_way_through_json(tagged: TaggedRelease) -> None:
    assert from_record(json.loads(json.dumps(to_record(tagged)))) == tagged


def test_a_bare_record_becomes_a_release_with_declared_tags() -> None:
    tagged = from_record(
        {
            "id": "r1",
            "title": "Talks",
            "text": "They met.",
            "published": "2020-01-02",
            "counterparts": ["ZZ"],
            "officials": [{"name": "A B"}],
        }
    )
    assert tagged.release.text == "Talks\n\nThey met."
    assert tagged.published == Tag(date(2020, 1, 2), Evidence("declared:record"))
    assert tagged.counterparts[0].value == "ZZ"
    assert tagged.officials[0].value == Official("A B", "", None, Role.PRINCIPAL)


def test_a_title_that_the_text_begins_with_is_not_put_there_twice() -> None:
    tagged = from_record({"id": "r1", "title": "Talks", "text": "Talks\n\nThey met."})
    assert tagged.release.text == "Talks\n\nThey met."
    assert tagged.title == "Talks"


@pytest.mark.parametrize(
    "record",
    [
        pytest.param({"text": "no id"}, id="no-id"),
        pytest.param({"id": "r1", "text": "t", "published": "soon"}, id="bad-date"),
        pytest.param({"id": "r1", "text": "t", "kind": "poem"}, id="bad-kind"),
        pytest.param({"id": "r1", "text": "t", "parties": "KR"}, id="string-for-list"),
        pytest.param({"id": "r1", "text": "t", "published": 20200101}, id="number-for-date"),
        pytest.param({"id": "r1", "text": 5}, id="number-for-text"),
    ],
)
def test_a_record_of_another_shape_is_refused(record: dict[str, object]) -> None:
    with pytest.raises((KeyError, ValueError)):
        from_record(record)


def test_a_record_of_html_is_read_as_a_page() -> None:
    record = {"id": "r1", "title": "Talks", "html": "<p>Estonia and Japan met in Tallinn.</p>"}
    assert from_record(record).release.text == "Talks\n\nEstonia and Japan met in Tallinn."


def test_bare_names_stand_for_issuer_officials_and_agencies() -> None:
    named = {"issuer": "MOFA", "officials": ["A B"], "agencies": ["Agency Z"]}
    tagged = from_record({"id": "r1", "text": "They met."} | named)
    assert tagged.issuer is not None
    assert tagged.issuer.value == Issuer("MOFA", None)
    assert [tag.value.name for tag in tagged.officials] == ["A B"]
    assert [tag.value.name for tag in tagged.agencies] == ["Agency Z"]
