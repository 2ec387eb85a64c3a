"""Passages that show why a release was found."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.interface import Snippet
from indexer.engines.snippets import LONGEST_SNIPPET, Mark, fragments, merged, prose, snippets
from indexer.model import Release, Span

BODY = (
    "The two sides met in Seoul. Mr. Kim led for the ROK. Talks on cyber policy were frank.\n\n"
    "Cyber issues came first. They agreed on cyber policy talks.\n\n"
    "A closing line."
)


def _release(body: str, title: str = "Cyber policy talks") -> Release:
    text = f"{title}\n\n{body}"
    return Release("r", "", "r", text, Span(0, len(title)))


def _marks(release: Release, *words: str) -> list[Mark]:
    return [
        Mark(found.start(), found.end(), unit, " " in word)
        for unit, word in enumerate(words)
        for found in re.finditer(rf"\b{word}\b", release.text, re.IGNORECASE)
    ]


def _shown(found: tuple[Snippet, ...]) -> list[str]:
    return [
        "".join(f"[{part.text}]" if part.is_match else part.text for part in snippet.fragments)
        for snippet in found
    ]


def test_sentences_with_most_distinct_words_are_shown_in_text_order() -> None:
    release = _release(BODY + " Cyber again.")
    assert _shown(snippets(prose(release), _marks(release, "cyber", "talks", "policy"))) == [
        "[Talks] on [cyber] [policy] were frank.",
        "[Cyber] issues came first.",
        "They agreed on [cyber] [policy] [talks].",
    ]


def test_an_exact_phrase_comes_before_an_earlier_word() -> None:
    release = _release("Alpha once. Alpha twice. Alpha thrice. At last beta gamma.")
    shown = _shown(snippets(prose(release), _marks(release, "alpha", "beta gamma")))
    assert shown[-1] == "At last [beta gamma]."


def test_a_snippet_knows_its_body_paragraph() -> None:
    release = _release(BODY)
    assert [one.paragraph for one in snippets(prose(release), _marks(release, "issues"))] == [2]


@pytest.mark.parametrize(
    ("title", "body", "shown"),
    [
        pytest.param("Talks", "One. Two.", ["One. Two."], id="whole-sentences-that-fit"),
        pytest.param("Talks", f"One. X {'x ' * 150}end.", ["One."], id="no-half-sentence"),
        pytest.param("Talks", "", [], id="no-body"),
        pytest.param(
            "Talks", f"Media Note\n\n{'Prose ' * 20}on.", [f"{'Prose ' * 20}on."], id="prose"
        ),
    ],
)
def test_a_release_found_by_its_title_shows_how_it_begins(
    title: str, body: str, shown: list[str]
) -> None:
    release = _release(body, title)
    assert _shown(snippets(prose(release), _marks(release, "talks"))) == shown


def test_a_headline_that_is_the_first_sentence_is_not_repeated() -> None:
    text = "Ministers met on trade. They will meet again."
    release = Release("r", "", "r", text, Span(0, 23))
    assert _shown(snippets(prose(release), _marks(release, "trade"))) == ["They will meet again."]


def test_a_long_sentence_is_cut_between_words_around_its_matches() -> None:
    release = _release("lead " * 60 + "the cyber talks went on " + "and on " * 60)
    (shown,) = _shown(snippets(prose(release), _marks(release, "cyber", "talks")))
    assert re.fullmatch(
        r"…lead (lead )*the \[cyber\] \[talks\] went on (and on )*and( on)?…", shown
    )


@given(
    st.text(alphabet="ab .\n。가", min_size=1, max_size=700),
    st.lists(st.tuples(st.integers(0, 700), st.integers(1, 9), st.integers(0, 3)), max_size=12),
)
def test_snippets_quote_the_text_and_keep_to_their_length(
    body: str, places: list[tuple[int, int, int]]
) -> None:
    release = _release(body)
    size = len(release.text)
    marks = [Mark(min(s, size - 1), min(s + n, size), unit) for s, n, unit in places]
    for snippet in snippets(prose(release), marks):
        quoted = "".join(part.text for part in snippet.fragments)
        assert len(quoted) <= LONGEST_SNIPPET
        assert quoted.strip("…") in release.text


def test_marks_that_overlap_become_one() -> None:
    found = merged([Mark(5, 9, 1), Mark(0, 6, 0), Mark(9, 11, 2)])
    assert [one.span for one in found] == [Span(0, 9), Span(9, 11)]


@pytest.mark.parametrize(
    ("marks", "stands_for"),
    [
        pytest.param([Mark(9, 14, 0), Mark(0, 14, 1, stands_for="ROK")], "ROK", id="name-is-wider"),
        pytest.param([Mark(0, 5, 0), Mark(0, 5, 1, stands_for="ROK")], "", id="also-as-typed"),
    ],
)
def test_marks_that_overlap_are_what_the_widest_is(marks: list[Mark], stands_for: str) -> None:
    assert [one.stands_for for one in merged(marks)] == [stands_for]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5)), max_size=8))
def test_fragments_put_together_are_the_text(places: list[tuple[int, int]]) -> None:
    text = "Twenty characters long"
    marks = [Mark(start, start + length, 0) for start, length in places]
    cut = fragments(text, 2, 20, marks)
    assert "".join(fragment.text for fragment in cut) == text[2:20]
