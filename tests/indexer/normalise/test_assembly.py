"""Judged lines become the text of a release."""

import pytest

from indexer.normalise.assembly import assemble
from indexer.normalise.lines import Judged, Line, Verdict


def text_of(*lines: str) -> str:
    return assemble(Judged(Line(line), Verdict.KEPT, "") for line in lines)[0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("The Minister held talks in his office with", "Ms. Ana Lima.", id="English"),
        pytest.param("Le Ministre a rencontré au ministère la", "Secrétaire.", id="French"),
        pytest.param("The Zambian delegation was led today by Mr.", "Luc Petit.", id="address"),
    ],
)
def test_a_sentence_broken_by_the_page_is_whole_again(first: str, second: str) -> None:
    assert text_of("Opening line of the page.", first, second).endswith(f"{first} {second}")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("The Minister held talks in his office.", "Ana Lima agreed.", id="full stop"),
        pytest.param("They will work together on trade and", "• on culture", id="bullet"),
        pytest.param("They will work together on trade and", "(b) on culture", id="numbered item"),
        pytest.param("Working with", "Ministry of Foreign Affairs", id="short line"),
    ],
)
def test_other_lines_stay_apart(first: str, second: str) -> None:
    assert text_of("Opening line of the page.", first, second).endswith(f"{first}\n\n{second}")
