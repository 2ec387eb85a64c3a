"""What every engine says of releases that it held once."""

from collections.abc import Callable

import pytest

from indexer.engines import open_builder, open_searcher
from indexer.engines.interface import Searcher
from indexer.errors import ReleaseGone, ReleaseMoved, ReleaseNotFound
from indexer.model import TaggedRelease

Releases = tuple[TaggedRelease, ...]
Make = Callable[..., TaggedRelease]
TITLE = "Fifth Cyber Policy Consultation"


@pytest.fixture(params=["update", "build"])
def replace(engine: str, releases: Releases, request: pytest.FixtureRequest) -> Callable[..., None]:
    """Take some releases out and put others in, in one go, in either way there is."""

    def replace_(*ids: str, by: Releases = ()) -> None:
        if request.param == "update":
            open_builder(engine).update(by, ids)
        else:
            kept = [one for one in releases if one.release.id not in ids]
            open_builder(engine).build([*kept, *by])

    return replace_


def moved(searcher: Searcher, release_id: str) -> str:
    with pytest.raises(ReleaseMoved) as caught:
        searcher.get(release_id)
    return caught.value.to


def test_what_was_removed_is_gone_and_told_by_its_title(
    searcher: Searcher, replace: Callable[..., None]
) -> None:
    replace("seoul-2018")
    with pytest.raises(ReleaseGone) as caught:
        searcher.get("seoul-2018")
    assert caught.value.title == TITLE


def test_what_never_was_is_not_said_to_be_gone(
    searcher: Searcher, replace: Callable[..., None]
) -> None:
    replace("seoul-2018")
    with pytest.raises(ReleaseNotFound) as caught:
        searcher.get("never-was")
    assert type(caught.value) is ReleaseNotFound


def test_a_release_under_a_new_id_is_found_from_the_old_one(
    searcher: Searcher, replace: Callable[..., None], make_release: Make
) -> None:
    text = searcher.get("seoul-2018").release.text
    replace("seoul-2018", by=(make_release("renamed", TITLE, text),))
    assert moved(searcher, "seoul-2018") == "renamed"


def test_a_release_that_comes_back_later_under_a_new_id_is_found(
    engine: str, searcher: Searcher, replace: Callable[..., None], make_release: Make
) -> None:
    text = searcher.get("seoul-2018").release.text
    replace("seoul-2018")
    open_builder(engine).update([make_release("renamed", TITLE, text)])
    assert moved(searcher, "seoul-2018") == "renamed"


def test_what_moved_twice_is_found_where_it_is_now(
    engine: str, searcher: Searcher, replace: Callable[..., None], make_release: Make
) -> None:
    text = searcher.get("seoul-2018").release.text
    replace("seoul-2018", by=(make_release("second", TITLE, text),))
    open_builder(engine).update([make_release("third", TITLE, text)], ["second"])
    assert [moved(searcher, one) for one in ("seoul-2018", "second")] == ["third", "third"]


def test_what_comes_back_under_its_id_is_there(
    engine: str, searcher: Searcher, replace: Callable[..., None]
) -> None:
    whole = searcher.get("seoul-2018")
    replace("seoul-2018")
    open_builder(engine).update([whole])
    assert searcher.get("seoul-2018") == whole


def test_an_edited_release_is_not_gone(
    searcher: Searcher, replace: Callable[..., None], make_release: Make
) -> None:
    replace("seoul-2018", by=(make_release("seoul-2018", "Another title"),))
    assert searcher.get("seoul-2018").title == "Another title"


def test_a_new_searcher_knows_what_is_gone(
    engine: str, searcher: Searcher, replace: Callable[..., None]
) -> None:
    replace("seoul-2018")
    assert searcher.count
    with pytest.raises(ReleaseGone):
        open_searcher(engine).get("seoul-2018")
