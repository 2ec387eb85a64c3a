"""The examples of docs/query-language.md, run against the default corpus."""

import re
from pathlib import Path

import pytest

from indexer.engines.interface import Query, Searcher

GUIDE = Path(__file__).parents[3] / "docs" / "query-language.md"
_ROW = re.compile(r"\| `(?P<typed>.+?)` \| `(?P<read>.+?)` \| (?P<said>.+?) \|")


def _examples(heading: str) -> list[tuple[str, str, str]]:
    section = GUIDE.read_text("utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [(row["typed"], row["read"], row["said"]) for row in _ROW.finditer(section)]


EXAMPLES = [
    row
    for heading in ("Words", "Other names", "Phrases, beginnings, misspellings", "Fields")
    for row in _examples(heading)
]


@pytest.mark.parametrize(("typed", "read"), [row[:2] for row in EXAMPLES])
def test_an_example_is_read_as_the_guide_says_and_finds_something(
    corpus_searcher: Searcher, typed: str, read: str
) -> None:
    results = corpus_searcher.search(Query(words=typed))
    assert (results.interpretation, results.notices) == (read, ())
    assert results.total > 0


@pytest.mark.parametrize(("typed", "read", "said"), _examples("What is repaired"))
def test_a_repair_is_said_as_the_guide_says(
    corpus_searcher: Searcher, typed: str, read: str, said: str
) -> None:
    results = corpus_searcher.search(Query(words=typed))
    assert (results.interpretation, said in results.notices) == (read, True)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        pytest.param("US", "U.S.", id="initials"),
        pytest.param("“cyber policy”", '"cyber policy"', id="curly-quotes"),
        pytest.param("counterpart:KR", 'counterpart:"South Korea"', id="country-by-name"),
        pytest.param("ROK's", "ROK", id="possessive"),
        pytest.param("ｃｙｂｅｒ", "CYBER", id="width-and-case"),
    ],
)
def test_two_ways_of_typing_find_the_same(corpus_searcher: Searcher, typed: str, same: str) -> None:
    one, other = (set(corpus_searcher.ids(Query(words=words))) for words in (typed, same))
    assert one == other
    assert one
