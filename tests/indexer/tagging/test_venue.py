"""The city of a meeting, past all other cities of a release."""

from collections.abc import Callable

import pytest

from indexer.model import Release
from indexer.tagging.candidates import Sides
from indexer.tagging.venue import tag_venue

Make = Callable[..., Release]


def venue(release: Release, issuer: str | None = None) -> str | None:
    tag = tag_venue(release, Sides(issuer, ("FR", "IN")))
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
    ],
)
def test_city_is_found(make: Make, title: str, body: str, expected: str) -> None:
    assert venue(make(title, body)) == expected


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


def test_the_ministry_is_where_the_issuer_is(make: Make) -> None:
    made = make("Dialogue", "The two sides met at the Ministry of Foreign Affairs on May 4.")
    assert venue(made, issuer="KR") == "Seoul"
