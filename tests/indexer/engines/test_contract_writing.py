"""How the index of every engine changes."""

from collections.abc import Callable, Iterator

import pytest

from indexer.engines import open_builder, open_searcher
from indexer.engines.interface import (
    Query,
    Searcher,
)
from indexer.model import TaggedRelease

Releases = tuple[TaggedRelease, ...]
Make = Callable[..., TaggedRelease]


def _ids(searcher: Searcher, words: str = "", **query: object) -> list[str]:
    return list(searcher.ids(Query(words=words, **query)))  # type: ignore[arg-type]


def test_updates_are_found_by_the_next_search(
    searcher: Searcher, engine: str, make_release: Make
) -> None:
    before = searcher.generation
    open_builder(engine).update(
        changed=[make_release("undated", "Zeppelins"), make_release("new", "Zeppelins too")],
        removed=["news-2021", "never-was"],
    )
    assert set(_ids(searcher, "zeppelin")) == {"new", "undated"}
    assert (searcher.count, _ids(searcher, "trade"), _ids(searcher, "kind:news")) == (5, [], [])
    assert searcher.generation != before


def test_a_build_replaces_everything(searcher: Searcher, engine: str, make_release: Make) -> None:
    assert open_builder(engine).build([make_release("only", "Only one")]) == 1
    assert (_ids(searcher), searcher.count) == (["only"], 1)


def test_nothing_to_do_is_no_new_generation(searcher: Searcher, engine: str) -> None:
    before = searcher.generation
    open_builder(engine).update(changed=[], removed=["never-was"])
    assert searcher.generation == before


@pytest.mark.parametrize("way", ["build", "update"])
def test_of_two_releases_with_one_id_the_last_is_kept(
    engine: str, make_release: Make, way: str
) -> None:
    twice = [make_release("a", "First"), make_release("b", "Other"), make_release("a", "Second")]
    if way == "build":
        assert open_builder(engine).build(twice) == 2
    else:
        open_builder(engine).update(twice)
    assert (open_searcher(engine).count, open_searcher(engine).get("a").title) == (2, "Second")


def test_an_update_without_an_index_builds_one(engine: str, make_release: Make) -> None:
    open_builder(engine).update([make_release("a", "First")])
    assert open_searcher(engine).count == 1


def test_the_manifest_names_what_the_index_holds(
    searcher: Searcher, engine: str, releases: Releases
) -> None:
    open_builder(engine).update(removed=["undated"])
    expected = {one.release.id: one.release.fingerprint for one in releases[:-1]}
    assert open_builder(engine).manifest().fingerprints == expected
    assert searcher.count == len(expected)


def test_the_manifest_of_no_index_is_empty(engine: str) -> None:
    assert open_builder(engine).manifest().fingerprints == {}


def test_a_failing_stream_leaves_the_index_as_it_was(
    searcher: Searcher, engine: str, make_release: Make
) -> None:
    def broken() -> Iterator[TaggedRelease]:
        yield make_release("x", "Never seen")
        raise RuntimeError("the stream broke")

    with pytest.raises(RuntimeError, match="the stream broke"):
        open_builder(engine).build(broken())
    assert (searcher.count, _ids(searcher, "seen")) == (5, [])
