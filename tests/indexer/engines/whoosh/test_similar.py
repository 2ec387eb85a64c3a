"""Terms that differ from a word in few letters."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.engines.whoosh.analysis import CAPITALS
from indexer.engines.whoosh.similar import Spellings, distance, packed_outlines

terms = st.text(alphabet="abcd서é", min_size=1, max_size=7)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        pytest.param("cyber", "cyber", 0, id="same"),
        pytest.param("cyber", "cyer", 1, id="dropped"),
        pytest.param("cyber", "cybeer", 1, id="added"),
        pytest.param("cyber", "cyder", 1, id="changed"),
        pytest.param("cyber", "cybre", 1, id="swapped"),
        pytest.param("cyber", "xxxer", 3, id="too-many"),
        pytest.param("ab", "cyberspace", 3, id="too-long"),
    ],
)
def test_edits_are_counted_as_far_as_asked_for(one: str, other: str, edits: int) -> None:
    assert distance(one, other, 2) == edits


@settings(deadline=None)
@given(st.lists(terms, max_size=20), terms, st.integers(0, 2))
def test_looking_at_all_terms_at_once_finds_what_looking_at_each_does(
    some: list[str], word: str, most: int
) -> None:
    signed = [term + CAPITALS * (number % 2) for number, term in enumerate(some)]
    ends = np.cumsum([len(term.encode()) for term in signed], dtype=np.int64)
    outlines = packed_outlines(signed)
    rows = np.frombuffer("".join(signed).encode(), np.uint8), ends
    spellings = Spellings(*rows, outlines["term_lengths"], outlines["term_letters"])
    far = {number: distance(word, term, most) for number, term in enumerate(some)}
    assert dict(spellings.within(word, most)) == {n: d for n, d in far.items() if d <= most}
