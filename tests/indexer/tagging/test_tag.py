"""All taggers together: total, with evidence for everything, explained."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.model import Declared, Release, Span, Stated, Tag, TaggedRelease
from indexer.tagging import explain, tag

Make = Callable[..., Release]

PIECES = st.sampled_from(
    [
        "Japan and",
        "the Republic of Korea (ROK)",
        "U.S.-EU",
        "held",
        "met with",
        "the 5th Cyber Dialogue",
        "in Seoul",
        ",",
        "on June 21, 2018",
        "today",
        "Monday and Tuesday",
        ".",
        "\n\n",
        "Minister Kim Gunn",
        "co-chaired by",
        "한미 제3차",
        "회의",
        "11/12/2024",
        "(Yonhap) --",
        "Date 2018-06-21",
        "Joint Statement",
        "’s",
        "e\u0301",
        "🙂",
        "1.",
        "SECRETARY A:",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=30).map(" ".join)


def every_tag(tagged: TaggedRelease) -> Iterator[Tag[Any]]:
    for name in TaggedRelease.__dataclass_fields__:
        value = getattr(tagged, name)
        yield from (
            one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, Tag)
        )


@given(TEXTS, TEXTS)
@settings(max_examples=80, deadline=None)
def test_any_text_is_tagged_and_every_tag_is_quoted_or_declared(title: str, body: str) -> None:
    text = f"{title}\n\n{body}"
    release = Release("id", "a.txt", "a.txt", text, Span(0, len(title)))
    for one in every_tag(tag(release)):
        quoted = one.evidence.spans
        assert all(0 <= span.start < span.end <= len(text) for span in quoted)
        assert quoted or one.evidence.rule.startswith(("declared:", "derived:"))


@given(TEXTS)
@settings(max_examples=30, deadline=None)
def test_what_is_explained_lies_in_the_text(body: str) -> None:
    release = Release("id", "a.txt", "a.txt", body, Span(0, 0))
    for explanation in explain(release):
        for option in explanation.candidates:
            assert all(0 <= span.start < span.end <= len(body) for span in option.spans)


def test_declared_facts_win_over_the_text(make: Make) -> None:
    release = make("Japan-Kenya Dialogue", "Japan and Kenya met on 3 May 2023.")
    declared = Declared(
        event_start=Stated("2023-05-04", "record"),
        parties=("JP", "UG"),
        counterparts=("UG",),
        issuer=Stated("Ministry of Foreign Affairs of Japan", "record"),
    )
    tagged = tag(replace(release, declared=declared))
    assert [one.value for one in tagged.parties] == ["JP", "UG"]
    assert [one.value for one in tagged.counterparts] == ["UG"]
    assert tagged.event_start is not None
    assert tagged.event_start.value.isoformat() == "2023-05-04"
    assert tagged.event_start.evidence.spans == ()


def test_chosen_candidates_are_marked(make: Make) -> None:
    release = make("UK and Singapore hold 3rd Cyber Dialogue", "It was held on 14 June 2023.")
    chosen = {
        explanation.field: [option.value for option in explanation.candidates if option.is_chosen]
        for explanation in explain(release)
    }
    assert chosen["parties"] == ["GB", "SG"]
    assert chosen["event dates"] == ["2023-06-14"]
