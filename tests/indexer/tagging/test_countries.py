"""Who met, who of them is a counterpart, who is only talked about."""

from collections.abc import Callable

import pytest

from indexer.model import Kind, Release
from indexer.tagging.countries import party_candidates, tag_countries

Make = Callable[..., Release]


def sides(release: Release, issuer: str | None, kind: Kind, language: str) -> tuple[set[str], ...]:
    roles = tag_countries(release, issuer, kind, language)
    return ({tag.value for tag in roles.parties}, {tag.value for tag in roles.counterparts})


@pytest.mark.parametrize(
    ("title", "body", "issuer", "counterparts"),
    [
        ("Seventh India–Japan Cyber Dialogue", "It took place in Tokyo.", "IN", "JP"),
        ("ROK and Australia Hold 5th Cyber Policy Dialogue", "Held in Canberra.", "KR", "AU"),
        ("Minister's Call with Kenyan President", "He spoke with William Ruto.", "GB", "KE"),
        (
            "Joint Statement on the Second Consultations",
            "The governments of the United States, Denmark, Estonia and Norway met in Helsinki.",
            "US",
            "DK EE NO",
        ),
        (
            "Second Trilateral Meeting",
            "On September 6 in Seoul, Republic of Korea, officials from the Republic of Korea, "
            "the United States of America, and Japan convened the group on the DPRK.",
            "US",
            "KR JP",
        ),
        (
            "Under Secretary's Travel to Paraguay, Panama, and El Salvador",
            "She will travel to Asuncion, Paraguay; Panama City, Panama; and San Salvador, "
            "El Salvador.",
            "US",
            "PY PA SV",
        ),
        (
            "Travel to Jerusalem, Cairo, and Amman",
            "The Secretary will leave on Monday.",
            "US",
            "IL EG JO",
        ),
        ("Secretary-General meets the President of Finland", "They met today.", "NATO", "FI"),
        (
            "Vice-Minister receives cyber ambassador",
            "He received Ernst Noorman, Ambassador at Large of the Netherlands.",
            "JP",
            "NL",
        ),
        ("Tunisia National Day", "We congratulate the people of Tunisia.", "US", "TN"),
        ("France Joins the Artemis Accords", "A ceremony was held today.", "US", "FR"),
        (
            "Meeting of Partners on Haiti",
            "Hosted by France, this meeting convened partners for the third time.",
            "US",
            "FR",
        ),
        (
            "Minister meets GCC Secretary General",
            "She met GCC Secretary General Jasem Albudaiwi in Riyadh.",
            "GB",
            "GCC",
        ),
        (
            "The Secretary And Israeli Prime Minister Bennett After Their Meeting",
            "PRIME MINISTER BENNETT: The foreign ministers of Egypt and Morocco gather here.\n\n"
            "SECRETARY BLINKEN: Thank you.",
            "US",
            "IL",
        ),
    ],
)
def test_an_issuers_release_names_the_other_sides(
    make: Make, title: str, body: str, issuer: str, counterparts: str
) -> None:
    found = sides(make(title, body), issuer, Kind.OFFICIAL, "en")
    expected = set(counterparts.split())
    assert found == (expected | {issuer}, expected)


@pytest.mark.parametrize(
    ("title", "body", "language", "parties"),
    [
        ("Dialogue entre le Maroc et les États-Unis", "Il s'est tenu à Rabat.", "fr", "MA US"),
        (
            "Communiqué",
            "Les ministres de la France, de l'Allemagne et de la Pologne se sont réunis à Paris.",
            "fr",
            "FR DE PL",
        ),
        ("Deutsch-französische Konsultationen", "Sie fanden in Berlin statt.", "de", "DE FR"),
        ("Polsko-litewskie rozmowy", "Odbyły się w Warszawie.", "pl", "PL LT"),
        ("Diálogo entre Chile y Estados Unidos", "Se celebró en Santiago.", "es", "CL US"),
        ("Україна та ЄС провели кібердіалог", "Він відбувся в Брюсселі.", "uk", "UA EU"),
        ("제4차 한-EU 사이버정책협의회 개최", "브뤼셀에서 열렸다.", "ko", "KR EU"),
        ("第7回日米サイバー対話の開催", "東京で開催されました。", "ja", "JP US"),
        ("中美举行网络对话", "对话在北京举行。", "zh", "CN US"),
    ],
)
def test_pairs_are_read_in_other_languages(
    make: Make, title: str, body: str, language: str, parties: str
) -> None:
    assert sides(make(title, body), None, Kind.NEWS, language)[0] == set(parties.split())


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Sanctions on Iran's oil trade", "We act against Iran and firms in China."),
        ("Department Press Briefing", "MR PRICE: On Syria.\n\nQUESTION: And Iran?"),
        ("Designation of a Former Ecuadorian President", "He is barred from entry."),
        ("Exercise in Atlanta", "Officials met in Atlanta, Georgia."),
    ],
)
def test_countries_that_nobody_met_are_no_counterparts(make: Make, title: str, body: str) -> None:
    assert sides(make(title, body), "US", Kind.OFFICIAL, "en")[1] == set()


def test_all_parties_are_counterparts_of_news(make: Make) -> None:
    release = make("Japan, Philippines, US to hold summit", "It is held in Washington.")
    assert sides(release, "JP", Kind.NEWS, "en")[1] == {"JP", "PH", "US"}


def test_a_national_agencys_own_minister_is_a_side(make: Make) -> None:
    release = make("Minister meets envoy", "The minister received the Foreign Minister of Iran.")
    assert sides(release, "SA", Kind.NEWS, "en")[0] == {"SA", "IR"}


def test_an_official_text_of_unknown_issuer_is_by_the_side_named_first(make: Make) -> None:
    release = make("5th ROK-US Consultation", "The 5th ROK-US Consultation took place.")
    assert sides(release, None, Kind.OFFICIAL, "en")[1] == {"US"}


def test_what_the_meeting_is_about_is_a_subject(make: Make) -> None:
    release = make("US-ROK talks on North Korea", "They discussed threats from North Korea.")
    roles = tag_countries(release, "US", Kind.OFFICIAL, "en")
    assert [tag.value for tag in roles.subjects] == ["KP"]


def test_parties_are_quoted_by_their_evidence(make: Make) -> None:
    release = make("UK and Singapore hold 3rd Cyber Dialogue", "The talks were in London.")
    quoted = {
        candidate.value: candidate.spans[0].of(release.text)
        for candidate in party_candidates(release, "en")
    }
    assert quoted == {"GB": "UK", "SG": "Singapore"}
