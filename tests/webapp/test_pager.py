import pytest

from indexer.engines.interface import Query, Results
from webapp.present.answer import Answer
from webapp.present.pager import pager


def answer(page: int, total: int) -> Answer:
    results = Results(total=total, hits=(), facets={}, missing={}, interpretation="")
    return Answer(Query(words="a", page=page), results)


@pytest.mark.parametrize(
    ("page", "total", "expected"),
    [
        pytest.param(1, 60, "[1] 2 3", id="three"),
        pytest.param(1, 412, "[1] 2 … 21", id="first"),
        pytest.param(4, 412, "1 … 3 [4] 5 … 21", id="middle"),
        pytest.param(21, 412, "1 … 20 [21]", id="last"),
    ],
)
def test_pages_are_the_ends_and_the_neighbours(page: int, total: int, expected: str) -> None:
    made = pager(answer(page, total))
    assert made is not None
    shown = [f"[{one.number}]" if one.is_current else str(one.number or "…") for one in made.pages]
    assert " ".join(shown) == expected


@pytest.mark.parametrize(
    ("page", "previous", "following"),
    [
        pytest.param(1, None, "/search?q=a&page=2", id="first"),
        pytest.param(2, "/search?q=a", "/search?q=a&page=3", id="middle"),
        pytest.param(3, "/search?q=a&page=2", None, id="last"),
    ],
)
def test_neighbours_are_linked(page: int, previous: str | None, following: str | None) -> None:
    made = pager(answer(page, 50))
    assert made is not None
    assert (made.previous_url, made.next_url) == (previous, following)


def test_the_last_page_says_how_far_it_goes() -> None:
    made = pager(answer(21, 412))
    assert made is not None
    assert made.extent == "401–412 of 412"


@pytest.mark.parametrize("total", [0, 20])
def test_one_page_needs_no_numbers(total: int) -> None:
    assert pager(answer(1, total)) is None
