from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.interface import Matched
from indexer.model import Span
from webapp.present.marks import Piece, numbered, pieces

places = st.integers(0, 40)
matched = st.builds(lambda a, b: Matched(Span(min(a, b), max(a, b))), places, places)


@given(st.text(min_size=40, max_size=40), st.lists(matched, max_size=10))
def test_pieces_together_are_the_text(text: str, found: list[Matched]) -> None:
    made = pieces(text, Span(0, len(text)), numbered(found))
    assert "".join(piece.text for piece in made) == text


@given(st.lists(matched, max_size=10))
def test_matches_are_numbered_in_text_order_and_none_overlaps(found: list[Matched]) -> None:
    matches = numbered(found)
    assert [match.number for match in matches] == list(range(1, len(matches) + 1))
    assert all(a.span.end <= b.span.start for a, b in pairwise(matches))


def test_a_match_is_a_piece_with_its_number() -> None:
    made = pieces("on cyber policy", Span(0, 15), numbered([Matched(Span(3, 8))]))
    assert made == (Piece("on "), Piece("cyber", 1), Piece(" policy"))


def test_a_match_is_cut_at_the_end_of_its_paragraph() -> None:
    made = pieces("one two three", Span(0, 7), numbered([Matched(Span(4, 13))]))
    assert made == (Piece("one "), Piece("two", 1))
