import json
from pathlib import Path

import pytest

from indexer.acquiring import acquire, discard
from indexer.errors import ReadoutError, ReleaseError
from indexer.model import Release, Span

TEXT = "Estonia and Japan met in Tallinn on 3 May 2021 for talks about harbours."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return tmp_path / "corpus"


def written(folder: Path, name: str, text: str = TEXT) -> str:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text)
    return str(folder / name)


def release(path: str, source_id: str) -> Release:
    return Release("r1", path, source_id, "They met.", Span(0, 0))


def test_a_file_is_copied_whole_and_nothing_else_is_left(tmp_path: Path, corpus: Path) -> None:
    assert acquire(written(tmp_path, "talks.txt"), corpus) == corpus / "talks.txt"
    assert [path.name for path in corpus.iterdir()] == ["talks.txt"]
    assert (corpus / "talks.txt").read_text() == TEXT


def test_a_file_that_is_in_the_corpus_already_stays(corpus: Path) -> None:
    path = written(corpus, "talks.txt")
    assert acquire(path, corpus) == Path(path)
    assert Path(path).read_text() == TEXT


def test_another_file_of_the_same_name_is_refused(tmp_path: Path, corpus: Path) -> None:
    written(corpus, "talks.txt", TEXT + " Older.")
    with pytest.raises(ReadoutError, match="another file of this name: rename it, or use"):
        acquire(written(tmp_path, "talks.txt"), corpus)
    assert (corpus / "talks.txt").read_text() == TEXT + " Older."


def test_another_file_of_the_same_name_is_replaced_on_demand(tmp_path: Path, corpus: Path) -> None:
    written(corpus, "talks.txt", TEXT + " Older.")
    acquire(written(tmp_path, "talks.txt"), corpus, is_replacing=True)
    assert (corpus / "talks.txt").read_text() == TEXT


@pytest.mark.parametrize(
    ("name", "named"),
    [
        pytest.param("photo.png", "is of no kind that is read", id="picture"),
        pytest.param(".hidden.txt", "is of no kind that is read", id="hidden"),
        pytest.param("README.md", "is of no kind that is read", id="note"),
        pytest.param("scan.pdf", "is no PDF", id="no-pdf"),
        pytest.param("folder", "is a folder", id="folder"),
        pytest.param("none.txt", "neither a file nor an http address", id="missing"),
    ],
)
def test_what_could_not_be_indexed_is_not_copied(
    tmp_path: Path, corpus: Path, name: str, named: str
) -> None:
    if name == "folder":
        (tmp_path / name).mkdir()
    elif name != "none.txt":
        written(tmp_path, name)
    with pytest.raises(ReadoutError, match=named):
        acquire(str(tmp_path / name), corpus)
    assert not corpus.exists()


def test_discarding_a_release_deletes_its_file(corpus: Path) -> None:
    written(corpus, "talks.txt")
    discard(release("talks.txt", "talks.txt"), corpus)
    assert list(corpus.iterdir()) == []


def test_discarding_a_record_takes_out_its_line(corpus: Path) -> None:
    lines = [json.dumps({"id": name, "text": TEXT}) for name in ("n1", "n2", "n3")]
    written(corpus, "news.jsonl", "\n".join(lines) + "\n")
    discard(release("news.jsonl", "n2"), corpus)
    kept = (corpus / "news.jsonl").read_text().splitlines()
    assert kept == [lines[0], lines[2]]


def test_discarding_the_only_record_deletes_the_file(corpus: Path) -> None:
    written(corpus, "news.jsonl", json.dumps({"id": "n1", "text": TEXT}))
    discard(release("news.jsonl", "n1"), corpus)
    assert list(corpus.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "source_id", "named"),
    [
        pytest.param("feed.rss", "guid-1", "is a feed with other releases", id="entry-of-a-feed"),
        pytest.param("../feed.rss", "feed.rss", "not a file of this corpus", id="outside"),
        pytest.param("none.txt", "none.txt", "not a file of this corpus", id="gone"),
    ],
)
def test_what_cannot_be_taken_out_alone_stays(
    tmp_path: Path, corpus: Path, path: str, source_id: str, named: str
) -> None:
    for folder in (tmp_path, corpus):
        written(folder, "feed.rss", "<rss/>")
    with pytest.raises(ReleaseError, match=named):
        discard(release(path, source_id), corpus)
    assert (tmp_path / "feed.rss").exists()
    assert (corpus / "feed.rss").exists()
