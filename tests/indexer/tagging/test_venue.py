"""The city of a meeting, past all other cities of a release."""

from collections.abc import Callable

import pytest

from indexer.model import Release
from indexer.tagging.candidates import Sides
from indexer.tagging.venue import tag_venue

Make = Callable[..., Release]


def venue(
    release: Release, issuer: str | None = None, language: str = "en", kind: str | None = "talks"
) -> str | None:
    tag = tag_venue(release, Sides(issuer, ("FR", "IN"), ("IN",), language), kind)
    return tag.value if tag else None


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        pytest.param("Dialogue in Seoul", "They talked at length.", "Seoul", id="headline"),
        pytest.param("Dialogue", "The two sides met in Ha Noi on May 4.", "Hanoi", id="spelling"),
        pytest.param(
            "Dialogue", "It took place in Washington, D.C., on May 4.", "Washington", id="district"
        ),
        pytest.param("Talks", "Brussels hosted the second dialogue.", "Brussels", id="host"),
        pytest.param("Talks", "Canberra, Australia, was the venue of it.", "Canberra", id="scene"),
        pytest.param("Talks", "The Korean capital hosted the meeting.", "Seoul", id="capital"),
        pytest.param(
            "Minister Travels to Poland", "She will travel to Warsaw on May 4.", "Warsaw", id="trip"
        ),
        pytest.param("협의회 개최", "제3차 협의회가 서울에서 열렸다.", "Seoul", id="Korean"),
        pytest.param("MINISTERS MEET IN VILNIUS", "They talked.", "Vilnius", id="capitals"),
        pytest.param(
            "Talks",
            "They met at the Department of Foreign Affairs in Manila on Monday.",
            "Manila",
            id="department in a city",
        ),
        pytest.param(
            "Dialogue", "The Hague: A session was held here today.", "The Hague", id="here"
        ),
        pytest.param("İstişareler", "Görüşmeler Ankara'da yapıldı.", "Ankara", id="Turkish"),
        pytest.param(
            "磋商",
            "双方代表团十一日在贝尔格莱德举行第六次磋商。",
            "Belgrade",
            id="Chinese",
        ),
        pytest.param(
            "Minister Before Her Meeting",
            "Berlin, Germany\n\nSECRETARY HOLM: Good morning.",
            "Berlin",
            id="line above a transcript",
        ),
        pytest.param(
            "Talks", "They met at the State Department on May 4.", "Washington", id="seat"
        ),
        pytest.param(
            "Talks", "In the city of Graz, the VIII meeting was held.", "Graz", id="city of"
        ),
        pytest.param(
            "Talks", "They met on the sidelines of a conference in Dakar.", "Dakar", id="sidelines"
        ),
        pytest.param(
            "Talks", "It met at National Defence Headquarters in Ottawa.", "Ottawa", id="house in"
        ),
        pytest.param(
            "Lunch", "She hosted a lunch at the Taipei Guest House.", "Taipei", id="name of a house"
        ),
        pytest.param(
            "Talks", "At Palazzo Verdala, Valletta, they held talks.", "Valletta", id="house, city"
        ),
        pytest.param("Talks", "It was held at Grand Hilton Busan from May 4.", "Busan", id="hotel"),
        pytest.param(
            "Talks", "She welcomed him to Lancaster House today.", "London", id="known house"
        ),
        pytest.param(
            "Talks",
            "The dialogue was held in Schwäbisch Hall on 4 May.",
            "Schwäbisch Hall",
            id="of no gazetteer",
        ),
        pytest.param(
            "Talks",
            "The two met in Oslo. They stand by the letter that both signed in Riga in May 2014.",
            "Oslo",
            id="long ago elsewhere",
        ),
        pytest.param(
            "Talks",
            "FORT ADAMS, Md. - Ms Roe hosted Mr Rao on Oct. 17 for talks at the Cyber Center.",
            "Fort Adams",
            id="center at the dateline",
        ),
        pytest.param(
            "Head of body ends visit to Tajikistan",
            "DUSHANBE, 30 June – She concluded a visit to Tajikistan and met the President.",
            "Dushanbe",
            id="dateline in the country visited",
        ),
        pytest.param(
            "Talks",
            "They met in Brussels in advance of the summit in Vilnius.",
            "Brussels",
            id="before another meeting",
        ),
    ],
)
def test_city_is_found(make: Make, title: str, body: str, expected: str) -> None:
    assert venue(make(title, body)) == expected


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("fr", "Ils ont signé, mardi à Rabat, une feuille de route.", "Rabat"),
        ("de", "Die Konsultationen fanden am 5. Mai in Bad Saarow statt.", "Bad Saarow"),
        ("pt", "Realizou-se em Brasília, no dia 5, a reunião.", "Brasília"),
        ("pl", "W Rzeszowie odbyło się posiedzenie grupy roboczej.", "Rzeszów"),
        ("cs", "V Brně se konalo jednání ministrů.", "Brno"),
        ("ru", "Встреча прошла в Ташкенте 5 мая.", "Tashkent"),
        ("uk", "У Києві відбулися консультації.", "Kyiv"),
        ("el", "Η συνάντηση πραγματοποιήθηκε στην Αθήνα.", "Athens"),
        ("fi", "Ministerit tapasivat Helsingissä maanantaina.", "Helsinki"),
        ("et", "Ministrid kohtusid Tallinnas teisipäeval.", "Tallinn"),
        ("lt", "Ministrai susitiko Vilniuje antradienį.", "Vilnius"),
        ("hu", "A miniszterek Budapesten találkoztak.", "Budapest"),
        ("sv", "Mötet ägde rum i Stockholm den 5 maj.", "Stockholm"),
        ("ko", "양측은 오후 서울 용산 국방부 청사에서 대화를 개최하였다.", "Seoul"),
        ("ja", "11月9日、ドイツ連邦共和国ベルリンにおいて、協議が開催されました。", "Berlin"),
        ("ja", "東京都において会議を開催しました。", "Tokyo"),
        ("ar", "التقى الوزير نظيره في القاهرة اليوم.", "Cairo"),
    ],
)
def test_cities_are_found_in_other_languages(
    make: Make, language: str, body: str, expected: str
) -> None:
    assert venue(make("—", body), language=language) == expected


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param("Talks", "Washington, DC\n\nThe sides agreed on trade.", id="dateline"),
        pytest.param("Talks", "The next round is to be held in Oslo in May.", id="next round"),
        pytest.param("Talks", "The dialogue was held by video; Oslo is far away.", id="no place"),
        pytest.param("Talks", "They met virtually; officials in Oslo were content.", id="virtual"),
        pytest.param(
            "Minister’s Call with Ms Rao", "She spoke from an airport in Oslo.", id="call"
        ),
        pytest.param(
            "Minister Travels to Oslo and Riga",
            "She will travel to Oslo, Norway, and Riga, Latvia.",
            id="two cities",
        ),
        pytest.param(
            "Talks held", "The foreign ministry in Oslo announced the talks.", id="source"
        ),
    ],
)
def test_other_cities_are_no_venue(make: Make, title: str, body: str) -> None:
    assert venue(make(title, body)) is None


