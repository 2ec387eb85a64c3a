"""Who published: addresses, names of sites, credit lines, datelines, portals."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from indexer.model import Declared, Kind, Release, Stated
from indexer.tagging.issuer import choose_publisher, issuer_candidates, issuer_tag
from indexer.tagging.issuer.publishers import known_name, publisher_at

Make = Callable[..., Release]


def issuer(release: Release) -> tuple[str, str | None] | None:
    tag = issuer_tag(choose_publisher(issuer_candidates(release)))
    return (tag.value.name, tag.value.country) if tag else None


@pytest.mark.parametrize(
    ("url", "country", "kind"),
    [
        ("https://www.state.gov/a", "US", Kind.OFFICIAL),
        ("https://overseas.mofa.go.kr/be-en/a", "KR", Kind.OFFICIAL),
        ("https://www.eeas.europa.eu/eeas/a_en", "EU", Kind.OFFICIAL),
        ("https://washington.mfa.ee/a", "EE", Kind.OFFICIAL),
        ("https://www.agency.gov.xk/a", "XK", Kind.OFFICIAL),
        ("https://www.defence.gouv.sn/a", "SN", Kind.OFFICIAL),
        ("https://en.yna.co.kr/view/a", "KR", Kind.NEWS),
        ("https://www.some-paper.co.ke/a", "KE", None),
        ("https://www.mfa.gov.fj/a", "FJ", Kind.OFFICIAL),
        ("https://diplomatie.ma/en/a", "MA", Kind.OFFICIAL),
        ("https://www.kathimerini.gr/a", "GR", Kind.NEWS),
        ("https://www.osce.org/a", "OSCE", Kind.OFFICIAL),
    ],
)
def test_an_address_tells_country_and_kind(url: str, country: str, kind: Kind | None) -> None:
    publisher = publisher_at(url)
    assert publisher is not None
    assert (publisher.country, publisher.kind) == (country, kind)


@pytest.mark.parametrize("url", ["https://blog.example.com/a", "http://[broken", "", "x.tv", "a.b"])
def test_an_address_without_a_country_tells_nothing(url: str) -> None:
    assert publisher_at(url) is None


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Ministry of Foreign Affairs of Mongolia", "MN"),
        ("Embassy of Estonia in Washington", "EE"),
        ("British Embassy Seoul", "GB"),
        ("U.S. Department of State", "US"),
        ("Office of the Spokesperson", "US"),
        ("The Korea Herald Sign in Subscribe", "KR"),
        ("Nhan Dan en ligne", "VN"),
        ("Ministerstwo Obrony Narodowej, Polska", "PL"),
        ("Embassy in Belgium | Embassy in France | Mission to the EU", None),
        ("Talks about cooperation", None),
        ("The Guardian", "GB"),
        ("Foreign policy", None),
        ("Facebook", None),
        ("Today", None),
        ("Visit to Oslo_Ministry of Foreign Affairs of the People's Republic of China", "CN"),
        ("REPUBLIC OF MALAWI MINISTRY OF FOREIGN AFFAIRS", "MW"),
        ("Ministerio de Asuntos Exteriores, Unión Europea y Cooperación", "ES"),
        ("Kementerian Luar Negeri Republik Indonesia", "ID"),
        ("MOD Georgia", "GE"),
        ("Farnesina", "IT"),
        ("กระทรวงการต่างประเทศ", "TH"),
        ("وزارة الخارجية المصرية", "EG"),
        ("Skip to content Ministry of Foreign Affairs of the Republic of Latvia EN", "LV"),
        ("State Secretary receives Ambassador of Serbia at the Foreign Ministry of Chile", None),
        ("12 Nov 2021 Turkish embassy staff completes its mission", None),
        ("Reception at Embassy of Serbia (2024-03-19)", None),
    ],
)
def test_a_name_tells_the_country(name: str, country: str | None) -> None:
    publisher = known_name(name)
    assert (publisher.country if publisher else None) == country


@pytest.mark.parametrize(
    ("aside", "expected"),
    [
        (
            ("Africa Newsroom", "Distributed by APO on behalf of Council of the European Union."),
            "EU",
        ),
        (("EIN Presswire", "News Provided By", "U.S. Department of State"), "US"),
        (("WiredGov Newswire", "Latest News from", "Home Office"), "GB"),
    ],
)
def test_a_portals_copy_belongs_to_the_author_it_shows(
    make: Make, aside: tuple[str, ...], expected: str
) -> None:
    found = issuer(make("Talks", "They met.", set_aside=aside))
    assert found is not None
    assert found[1] == expected


def test_a_repost_is_the_reposters(make: Make) -> None:
    aside = ("The post Talks first appeared on Some Blog.",)
    release = make("Talks", "Office of the Spokesperson\n\nThey met.", set_aside=aside)
    publisher = choose_publisher(issuer_candidates(release))
    assert publisher is not None
    assert (publisher.value.name, publisher.value.kind) == ("Some Blog", Kind.REPOST)


def test_an_agency_in_the_dateline_is_quoted(make: Make) -> None:
    release = make("Talks", "SEOUL, May 7 (Yonhap) -- They will meet.")
    chosen = choose_publisher(issuer_candidates(release))
    assert chosen is not None
    assert chosen.value.name == "Yonhap News Agency"
    assert [span.of(release.text) for span in chosen.spans] == ["Yonhap"]


def test_hangul_menus_around_english_are_a_korean_ministrys(make: Make) -> None:
    chosen = choose_publisher(
        issuer_candidates(make("Talks", "They met.", set_aside=("본문 바로가기",)))
    )
    assert chosen is not None
    assert chosen.value.country == "KR"


def test_the_address_counts_more_than_the_page(make: Make) -> None:
    release = make("Talks", "Office of the Spokesperson\n\nText.", url="https://www.mofa.go.jp/a")
    assert issuer(release) == ("Ministry of Foreign Affairs of Japan", "JP")


def test_nobody_is_guessed(make: Make) -> None:
    assert issuer(make("Japan and Kenya hold talks", "Japan and Kenya held talks.")) is None


@pytest.mark.parametrize(
    ("aside", "body", "country"),
    [
        (("Ministry of Foreign Affairs", "No. 2, Elm Street, Nairobi 00100"), "", "KE"),
        (("MFA", "Tel: +94 11 232 5371, Colombo 01"), "", "LK"),
        (("Ministry", "© Loretánské náměstí 5, 118 00 Praha 1"), "", "CZ"),
        (("Ministry", "Rue de la Loi 15, 1000 Brussels"), "", None),
        (("Consular services",), "They met.\n\nIslamabad\n\n05 May 2023", "PK"),
        (("Consular services",), "Kigali, 16 April 2022 - Rwanda and Jamaica met.", "RW"),
        (("Consular services",), "Geneva, 16 April 2022 - Rwanda and Jamaica met.", None),
    ],
    ids=lambda value: str(value)[:40],
)
def test_the_address_of_a_governments_page_tells_its_country(
    make: Make, aside: tuple[str, ...], body: str, country: str | None
) -> None:
    chosen = choose_publisher(issuer_candidates(make("Talks", body or "Text.", set_aside=aside)))
    assert (chosen.value.country if chosen else None) == country


def test_a_headline_that_names_embassies_is_no_issuer(make: Make) -> None:
    assert issuer(make("Japan-Kenya Foreign Office Consultations", "They met.")) is None


@pytest.mark.parametrize("menu", ["Sports | Weather", "Topics: Foreign Ministry"])
def test_an_address_on_anybodys_page_tells_the_country_but_not_the_kind(
    make: Make, menu: str
) -> None:
    aside = (menu, "Elm Street, Nairobi 00100")
    chosen = choose_publisher(issuer_candidates(make("Talks", "Text.", set_aside=aside)))
    assert chosen is not None
    assert (chosen.value.country, chosen.value.kind) == ("KE", None)


@pytest.mark.parametrize(
    ("body", "country"),
    [
        ("REPUBLIC OF KENYA\n\nMINISTRY OF DEFENCE\n\nThe minister met guests.", "KE"),
        ("Ministry of Defence\n\nKenya\n\nThe minister met guests.", "KE"),
        ("Visit to Kenya\n\nMinistry of Defence\n\nThe minister met guests.", "GB"),
    ],
    ids=["country first", "ministry first", "a line about a country is no letterhead"],
)
def test_a_letterhead_in_two_lines_is_read_as_one(make: Make, body: str, country: str) -> None:
    chosen = choose_publisher(issuer_candidates(make("Guests received", body)))
    assert chosen is not None
    assert chosen.value.country == country


def test_the_ends_of_a_page_in_one_line_are_read_for_its_name(make: Make) -> None:
    menu = "Foreign Ministry of Kenya - Home | About | " + "The minister met her guests. " * 30
    chosen = choose_publisher(issuer_candidates(make("", menu)))
    assert chosen is not None
    assert chosen.value.country == "KE"


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("Kingdom of Norway", "NO"),
        ("THE UNITED REPUBLIC OF TANZANIA", "TZ"),
        ("République du Sénégal", "SN"),
        ("Ministry of Foreign Affairs | Republic of Maldives", "MV"),
        ("PRESS OFFICE   Ministry of Defence   Republic of Fiji   Home", "FJ"),
        ("United Kingdom", None),
        ("Kenya", None),
        ("State of play", None),
    ],
)
def test_a_states_full_name_heads_its_governments_pages(
    make: Make, line: str, country: str | None
) -> None:
    chosen = choose_publisher(issuer_candidates(make("Talks", "Text.", set_aside=(line,))))
    assert (chosen.value.country if chosen else None) == country


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("Tehran, IRNA – The ministers spoke.", "IRNA"),
        ("TNN | Oct 18, 2019", "Times News Network"),
        ("The ministers spoke of the IRNA report.", None),
    ],
    ids=["in the dateline", "in the byline", "in the text"],
)
def test_an_agency_is_read_where_agencies_sign(make: Make, opening: str, name: str | None) -> None:
    chosen = choose_publisher(issuer_candidates(make("Talks", opening)))
    assert (chosen.value.name if chosen else None) == name


def test_a_government_whose_office_nothing_names_goes_by_its_country(make: Make) -> None:
    release = make("Guests received", "Text.", set_aside=("Kingdom of Norway",))
    assert issuer(release) == ("Norway", "NO")


def test_numbering_with_squares_is_a_korean_ministrys(make: Make) -> None:
    release = make("Talks", "□ They met.\n\n□ They parted.")
    assert issuer(release) == ("South Korea", "KR")


def test_a_site_with_a_bodys_name_is_the_bodys(make: Make) -> None:
    declared = Declared(site_name=(Stated("African Union (AU)", "page"),))
    release = replace(make("Talks", "Text."), declared=declared)
    assert issuer(release) == ("African Union (AU)", "AFRICAN_UNION")


@pytest.mark.parametrize(
    ("aside", "country"),
    [
        ("United Arab EmiratesMinistry of Foreign AffairsHomeServices", "AE"),
        ("Ministry of Defense Japan", "JP"),
        ("Image: U.S. Department of State", None),
        ("Next: Ministry of Defence of Kenya receives guests", None),
        ("COUNCIL OF EUROPE", "COUNCIL_OF_EUROPE"),
    ],
    ids=["glued", "no link", "credit of an image", "next page", "body"],
)
def test_a_line_around_the_text_names_who_publishes_or_somebody_else(
    make: Make, aside: str, country: str | None
) -> None:
    chosen = choose_publisher(issuer_candidates(make("Talks", "Text.", set_aside=(aside,))))
    assert (chosen.value.country if chosen else None) == country


@pytest.mark.parametrize(
    "opening",
    [
        "Foreign Ministry of Oman Latest news Oman and Peru hold talks in Muscat. ",
        "Ministry12th India-Oman CommitteePosted On: 31 JAN 2024 by PIB Delhi. ",
    ],
)
def test_a_page_in_one_line_begins_with_its_publisher(make: Make, opening: str) -> None:
    chosen = choose_publisher(issuer_candidates(make("", opening + "They met again. " * 40)))
    assert chosen is not None
    assert chosen.value.country == ("OM" if "Foreign" in opening else "IN")


def test_a_ministry_among_tags_without_spaces_inside_is_no_publisher() -> None:
    assert known_name("サイバー攻撃 英国 外務省") is None
    assert known_name("外務省") is not None


def test_furniture_tells_the_country_but_is_no_issuers_name(make: Make) -> None:
    release = make("Talks", "Text.", set_aside=("Transparency Seal | Home",))
    assert issuer(release) == ("Philippines", "PH")


@pytest.mark.parametrize(
    ("page", "country"),
    [
        ("Press Releases Talks Take Place Date 2022-06-16 File none hit 690 1. They met. ", "KR"),
        ("SNS 공유 Press Releases Talks Take Place. They met. ", "KR"),
        ("Press Releases Talks Take Place Date 2022-06-16. They met. ", None),
    ],
    ids=["board", "menu in hangul", "neither"],
)
def test_the_head_of_a_flattened_page_tells_a_korean_ministrys(
    make: Make, page: str, country: str | None
) -> None:
    chosen = choose_publisher(issuer_candidates(make("", page + "They talked at length. " * 40)))
    assert (chosen.value.country if chosen else None) == country
