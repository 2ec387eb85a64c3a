"""Where sentences end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One. Two.", ["One.", "Two."], id="full-stops"),
        pytest.param("Is it? Yes! Good.", ["Is it?", "Yes!", "Good."], id="questions"),
        pytest.param(
            "The U.S. delegation met.", ["The U.S. delegation met."], id="initials-inside"
        ),
        pytest.param(
            "They met in the U.S. The talks were long.",
            ["They met in the U.S.", "The talks were long."],
            id="initials-at-the-end",
        ),
        pytest.param(
            "Mr. Kim and Gen. Smith spoke.", ["Mr. Kim and Gen. Smith spoke."], id="titles"
        ),
        pytest.param("See No. 5 of it. It holds.", ["See No. 5 of it.", "It holds."], id="number"),
        pytest.param(
            "She said no. 5 left.", ["She said no. 5 left."], id="number-even-in-lower-case"
        ),
        pytest.param(
            "J. Doe led. B. Roe did not.", ["J. Doe led.", "B. Roe did not."], id="initial"
        ),
        pytest.param('He said "Go." They went.', ['He said "Go."', "They went."], id="quotes"),
        pytest.param(
            "회의를 열었다. 양측은 합의했다.", ["회의를 열었다.", "양측은 합의했다."], id="korean"
        ),
        pytest.param("会談した。次回は東京。", ["会談した。", "次回は東京。"], id="japanese"),
        pytest.param("Title\n\nBody goes on", ["Title", "Body goes on"], id="lines"),
        pytest.param(
            "met at 5 p.m. on Friday", ["met at 5 p.m. on Friday"], id="lower-case-goes-on"
        ),
        pytest.param("", [], id="nothing"),
    ],
)
def test_text_is_divided_into_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


@given(st.text(alphabet='ab A.!?。\n "U', max_size=60))
def test_sentences_hold_every_character_but_space_once_and_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(one.end <= after.start for one, after in pairwise(spans))
    assert "".join("".join(s.of(text) for s in spans).split()) == "".join(text.split())
