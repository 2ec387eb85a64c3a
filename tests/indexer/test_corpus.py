"""What a folder yields, and what is said of the files that it cannot yield."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.corpus import read_corpus, read_file, read_path, release_id
from indexer.errors import CorpusMissing, DuplicateRelease, ReleaseError
from indexer.model import RawRelease, Stated, StatedOfficial

Write = Callable[[str, str | bytes], Path]

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Harbour Ministry</title><language>en</language><image><title>Logo</title></image>
{items}
</channel></rss>"""
ITEM = """<item><title>Talks {n}</title><link>https://harbour.example/{n}</link><guid>g{n}</guid>
<pubDate>Tue, 04 May 2021 18:05:00 +0200</pubDate><dc:creator>Press office</dc:creator>
<description>Short</description><content:encoded><![CDATA[<p>The two sides met.</p>]]>
</content:encoded></item>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbour Ministry</title>
<entry><id>tag:1</id><title>Talks</title><link rel="self" href="/x"/>
<link href="https://harbour.example/1"/><updated>2021-05-05T00:00:00Z</updated>
<published>2021-05-04T00:00:00Z</published><author><name>Press office</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They <b>met</b>.</p></div>
</content></entry></feed>"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(path: str, content: str | bytes) -> Path:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return write


def refuse(error: ReleaseError) -> None:
    pytest.fail(str(error))


def read(folder: Path) -> tuple[list[RawRelease], list[ReleaseError]]:
    rejected: list[ReleaseError] = []
    return list(read_corpus(folder, rejected.append)), rejected


def line(**fields: Any) -> str:
    return json.dumps({"id": "1", "text": "They met.", **fields}) + "\n"


def test_files_come_by_path_from_all_folders(write: Write, tmp_path: Path) -> None:
    for path in ("b.txt", "a/z.html", "a/b/c.md"):
        write(path, "text")
    assert [raw.path for raw in read(tmp_path)[0]] == ["a/b/c.md", "a/z.html", "b.txt"]


@pytest.mark.parametrize(
    "path",
    [
        *(".hidden.txt", ".git/page.txt", "CORPUS.md", "README.md", "corrections.toml", "a.txt~"),
        *("page_files/style.css", "page_files/seal.png", "upload.part"),
    ],
)
def test_what_is_no_document_is_passed_over_in_silence(
    write: Write, tmp_path: Path, path: str
) -> None:
    write(path, "text")
    assert read(tmp_path) == ([], [])


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        pytest.param("a.doc", "x", "of no kind that is read (.doc)", id="unknown-kind"),
        pytest.param("Makefile", "x", "no suffix", id="no-suffix"),
        pytest.param("a.xml", "<html/>", "no RSS or Atom feed", id="xml-but-no-feed"),
        pytest.param("a.rss", "not xml", "breaks off as XML", id="no-xml"),
        pytest.param("a.rss", "", "breaks off as XML", id="empty-feed"),
        pytest.param("a.txt", b"x" * 20_000_001, "20 MB", id="too-large"),
    ],
)
def test_unreadable_file_is_rejected_by_name_and_reason(
    write: Write, tmp_path: Path, path: str, content: str | bytes, said: str
) -> None:
    write(path, content)
    raws, (rejected,) = read(tmp_path)
    assert raws == []
    assert rejected.path == path
    assert said in rejected.reason


def test_link_out_of_the_corpus_is_rejected(write: Write, tmp_path: Path) -> None:
    secret = write("outside/secret.txt", "secret")
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside/link.txt").symlink_to(secret)
    raws, (rejected,) = read(tmp_path / "inside")
    assert raws == []
    assert "outside the corpus" in rejected.reason


def test_missing_folder_is_no_empty_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusMissing, match="is no folder"):
        read(tmp_path / "nowhere")


def test_file_that_vanished_is_rejected_and_the_rest_comes(write: Write, tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    write("here.txt", "text")
    raws, rejected = read(tmp_path)
    assert [raw.path for raw in raws] == ["here.txt"]
    assert [error.path for error in rejected] == ["gone.txt"]


def test_single_file_is_read_as_in_its_corpus(write: Write, tmp_path: Path) -> None:
    file = write("page.txt", "text")
    assert list(read_path(file, refuse)) == read(tmp_path)[0]
    assert list(read_file(tmp_path, "page.txt", refuse)) == read(tmp_path)[0]


def test_feed_entry_declares_what_the_feed_says(write: Write, tmp_path: Path) -> None:
    write("news.rss", RSS.format(items=ITEM.format(n=1)))
    (raw,), rejected = read(tmp_path)
    assert rejected == []
    assert raw.source_id == "g1"
    assert raw.media_type == "text/html"
    assert raw.content == b"<p>The two sides met.</p>"
    declared = raw.declared
    assert declared.title == Stated("Talks 1", "feed")
    assert declared.url == Stated("https://harbour.example/1", "feed")
    assert declared.published == (Stated("Tue, 04 May 2021 18:05:00 +0200", "feed"),)
    assert declared.author == (Stated("Press office", "feed"),)
    assert declared.site_name == (Stated("Harbour Ministry", "feed"),)
    assert declared.language == Stated("en", "feed")


def test_atom_entry_is_read_with_its_markup(write: Write, tmp_path: Path) -> None:
    write("news.atom", ATOM)
    (raw,), _ = read(tmp_path)
    assert b"<b>met</b>" in raw.content
    assert raw.declared.url == Stated("https://harbour.example/1", "feed")
    assert [one.value[:10] for one in raw.declared.published] == ["2021-05-04", "2021-05-05"]
    assert raw.declared.author == (Stated("Press office", "feed"),)


def test_feed_that_breaks_off_yields_what_comes_before(write: Write, tmp_path: Path) -> None:
    items = ITEM.format(n=1) + ITEM.format(n=2) + "<item><title>cut <b></item>"
    write("news.rss", RSS.format(items=items))
    raws, (rejected,) = read(tmp_path)
    assert [raw.source_id for raw in raws] == ["g1", "g2"]
    assert "the 2 entries before it were kept" in rejected.reason


def test_feed_survives_control_characters_and_undefined_entities(
    write: Write, tmp_path: Path
) -> None:
    item = "<item><guid>1</guid><title>A &amp; B&nbsp;C & D\x0b</title></item>"
    write("news.rss", RSS.format(items=item))
    (raw,), rejected = read(tmp_path)
    assert rejected == []
    assert raw.declared.title == Stated("A & B\xa0C & D", "feed")


def test_external_entity_is_not_resolved(write: Write, tmp_path: Path) -> None:
    secret = write("secret/key.txt", "TOP SECRET")
    dtd = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'
    feed = RSS.format(
        items="<item><guid>1</guid><title>T</title><description>&x;</description></item>"
    )
    write("feeds/news.rss", feed.replace("<rss", dtd + "<rss", 1))
    raws, _ = read(tmp_path / "feeds")
    assert not any(b"SECRET" in raw.content for raw in raws)


def test_identical_entry_is_dropped_and_a_different_one_rejected(
    write: Write, tmp_path: Path
) -> None:
    other = ITEM.format(n=1).replace("The two sides", "Nobody")
    write("news.rss", RSS.format(items=ITEM.format(n=1) * 2 + other))
    raws, rejected = read(tmp_path)
    assert len(raws) == 1
    assert [type(error) for error in rejected] == [DuplicateRelease]
    assert "'g1'" in rejected[0].reason


def test_record_declares_what_its_fields_say(write: Write, tmp_path: Path) -> None:
    write(
        "r.jsonl",
        line(
            title="Talks",
            issuer={"name": "Harbour Ministry", "country": "KR"},
            published="2021-05-04",
            parties=["KR", "US"],
            counterparts=[],
            officials=[{"name": "Ada Holt", "title": "Envoy", "side": "US"}, "Olav Brekke"],
            agencies=["Coast Guard", {"name": "Customs", "side": "KR"}],
        ),
    )
    (raw,), rejected = read(tmp_path)
    assert rejected == []
    declared = raw.declared
    assert declared.issuer == Stated("Harbour Ministry", "record")
    assert declared.issuer_country == Stated("KR", "record")
    assert declared.parties == ("KR", "US")
    assert declared.counterparts == ()
    assert declared.topics is None
    assert declared.officials == (
        StatedOfficial("Ada Holt", "Envoy", "US"),
        StatedOfficial("Olav Brekke"),
    )
    assert declared.agencies == (("Coast Guard", None), ("Customs", "KR"))


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        pytest.param("{", "is not JSON", id="broken"),
        pytest.param("[]", "is not a JSON object", id="no-object"),
        pytest.param("[" * 100_000, "is not JSON", id="deep"),
        pytest.param('{"text": "x"}', "has no `id`", id="no-id"),
        pytest.param('{"id": "2"}', "has no `text`", id="no-text"),
        pytest.param('{"id": "2", "text": 5}', "`text` is no string", id="text-no-string"),
        pytest.param(
            '{"id": "2", "text": "x", "parties": "KR"}', "`parties` is no list", id="list"
        ),
        pytest.param('{"id": "2", "text": "x", "topics": [1]}', "`topics` holds", id="member"),
        pytest.param('{"id": "2", "text": "x", "officials": [{}]}', "without a name", id="name"),
    ],
)
def test_bad_line_is_rejected_by_number_and_the_rest_comes(
    write: Write, tmp_path: Path, bad: str, said: str
) -> None:
    write("r.jsonl", line() + bad + "\n\n" + line(id=3))
    raws, (rejected,) = read(tmp_path)
    assert [raw.source_id for raw in raws] == ["1", "3"]
    assert rejected.path == "r.jsonl line 2"
    assert said in rejected.reason


def test_record_with_html_is_a_page(write: Write, tmp_path: Path) -> None:
    write("r.jsonl", json.dumps({"id": "1", "html": "<p>They met.</p>"}))
    (raw,), _ = read(tmp_path)
    assert (raw.media_type, raw.content) == ("text/html", b"<p>They met.</p>")


@settings(deadline=None)
@given(st.text(min_size=1, max_size=80), st.text(max_size=40))
def test_ids_are_stable_and_fit_into_a_url(path: str, source_id: str) -> None:
    made = release_id(path, source_id)
    assert made == release_id(path, source_id)
    assert re.fullmatch(r"[a-z0-9-]{13,61}", made)


def test_korean_names_do_not_collide() -> None:
    assert release_id("한글.html", "한글.html") != release_id("보도.html", "보도.html")
    assert release_id("한글.html", "한글.html").startswith("release-")


def test_real_feed_comes_whole() -> None:
    feed = Path(__file__).parents[3] / "shared/statedept/releases.rss"
    if not feed.exists():
        pytest.skip(f"needs {feed.name}, which is not here")
    raws = list(read_path(feed, refuse))
    assert len(raws) == len({raw.id for raw in raws}) == feed.read_bytes().count(b"<item>")


def test_half_a_character_in_a_record_becomes_the_replacement_character(
    write: Write, tmp_path: Path
) -> None:
    write("news.jsonl", '{"id": "n1", "title": "lone \\ud800 half", "text": "\\ud83d\\ude00 met"}')
    (raw,), rejected = read(tmp_path)
    assert rejected == []
    assert raw.declared.title == Stated("lone \ufffd half", "record")
    assert raw.content.decode() == "😀 met"


def test_a_name_that_is_not_utf_8_is_rejected(write: Write, tmp_path: Path) -> None:
    write("good.txt", "They met.")
    (tmp_path / os.fsdecode(b"bad\xff.txt")).write_text("They met.")
    (raw,), (error,) = read(tmp_path)
    assert raw.path == "good.txt"
    assert "has a name that is not UTF-8" in str(error)
    str(error).encode("utf-8")


@pytest.mark.parametrize("target", ["loop.txt", "nowhere.txt"])
def test_a_link_that_leads_nowhere_is_rejected(write: Write, tmp_path: Path, target: str) -> None:
    write("good.txt", "They met.")
    (tmp_path / "loop.txt").symlink_to(tmp_path / target)
    (raw,), (error,) = read(tmp_path)
    assert raw.path == "good.txt"
    assert "is a link that leads nowhere" in str(error)


def test_a_link_to_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "corpus" / "more").symlink_to(tmp_path / "elsewhere")
    _, (error,) = read(tmp_path / "corpus")
    assert "more: is a link to a folder" in str(error)
