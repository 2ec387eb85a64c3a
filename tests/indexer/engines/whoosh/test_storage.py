"""The index folder: generations, one writer, damage."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer.engines.interface import Query
from indexer.engines.whoosh.builder import WhooshBuilder
from indexer.engines.whoosh.searcher import WhooshSearcher
from indexer.errors import EngineError, IndexBusy, IndexMissing, IndexStale
from indexer.model import TaggedRelease

Make = Callable[..., TaggedRelease]


@pytest.fixture
def index(tmp_path: Path, make_release: Make) -> Path:
    WhooshBuilder(tmp_path).build([make_release("a", "First"), make_release("b", "Second")])
    return tmp_path


def _generations(index: Path) -> list[str]:
    return sorted(path.name for path in index.glob("gen-*"))


def test_the_generation_before_the_current_one_is_kept(index: Path, make_release: Make) -> None:
    for _ in range(3):
        WhooshBuilder(index).build([make_release("a", "Again")])
    assert _generations(index) == ["gen-000003", "gen-000004"]


def test_what_a_crash_left_half_built_is_swept(index: Path, make_release: Make) -> None:
    (index / "gen-000007").mkdir()
    WhooshBuilder(index).build([make_release("a", "Again")])
    assert _generations(index) == ["gen-000001", "gen-000002"]


def test_a_failed_build_leaves_no_folder(index: Path) -> None:
    def broken() -> Iterator[TaggedRelease]:
        raise KeyError("broken")
        yield

    with pytest.raises(KeyError):
        WhooshBuilder(index).build(broken())
    assert _generations(index) == ["gen-000001"]


def test_no_files_pile_up_over_updates(index: Path, make_release: Make) -> None:
    for number in range(30):
        WhooshBuilder(index).update([make_release("a", f"Edition {number}")])
    segments = {path.name.split(".")[0] for path in (index / "gen-000001").glob("MAIN_*.arrays")}
    assert len(segments) < 8
    assert WhooshSearcher(index).count == 2


def test_a_second_writer_is_told_that_the_index_is_busy(index: Path, make_release: Make) -> None:
    refused: list[type] = []

    def slow() -> Iterator[TaggedRelease]:
        yield make_release("a", "Slow")
        with pytest.raises(IndexBusy) as busy:
            WhooshBuilder(index, patience=0.1).update(removed=["a"])
        refused.append(busy.type)

    WhooshBuilder(index).build(slow())
    assert refused == [IndexBusy]


def test_a_second_writer_waits_for_the_first(index: Path, make_release: Make) -> None:
    writers = [
        threading.Thread(target=WhooshBuilder(index).update, args=([make_release(name, name)],))
        for name in "cdef"
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert WhooshSearcher(index).count == 6


def test_searches_go_on_without_error_while_the_index_changes(
    index: Path, make_release: Make
) -> None:
    searcher = WhooshSearcher(index)
    totals: list[int] = []
    shown: list[str] = []
    is_done = threading.Event()

    def read() -> None:
        while not is_done.is_set():
            results = searcher.search(Query(words="edition OR first OR second"))
            totals.append(results.total)
            shown.extend(searcher.get(hit.id).title for hit in results.hits)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        for number in range(25):
            WhooshBuilder(index).update([make_release("a", f"Edition {number}")])
        for number in range(4):
            title = f"First edition {number}"
            WhooshBuilder(index).build([make_release("a", title), make_release("b", "Second")])
    finally:
        is_done.set()
        for reader in readers:
            reader.join()
    assert set(totals) == {2}
    assert "Second" in shown


def test_a_result_in_hand_outlives_the_generation_it_came_from(
    index: Path, make_release: Make
) -> None:
    ids = WhooshSearcher(index).ids(Query())
    for _ in range(3):
        WhooshBuilder(index).build([make_release("z", "Other")])
    assert set(ids) == {"a", "b"}


def test_an_index_of_another_schema_is_stale_until_it_is_rebuilt(
    index: Path, make_release: Make
) -> None:
    (index / "gen-000001" / "SCHEMA").write_text("0", "utf-8")
    with pytest.raises(IndexStale, match="schema 0"):
        WhooshSearcher(index)
    assert WhooshBuilder(index).manifest().fingerprints == {}
    WhooshBuilder(index).update([make_release("a", "First")])
    assert WhooshSearcher(index).count == 1


def test_an_index_that_vanishes_is_missing(index: Path) -> None:
    searcher = WhooshSearcher(index)
    (index / "CURRENT").unlink()
    with pytest.raises(IndexMissing):
        searcher.search(Query())


@pytest.mark.parametrize("pattern", ["_MAIN_*.toc", "*.arrays"])
@pytest.mark.parametrize("damage", ["cut", "emptied", "garbled"])
def test_damage_is_reported_as_ours(index: Path, pattern: str, damage: str) -> None:
    (path,) = index.glob(f"gen-*/{pattern}")
    content = path.read_bytes()
    damaged = {"cut": content[: len(content) // 2], "emptied": b"", "garbled": b"\x80\x04x" * 99}
    path.write_bytes(damaged[damage])
    with pytest.raises(EngineError, match="--rebuild"):
        _read_everything(index)


def _read_everything(index: Path) -> None:
    searcher = WhooshSearcher(index)
    for id_ in searcher.ids(Query(words="first OR second")):
        searcher.get(id_)
    searcher.search(Query(words="first OR second"))
    if set(searcher.ids(Query())) != {"a", "b"} or searcher.get("a").title != "First":
        raise AssertionError("damage went unnoticed")


def test_a_folder_that_cannot_be_written_is_reported(tmp_path: Path, make_release: Make) -> None:
    (tmp_path / "index").write_text("a file", "utf-8")
    with pytest.raises(EngineError):
        WhooshBuilder(tmp_path / "index").build([make_release("a", "First")])


def test_everything_is_on_the_disk_before_it_can_be_seen(
    tmp_path: Path, make_release: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: set[int] = set()

    def note(descriptor: int) -> None:
        if not list(tmp_path.glob("gen-*/_MAIN_1.toc")):
            synced.add(os.fstat(descriptor).st_ino)

    monkeypatch.setattr(os, "fsync", note)
    WhooshBuilder(tmp_path).build([make_release("a", "First")])
    written = {path.stat().st_ino for path in tmp_path.glob("gen-*/MAIN_*.*")}
    assert written
    assert written <= synced
