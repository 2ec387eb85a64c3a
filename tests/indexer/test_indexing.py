import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer import pipeline
from indexer.engines import open_searcher
from indexer.engines.interface import Query
from indexer.errors import CorpusMissing, ReleaseError
from indexer.indexing import Refusal, Report, bring_in_line
from indexer.readings import Readings

WORDS = ("Estonia and Japan met in Tallinn on 3 May 2021.", "The talks were about cyber norms.")


class Desk:
    """A corpus and its index in one folder."""

    def __init__(self, folder: Path) -> None:
        self.corpus = folder / "corpus"
        self.index = f"whoosh:{folder / 'index'}"
        self.corpus.mkdir()

    def write(self, name: str, text: str = " ".join(WORDS)) -> None:
        path = self.corpus / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def run(self, *, rebuild: bool = False) -> Report:
        return bring_in_line(self.corpus, self.index, rebuild=rebuild)

    def found(self, words: str = "") -> set[str]:
        searcher = open_searcher(self.index)
        return {searcher.get(id_).release.path for id_ in searcher.ids(Query(words=words))}

    def state(self) -> dict[str, str]:
        searcher = open_searcher(self.index)
        return {id_: searcher.get(id_).release.text for id_ in searcher.ids(Query())}

    def files(self) -> dict[str, int]:
        folder = Path(self.index.removeprefix("whoosh:"))
        return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def counts(report: Report) -> tuple[int, int, int, int, int]:
    names = ("added", "changed", "removed", "unchanged", "refused")
    added, changed, removed, unchanged, refused = (len(getattr(report, name)) for name in names)
    return added, changed, removed, unchanged, refused


def test_what_was_added_changed_and_removed_is_told_apart(desk: Desk) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        desk.write(name)
    assert counts(desk.run()) == (3, 0, 0, 0, 0)
    desk.write("b.txt", "Estonia and Finland met in Narva.")
    (desk.corpus / "c.txt").unlink()
    desk.write("deep/down/d.txt")
    assert counts(desk.run()) == (1, 1, 1, 1, 0)
    assert desk.found() == {"a.txt", "b.txt", "deep/down/d.txt"}
    assert desk.found("narva") == {"b.txt"}


def test_an_unchanged_corpus_costs_no_write(desk: Desk) -> None:
    desk.write("a.txt")
    desk.run()
    before = desk.files()
    report = desk.run()
    assert counts(report) == (0, 0, 0, 1, 0)
    assert not report.is_write
    assert desk.files() == before


def test_a_renamed_file_is_found_under_its_new_name_only(desk: Desk) -> None:
    desk.write("a.txt")
    desk.run()
    (desk.corpus / "a.txt").rename(desk.corpus / "z.txt")
    assert counts(desk.run()) == (1, 0, 1, 0, 0)
    assert desk.found("tallinn") == {"z.txt"}


def test_a_file_that_fails_is_reported_and_the_others_are_indexed(desk: Desk) -> None:
    desk.write("good.txt")
    (desk.corpus / "bad.pdf").write_bytes(b"no pdf at all")
    report = desk.run()
    assert counts(report) == (1, 0, 0, 0, 1)
    assert report.refused[0].path == "bad.pdf"
    assert desk.found() == {"good.txt"}


def test_a_missing_corpus_folder_leaves_the_index_alone(desk: Desk) -> None:
    desk.write("a.txt")
    desk.run()
    desk.corpus.rename(desk.corpus.with_name("elsewhere"))
    with pytest.raises(CorpusMissing, match="make it, or name another"):
        desk.run()
    assert desk.found() == {"a.txt"}


def test_an_emptied_corpus_empties_the_index(desk: Desk) -> None:
    desk.write("a.txt")
    desk.run()
    (desk.corpus / "a.txt").unlink()
    assert counts(desk.run()) == (0, 0, 1, 0, 0)
    assert desk.found() == set()
    before = desk.files()
    assert counts(desk.run()) == (0, 0, 0, 0, 0)
    assert desk.files() == before


def test_changed_rules_tag_everything_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("a.txt")
    desk.run()
    monkeypatch.setattr(pipeline, "rules_version", lambda: "other rules")
    assert counts(desk.run()) == (0, 1, 0, 0, 0)


def test_a_rebuild_writes_every_release(desk: Desk) -> None:
    desk.write("a.txt")
    desk.write("b.txt", "Oslo and Helsinki spoke.")
    desk.run()
    report = desk.run(rebuild=True)
    assert counts(report) == (0, 2, 0, 0, 0)
    assert desk.found() == {"a.txt", "b.txt"}


def test_a_searcher_that_is_open_sees_the_next_commit(desk: Desk) -> None:
    desk.write("a.txt")
    desk.run()
    searcher = open_searcher(desk.index)
    generation = searcher.generation
    desk.write("b.txt")
    desk.run()
    assert searcher.search(Query(words="tallinn")).total == 2
    assert searcher.generation != generation


