"""What a page says about itself becomes metadata, as printed and with its place."""

import pytest

from indexer.model import Declared, RawRelease, Release, Stated
from indexer.normalise import normalise

BODY = "<p>Officials of both sides met in Halden and agreed to continue their talks next year.</p>"
TEXT = "Officials of both sides met in Halden and agreed to continue their talks next year."


def page(head: str = "", body: str = BODY, lang: str = "") -> Release:
    source = f"<html{lang}><head>{head}</head><body><h1>Talks in Halden</h1>{body}</body></html>"
    return clean("text/html", source)


def clean(media_type: str, source: str, declared: Declared | None = None) -> Release:
    raw = RawRelease("x", "x", "x", media_type, source.encode(), declared or Declared())
    return normalise(raw)


@pytest.mark.parametrize(
    ("head", "value", "by"),
    [
        ('<meta property="article:published_time" content="2021-05-04T09:00:00+02:00">',
         "2021-05-04T09:00:00+02:00", "meta article:published_time"),
        ('<META NAME="DC.Date" CONTENT="2021-05-04">', "2021-05-04", "meta dc.date"),
        ('<script type="application/ld+json">{"@graph":[{"datePublished":"2021-05-04"}]}</script>',
         "2021-05-04", "JSON-LD datePublished"),
    ],
    ids=["open-graph", "dublin-core", "json-ld"],
)  # fmt: skip
def test_head_gives_the_date_of_publication(head: str, value: str, by: str) -> None:
    assert page(head).declared.published == (Stated(value, by),)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Published : May 4, 2021", "May 4, 2021"),
        ("Posted On: 4 MAY 2021 5:41PM", "4 MAY 2021 5:41PM"),
        ("Written: 2021-05-04 18:33:50Updated: 2021-05-05 18:37:14", "2021-05-04 18:33:50"),
        ("May 4, 2021 - 17:40 By Ragna Holt", "May 4, 2021 - 17:40"),
        ("Date</p><p>2021-05-04", "2021-05-04"),
        ("04.05.2021", "04.05.2021"),
        ("2021년 5월 4일", "2021년 5월 4일"),
    ],
    ids=["colon", "posted-on", "glued-update", "before-byline", "label-above", "bare", "korean"],
)
def test_head_of_the_text_gives_the_date_of_publication(line: str, value: str) -> None:
    assert page(body=f"<p>{line}</p>{BODY}").declared.published == (Stated(value, "page header"),)


@pytest.mark.parametrize(
    "line",
    ["Updated: May 7, 2021", "Last modified 2021-05-07", "Published", "Published: in News"],
)
def test_an_update_is_no_date_of_publication(line: str) -> None:
    assert page(body=f"<p>{line}</p>{BODY}").declared.published == ()


def test_date_above_the_headline_is_noted_and_set_aside() -> None:
    release = clean("text/plain", f"May 4, 2021\n\nTalks go on in Halden\n\n{TEXT}")
    assert release.declared.published == (Stated("May 4, 2021", "page header"),)
    assert release.set_aside == ("May 4, 2021",)


def test_a_time_above_the_headline_may_be_the_pages_clock() -> None:
    release = clean("text/plain", f"Oslo, May 4, 2021 - 11:09\n\nTalks go on in Halden\n\n{TEXT}")
    assert release.declared.published == (Stated("May 4, 2021 - 11:09", "page top"),)


def test_crawler_stamp_is_the_last_resort() -> None:
    source = f" date 2021-05-05 \n\nTalks go on in Halden\n\nDate\n2021-05-04\n\n{TEXT}"
    published = clean("text/plain", source).declared.published
    assert published == (
        Stated("2021-05-04", "page header"),
        Stated("2021-05-05", "crawler prefix"),
    )


