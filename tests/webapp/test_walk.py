import pytest

from indexer.engines.interface import Query
from webapp.present.walk import walk

CYBER = Query(words="cyber")


def test_a_match_leads_to_its_neighbours() -> None:
    steps = walk("x", CYBER, 3, "2")
    assert (steps.here, steps.previous_url, steps.next_url) == (
        2,
        "/release/x?q=cyber&at=1#m1",
        "/release/x?q=cyber&at=3#m3",
    )


@pytest.mark.parametrize(
    ("here", "has_previous", "has_next"), [("1", False, True), ("3", True, False)]
)
def test_nothing_is_before_the_first_match_or_after_the_last(
    here: str, has_previous: bool, has_next: bool
) -> None:
    steps = walk("x", CYBER, 3, here)
    assert (bool(steps.previous_url), bool(steps.next_url)) == (has_previous, has_next)


@pytest.mark.parametrize("here", ["", "0", "4", "-1", "two", "\u0662", "9" * 5000])
def test_what_is_no_match_is_before_the_first(here: str) -> None:
    steps = walk("x", CYBER, 3, here)
    assert (steps.here, steps.next_url) == (None, "/release/x?q=cyber&at=1#m1")


def test_without_matches_there_is_no_step() -> None:
    steps = walk("x", CYBER, 0, "1")
    assert (steps.here, steps.previous_url, steps.next_url) == (None, None, None)


def test_names_taken_exactly_stay_so_from_match_to_match() -> None:
    steps = walk("x", Query(words="Korea", exact=True), 1, "")
    assert steps.next_url == "/release/x?q=Korea&exact=1&at=1#m1"
