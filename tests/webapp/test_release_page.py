from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from indexer.engines.interface import Matched, Query
from indexer.model import Evidence, Release, Span, Tag, TaggedRelease
from indexer.record import from_record
from webapp.present.evidence import reason
from webapp.present.marks import Piece
from webapp.present.release import Reading, ReleasePage, View, release_page
from webapp.present.tags import ShownTag, tag_groups

TEXT = (
    "The talks\n\nThe U.S. Department met Korea. Ann Archer led it, said Dr. Kim. It ended.\n\nBye."
)
CYBER = Query(words="cyber")
RELEASE = Release(id="x", path="", source_id="x", text=TEXT, title=Span(0, 9))


def reading(**how: Any) -> Reading:
    return Reading(address="https://readout.example/release/x", today=date(2026, 3, 4), **how)


def first_paragraph(page: ReleasePage) -> list[Piece]:
    return [piece for stretch in page.paragraphs[0].stretches for piece in stretch.pieces]


def quoted(words: str) -> str:
    start = TEXT.index(words)
    (quote,) = reason(RELEASE, Evidence("r", (Span(start, start + len(words)),))).quotes
    return "".join(piece.text for piece in quote.pieces)


def tags(tagged: TaggedRelease, label: str) -> tuple[ShownTag, ...]:
    return next(group.tags for group in tag_groups(tagged) if group.label == label)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        pytest.param("Korea", "The U.S. Department met Korea.", id="abbreviation-inside"),
        pytest.param("Kim", "Ann Archer led it, said Dr. Kim.", id="title-inside"),
        pytest.param(
            "met Korea. Ann",
            "The U.S. Department met Korea. Ann Archer led it, said Dr. Kim.",
            id="over-two-sentences",
        ),
        pytest.param("talks", "The talks", id="headline"),
        pytest.param("Bye", "Bye.", id="last-paragraph"),
    ],
)
def test_evidence_is_shown_in_its_sentence(words: str, sentence: str) -> None:
    assert quoted(words) == sentence


def test_the_words_that_count_are_marked_in_the_sentence() -> None:
    start = TEXT.index("Archer")
    (quote,) = reason(RELEASE, Evidence("r", (Span(start, start + 6),))).quotes
    assert [piece.text for piece in quote.pieces if piece.match] == ["Archer"]
    assert quote.paragraph == 1


def test_a_long_sentence_is_cut_around_the_words() -> None:
    text = f"{'so ' * 200}Archer {'on ' * 200}"
    release = Release(id="x", path="", source_id="x", text=text, title=Span(0, 0))
    (quote,) = reason(release, Evidence("r", (Span(600, 606),))).quotes
    assert sum(len(piece.text) for piece in quote.pieces) <= 240
    assert (quote.has_start, quote.has_end) == (False, False)


@pytest.mark.parametrize(
    ("rule", "note"),
    [
        pytest.param("declared:feed", "declared by feed", id="declared"),
        pytest.param("derived:issuer-country", "follows from issuer country", id="derived"),
        pytest.param("corrected", "corrected by hand", id="corrected"),
        pytest.param("lead.headed", "", id="from-the-text"),
    ],
)
def test_a_tag_without_words_says_where_it_comes_from(rule: str, note: str) -> None:
    assert reason(RELEASE, Evidence(rule)).note == note


def test_every_tag_of_the_release_is_shown_with_its_search(seoul: TaggedRelease) -> None:
    (counterpart,) = tags(seoul, "Counterpart")
    assert (counterpart.text, counterpart.url) == ("South Korea", "/search?counterpart=KR")


def test_a_lead_has_side_title_and_sentence(seoul: TaggedRelease) -> None:
    (lead,) = tags(seoul, "Heads of delegation")
    assert lead.side is not None
    assert (lead.side.code, lead.detail) == ("US", "Deputy Secretary")
    assert lead.reason.rule == "lead.led-the-delegation"
    (quote,) = lead.reason.quotes
    assert (
        "".join(piece.text for piece in quote.pieces) == "Ann Archer led the American delegation."
    )


def test_a_field_without_tags_is_kept_as_not_stated(seoul: TaggedRelease) -> None:
    unknown = replace(seoul, officials=(), agencies=())
    assert tags(unknown, "Lead officials") == ()
    assert tags(unknown, "Agencies") == ()


def test_the_headline_and_the_paragraphs_share_one_numbering(seoul: TaggedRelease) -> None:
    found = tuple(
        Matched(Span(at, at + 5))
        for at in range(len(seoul.release.text))
        if seoul.release.text[at : at + 5].lower() == "cyber"
    )
    page = release_page(seoul, reading(query=CYBER, found=found))
    assert [piece.match for piece in page.heading if piece.match] == [1]
    assert [piece.match for piece in first_paragraph(page) if piece.match] == [2]
    assert page.walk.count == 2


def test_a_title_that_is_the_first_sentence_is_not_marked_twice() -> None:
    tagged = from_record({"id": "x", "text": "Talks on cyber. More.", "title_span": [0, 15]})
    page = release_page(tagged, reading(query=CYBER, found=(Matched(Span(9, 14)),)))
    assert page.heading == (Piece("Talks on cyber."),)
    assert Piece("cyber", 1) in first_paragraph(page)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/",
        "http:",
        "https://",
        "http://[",
        "ftp://a.example/",
        "https://a.example/\x00",
        "mailto:a@a.example",
        "",
    ],
)
def test_only_a_web_address_becomes_a_link(url: str, seoul: TaggedRelease) -> None:
    tagged = replace(seoul, release=replace(seoul.release, url=url))
    assert release_page(tagged, reading()).original is None


def test_the_original_is_linked_by_its_host(seoul: TaggedRelease) -> None:
    original = release_page(seoul, reading()).original
    assert original is not None
    assert (original.text, original.url) == (
        "ministry.example",
        "https://ministry.example/releases/5",
    )


def test_facts_say_when_it_was_published_after_the_event(seoul: TaggedRelease) -> None:
    facts = {fact.name: fact for fact in release_page(seoul, reading()).facts}
    assert facts["Published"].note == "2 days later, declared by feed"
    assert facts["Met"].when is not None
    assert facts["Met"].when.text == "21 June 2018"


def test_a_release_of_which_nothing_is_known_has_a_page() -> None:
    page = release_page(from_record({"id": "x", "text": ""}), reading(view=View.TAGS))
    assert page.title == "x"
    assert [fact.when for fact in page.facts] == [None, None]


def test_an_inferred_date_names_its_rule_and_its_sentence(seoul: TaggedRelease) -> None:
    day = seoul.release.text.index("June 21")
    start = Tag(date(2018, 6, 21), Evidence("weekday", (Span(day, day + 7),)))
    facts = release_page(replace(seoul, event_start=start), reading()).facts
    assert facts[0].note == "to the day, inferred: weekday"
    assert facts[0].quote is not None
    assert facts[0].quote.paragraph == 1