def test_entries_of_a_container_are_releases_of_their_own(desk: Desk) -> None:
    lines = [{"id": f"n{i}", "title": f"Talks {i}", "text": WORDS[0]} for i in range(3)]
    desk.write("news.jsonl", "\n".join(map(json.dumps, lines)))
    assert counts(desk.run()) == (3, 0, 0, 0, 0)
    desk.write("news.jsonl", "\n".join(map(json.dumps, lines[1:])))
    assert counts(desk.run()) == (0, 0, 1, 2, 0)


names = st.sampled_from(["a.txt", "b.txt", "c.md"])
texts = st.sampled_from([*WORDS, "Minister Kask spoke with Minister Tanaka."])
steps = st.lists(st.tuples(names, st.none() | texts), min_size=1, max_size=6)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=steps)
def test_an_index_after_any_edits_equals_one_built_afresh(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str | None]]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    for name, text in steps:
        if text is None:
            (desk.corpus / name).unlink(missing_ok=True)
        else:
            desk.write(name, text)
        desk.run()
    edited = desk.state()
    desk.run(rebuild=True)
    assert edited == desk.state()


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=steps)
def test_remembered_readings_change_nothing_of_what_is_indexed(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str | None]]
) -> None:
    desk, readings = Desk(tmp_path_factory.mktemp("desk")), Readings()
    for time, (name, text) in enumerate(steps):
        if text is None:
            (desk.corpus / name).unlink(missing_ok=True)
        else:
            desk.write(name, text)
            os.utime(desk.corpus / name, (time, time))
        bring_in_line(desk.corpus, desk.index, readings=readings)
    remembered = desk.state()
    desk.run(rebuild=True)
    assert remembered == desk.state()


def test_a_file_that_has_not_changed_is_not_read_again(desk: Desk) -> None:
    desk.write("a.txt")
    os.utime(desk.corpus / "a.txt", (0, 0))
    read: list[str] = []
    readings = Readings()
    desk.run()
    for _ in range(2):
        bring_in_line(
            desk.corpus,
            desk.index,
            on_progress=lambda raw: read.append(raw.path),
            readings=readings,
        )
    assert read == ["a.txt"]


def test_a_correction_survives_reindexing_and_goes_when_it_is_taken_back(desk: Desk) -> None:
    desk.write("a.txt")
    (release_id,) = desk.run().added
    readings = Readings()
    file = desk.corpus / "corrections.toml"
    file.write_text(f'["{release_id}"]\nset = {{ venue = "Narva" }}')
    report = bring_in_line(desk.corpus, desk.index, readings=readings)
    assert counts(report) == (0, 1, 0, 0, 0)
    venue = open_searcher(desk.index).get(release_id).venue
    assert venue is not None
    assert (venue.value, venue.evidence.rule) == ("Narva", "corrected")
    assert counts(bring_in_line(desk.corpus, desk.index, readings=readings)) == (0, 0, 0, 1, 0)
    file.unlink()
    assert counts(bring_in_line(desk.corpus, desk.index, readings=readings)) == (0, 1, 0, 0, 0)


def test_a_bad_correction_is_refused_by_name_and_the_release_is_indexed(desk: Desk) -> None:
    desk.write("a.txt")
    (desk.corpus / "corrections.toml").write_text("[x]\nset = { colour = 1 }")
    report = desk.run()
    assert counts(report) == (1, 0, 0, 0, 1)
    assert report.refused[0].path == "corrections.toml"


@pytest.fixture
def closed_folder(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sub-folder that was indexed and cannot be listed any more, even by root."""
    desk.write("a.txt")
    desk.write("closed/b.txt", "Oslo and Helsinki spoke.")
    desk.run()
    folder, scandir = desk.corpus / "closed", os.scandir

    def scan(path: str) -> object:
        if str(path) == str(folder):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", scan)
    return folder


@pytest.mark.usefixtures("closed_folder")
def test_releases_of_a_folder_that_cannot_be_listed_stay(desk: Desk) -> None:
    desk.write("a.txt", "Estonia and Finland met in Narva.")
    report = desk.run()
    assert counts(report)[:3] == (0, 1, 0)
    assert report.refused == (Refusal("closed", "cannot be listed (Permission denied)"),)
    assert desk.found() == {"a.txt", "closed/b.txt"}


@pytest.mark.usefixtures("closed_folder")
def test_nothing_is_rebuilt_while_a_folder_cannot_be_listed(desk: Desk) -> None:
    with pytest.raises(ReleaseError, match="closed: cannot be listed"):
        desk.run(rebuild=True)
    assert desk.found() == {"a.txt", "closed/b.txt"}


@pytest.mark.usefixtures("closed_folder")
def test_a_rebuild_empties_no_index_whose_releases_are_all_out_of_sight(desk: Desk) -> None:
    (desk.corpus / "a.txt").unlink()
    (desk.corpus / "corrections.toml").write_text("[x]\nset = { colour = 1 }")
    with pytest.raises(ReleaseError, match="closed: cannot be listed"):
        desk.run(rebuild=True)
    assert desk.found() == {"a.txt", "closed/b.txt"}