def test_declared_by_the_container_wins() -> None:
    declared = Declared(
        title=Stated("Talks in Halden", "feed"),
        url=Stated("https://harbour.example/feed", "feed"),
        published=(Stated("Tue, 04 May 2021", "feed"),),
        language=Stated("en", "feed"),
    )
    source = (
        '<html lang="fr"><head><link rel="canonical" href="https://harbour.example/page">'
        f'<meta name="date" content="2021-05-09"></head><body>{BODY}</body></html>'
    )
    release = clean("text/html", source, declared)
    assert release.url == "https://harbour.example/feed"
    assert [one.by for one in release.declared.published] == ["feed", "meta date"]
    assert release.declared.language == Stated("en", "feed")
    assert release.text == f"Talks in Halden\n\n{TEXT}"
    assert release.title.of(release.text) == "Talks in Halden"


def test_declared_headline_that_the_page_prints_stands_once() -> None:
    declared = Declared(title=Stated("Talks in Halden", "feed"))
    release = clean("text/html", f"<h2>Talks in Halden</h2>{BODY}", declared)
    assert release.text == f"Talks in Halden\n\n{TEXT}"


@pytest.mark.parametrize(
    ("line", "site"),
    [
        ("Source: Harbour Mirror |", "Harbour Mirror"),
        ("Distributed by Wire on behalf of Harbour Ministry.", "Harbour Ministry"),
        ("제공: 항만부 / 배포: 소식", "항만부"),
    ],
    ids=["source", "distributor", "korean"],
)
def test_credit_names_the_source(line: str, site: str) -> None:
    stated = page(body=f"{BODY}<p>{line}</p>").declared.site_name
    assert [one.value for one in stated] == [site]


def test_site_in_the_title_is_taken_off_and_noted() -> None:
    release = page("<title>Talks in Halden - Harbour Times</title>")
    assert release.title.of(release.text) == "Talks in Halden"
    assert Stated("Harbour Times", "title suffix") in release.declared.site_name


def test_address_and_language_of_the_page_are_noted() -> None:
    head = '<meta property="og:url" content="https://harbour.example/1">'
    release = page(head, lang=' lang="en-GB"')
    assert release.url == "https://harbour.example/1"
    assert release.declared.language == Stated("en-GB", "html lang")


def test_front_matter_is_metadata_and_set_aside() -> None:
    source = (
        "---\ntitle: Talks in Halden\nfirst_published: 2021-05-04\nlocale: en\n"
        "publishing_organisation: Harbour Ministry\nsource: https://harbour.example/1\n---\n"
        f"# Talks in Halden\n\n{TEXT}\n"
    )
    release = clean("text/markdown", source)
    assert release.text == f"Talks in Halden\n\n{TEXT}"
    assert release.url == "https://harbour.example/1"
    assert release.declared.published == (Stated("2021-05-04", "front matter"),)
    assert release.declared.site_name == (Stated("Harbour Ministry", "front matter"),)
    assert "title: Talks in Halden" in release.set_aside


@pytest.mark.parametrize("matter", ["title: [", "- 1\n- 2", "date: 2021-99-99", "a: &a [*a]"])
def test_odd_front_matter_costs_the_metadata_only(matter: str) -> None:
    release = clean("text/markdown", f"---\n{matter}\n---\n# Talks go on\n\n{TEXT}")
    assert release.text == f"Talks go on\n\n{TEXT}"


def test_mail_headers_are_metadata() -> None:
    source = (
        "From: Harbour Ministry <press@harbour.example>\nDate: Tue, 4 May 2021 18:05:00 +0200\n"
        "Subject: =?utf-8?b?UHJlc3MgUmVsZWFzZTogVGFsa3MgaW4gSGFsZGVu?=\n\n" + TEXT
    )
    release = clean("message/rfc822", source)
    assert release.title.of(release.text) == "Talks in Halden"
    assert release.declared.published == (Stated("Tue, 4 May 2021 18:05:00 +0200", "mail header"),)
    assert release.declared.author == (
        Stated("Harbour Ministry <press@harbour.example>", "mail header"),
    )