@pytest.mark.parametrize(
    ("kind", "title", "body"),
    [
        ("statement", "Attack in Istanbul", "We condemn the attack in Istanbul."),
        ("call", "Minister speaks with colleague", "She spoke from a port in Riga."),
        (None, "Notice to travellers", "Take care in Tbilisi, where rallies go on."),
        ("visit", "Envoy's Travel to Chad and Niger", "In N'Djamena she will meet officials."),
    ],
)
def test_what_is_no_meeting_in_one_place_has_no_venue(
    make: Make, kind: str | None, title: str, body: str
) -> None:
    assert venue(make(title, body), kind=kind) is None


@pytest.mark.parametrize(
    "body",
    [
        "H.E. Abebe held talks today in his office with Ms Novak.",
        "The Ministry of Foreign Affairs was the venue of the talks.",
        "Three of the four sat down in the capital on Wednesday.",
    ],
)
def test_the_hosts_houses_are_in_its_capital(make: Make, body: str) -> None:
    assert venue(make("Talks", body), issuer="ET") == "Addis Ababa"


def test_the_ministry_is_where_the_issuer_is(make: Make) -> None:
    made = make("Dialogue", "The two sides met at the Ministry of Foreign Affairs on May 4.")
    assert venue(made, issuer="KR") == "Seoul"
