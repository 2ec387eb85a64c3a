from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_index_counts_what_it_did_and_lists_it_as_json(run: Run) -> None:
    report = run("index", "--json").json
    assert report["counts"] == {
        "added": 2,
        "changed": 0,
        "removed": 0,
        "unchanged": 0,
        "refused": 0,
    }
    assert len(report["added"]) == 2
    assert run("index").out == "0 added, 0 changed, 0 removed, 2 unchanged, 0 refused\n"


def test_index_exits_with_1_and_names_the_file_that_was_refused(run: Run, desk: Path) -> None:
    (desk / "corpus" / "scan.pdf").write_bytes(b"\x00\x01")
    outcome = run("index")
    assert outcome.code == 1
    assert "refused scan.pdf" in outcome.err
    assert run("search", "tallinn", "--json").json["total"] == 1


def test_index_of_a_folder_that_is_not_there_says_what_to_do(run: Run) -> None:
    outcome = run("index", "--corpus", "nowhere")
    assert outcome.code == 1
    assert "nowhere is no folder: make it" in outcome.err


def test_a_rebuild_leaves_the_same_releases(run: Run) -> None:
    run("index")
    assert run("index", "--rebuild", "--json").json["counts"]["changed"] == 2


def test_add_copies_a_file_and_makes_it_searchable(run: Run, desk: Path) -> None:
    (desk / "new.txt").write_text("Minister Lepik spoke with Minister Sato about satellites.")
    run("index")
    outcome = run("add", "new.txt")
    assert outcome.code == 0
    assert (desk / "corpus" / "new.txt").exists()
    assert run("search", "satellites", "--json").json["total"] == 1


def test_add_names_what_is_not_there_and_adds_the_rest(run: Run, desk: Path) -> None:
    (desk / "new.txt").write_text("Minister Lepik spoke with Minister Sato about satellites.")
    outcome = run("add", "none.txt", "new.txt")
    assert outcome.code == 1
    assert "refused none.txt: is neither a file nor an http address" in outcome.err
    assert run("search", "satellites", "--json").json["total"] == 1


def test_remove_takes_a_release_from_corpus_and_index(run: Run, desk: Path) -> None:
    run("index")
    (hit,) = run("search", "tallinn", "--json").json["hits"]
    assert run("remove", hit["id"]).code == 0
    assert not (desk / "corpus" / "talks.txt").exists()
    assert run("search", "tallinn", "--json").json["total"] == 0


def test_remove_of_an_unknown_id_is_refused(run: Run) -> None:
    run("index")
    outcome = run("remove", "no-such-id")
    assert outcome.code == 1
    assert "no release has the id 'no-such-id'" in outcome.err
