from dataclasses import replace

from indexer.model import TaggedRelease
from indexer.record import from_record
from webapp.present.linked import LONGEST, preview

HERE, ORIGINAL = "https://readout.example/release/x", "https://ministry.example/releases/5"


def test_a_release_is_an_article_about_an_event(seoul: TaggedRelease) -> None:
    assert preview(seoul, HERE, ORIGINAL).linked == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Fifth cyber talks held in Seoul",
        "url": ORIGINAL,
        "datePublished": "2018-06-23",
        "inLanguage": "en",
        "author": {"@type": "GovernmentOrganization", "name": "Ministry of State"},
        "keywords": ["deterrence"],
        "about": {
            "@type": "Event",
            "name": "Cyber Consultations",
            "startDate": "2018-06-21",
            "endDate": "2018-06-21",
            "location": {"@type": "Place", "name": "Seoul"},
            "attendee": [
                {"@type": "Organization", "name": "South Korea"},
                {"@type": "Organization", "name": "United States"},
            ],
        },
    }


def test_without_a_day_there_is_no_event(seoul: TaggedRelease) -> None:
    assert "about" not in preview(replace(seoul, event_start=None), HERE, "").linked


def test_what_is_not_stated_is_not_linked() -> None:
    bare = preview(from_record({"id": "x", "text": ""}), HERE, "")
    assert set(bare.linked) == {"@context", "@type", "headline", "url"}
    assert (bare.about, bare.linked["url"]) == ("", HERE)


def test_a_long_beginning_is_cut_at_a_word() -> None:
    about = preview(from_record({"id": "x", "text": "word " * 90}), HERE, "").about
    assert len(about) <= LONGEST
    assert about.endswith("word…")
