"""Who met, who of them is a counterpart, who is only talked about."""

from collections.abc import Callable

import pytest

from indexer.model import Kind, Release
from indexer.tagging.countries import party_candidates, tag_countries
from indexer.tagging.language import tag_language

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
            "She will travel to Encarnacion, Paraguay; Panama City, Panama; and San Miguel, "
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


@pytest.mark.parametrize(
    ("title", "body", "issuer", "counterpart"),
    [
        (
            "Two ministers talk",
            "Minister of Foreign Affairs of Georgia Lado Beridze held a telephone conversation "
            "with Minister of Foreign Affairs of Kenya Grace Otieno.",
            "GE",
            "KE",
        ),
        (
            "Readout of the meeting",
            "The Secretary-General met today with H.E. Mr. Ole T. Moe, Minister for Foreign "
            "Affairs of the Republic of Fiji.",
            "UN",
            "FJ",
        ),
        (
            "National Cyber Centre and Chile's ANCI Sign Arrangement",
            "The arrangement was signed today.",
            "GB",
            "CL",
        ),
        ("A visitor", "The Ambassador of Morocco H.E. Mr. Ali called on Ms. Lee.", "SG", "MA"),
        ("Farewell Call", "The Swiss Ambassador paid a farewell call on the Minister.", "BD", "CH"),
        (
            "Conversation of the Minister with the Foreign Minister of the State of Qatar",
            "They spoke about trade.",
            "JO",
            "QA",
        ),
        (
            "Rencontre",
            "Le ministre a reçu hier à Paris son homologue ivoirien pour parler de la mer.",
            "FR",
            "CI",
        ),
        (
            "Außenministerin trifft Amtskollegen",
            "Die Ministerin traf am Montag in Berlin ihren Amtskollegen aus Kenia.",
            "DE",
            "KE",
        ),
        (
            "El ministro recibe a la embajadora",
            "El ministro recibió en Lima a la embajadora de Noruega, Ingrid Berg.",
            "PE",
            "NO",
        ),
        (
            "Wiceminister z wizytą",
            "Wiceminister Jan Kowal spotkał się w Warszawie z ambasadorem Japonii w sprawie.",
            "PL",
            "JP",
        ),
        (
            "Kunjungan Menteri Luar Negeri",
            "Menteri Luar Negeri yang baru bertemu dengan Menteri Luar Negeri Selandia Baru di "
            "Jakarta untuk membahas kerja sama dan perdagangan.",
            "ID",
            "NZ",
        ),
        ("Görüşme", "Bakanımız, Azerbaycan Dışişleri Bakanı ile bir araya geldi.", "TR", "AZ"),
        ("لقاء", "استقبل وزير الخارجية سفير كوريا الجنوبية في القاهرة.", "EG", "KR"),
        ("会见", "6月3日，外交部副部长会见法国驻华大使。", "CN", "FR"),
        ("면담", "차관은 주한 독일대사를 면담하였다.", "KR", "DE"),
        ("会談", "外務副大臣は、来日中のケニア外務次官と会談を行いました。", "JP", "KE"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_the_official_who_was_met_tells_the_counterpart(
    make: Make, title: str, body: str, issuer: str, counterpart: str
) -> None:
    release = make(title, body)
    language = tag_language(release)
    found = sides(release, issuer, Kind.OFFICIAL, language.value if language else "en")
    assert found == ({issuer, counterpart}, {counterpart})


def test_travel_advice_has_no_counterparts(make: Make) -> None:
    advice = make("Travel advice for Peru and Chad updated", "Take care on roads in Peru.")
    assert sides(advice, "FI", Kind.OFFICIAL, "en") == ({"FI"}, set())


@pytest.mark.parametrize(
    ("title", "body", "counterparts"),
    [
        (
            "Secretary's Travel to Austria",
            "The Secretary will travel to Vienna, Austria.\n\nShe will discuss many things there. "
            "She will then travel to Madrid, Spain, and will meet with Portuguese Minister Silva.",
            "AT ES PT",
        ),
        (
            "Chair's Statement on Food",
            "It is endorsed by four countries: Kenya, Peru, Fiji, and Samoa.",
            "KE PE FJ WS",
        ),
        (
            "Secretary's Participation at the NATO Ministerial",
            "The Secretary will attend the meeting.",
            "NATO",
        ),
        (
            "Under Secretary in Brussels",
            "She will attend a meeting of NATO's Committee on July 11 in Brussels this summer.",
            "NATO",
        ),
        (
            "Inviting the neighbours",
            "The Vice President met leaders from Guatemala, Belize, and Honduras this morning.",
            "GT BZ HN",
        ),
        (
            "Arrangement on police cooperation",
            "Today the arrangement between the Kenyan police and Norway entered into force here.",
            "KE NO",
        ),
        (
            "Exercise Northern Light begins",
            "Teams from Peru, Chile and Fiji are practising in the snow for two weeks now.",
            "PE CL FJ",
        ),
    ],
    ids=["stops", "signatories", "title", "committee", "leaders", "arrangement", "exercise"],
)
def test_who_takes_part_is_a_counterpart(
    make: Make, title: str, body: str, counterparts: str
) -> None:
    found = sides(make(title, body), "US", Kind.OFFICIAL, "en")
    assert found[1] == set(counterparts.split())


@pytest.mark.parametrize(
    ("title", "body", "counterparts"),
    [
        ("Call with Kenya's Minister", "They spoke about the upcoming U.S.-ASEAN Summit.", "KE"),
        (
            "Kenya-Peru Dialogue",
            "The format Kenya-Peru-Chile was praised, a meeting said.",
            "KE PE",
        ),
        ("Level 2 for Ecuador: Exercise Increased Caution", "Do not go to Ecuador.", ""),
        (
            "Talks with the Kenyan Minister",
            "The Minister met the Minister for EU Affairs of Kenya in the capital this morning.",
            "KE",
        ),
        ("Britain exposes Iranian state actors", "They attacked water works.", ""),
        (
            "Notice to citizens",
            "The Ministry advises citizens to avoid all non-essential travel to Kenya and Peru.",
            "",
        ),
        (
            "Appointment of High Commissioner",
            "She is known to all.\n\nShe was in the Kenya-Peru Commission for ten years.",
            "",
        ),
    ],
    ids=["upcoming", "format", "advisory", "office", "attribution", "notice", "appointment"],
)
def test_who_is_only_mentioned_is_no_counterpart(
    make: Make, title: str, body: str, counterparts: str
) -> None:
    found = sides(make(title, body), "US", Kind.OFFICIAL, "en")
    assert found[1] - {"US"} == set(counterparts.split())


def test_the_side_that_the_headline_leaves_out_tells_of_the_meeting(make: Make) -> None:
    release = make("Minister meets Kenyan envoy", "Norway and Kenya held talks on fish today.")
    assert sides(release, None, Kind.OTHER, "en")[1] == {"KE"}


def test_of_two_sides_named_alike_nobody_is_taken_for_the_author(make: Make) -> None:
    release = make("Norway and Kenya hold talks", "Norway and Kenya held talks on fish today.")
    assert sides(release, None, Kind.OTHER, "en")[1] == {"KE", "NO"}


def test_a_country_named_often_is_a_subject(make: Make) -> None:
    text = "Peru votes. Peru waits. Peru counts. The Government of Peru is asked to go on."
    roles = tag_countries(make("A vote", text), "US", Kind.OFFICIAL, "en")
    assert [tag.value for tag in roles.subjects] == ["PE"]


@pytest.mark.parametrize(
    ("title", "body", "issuer", "parties"),
    [
        pytest.param(
            "Visegrad Group and Japan Hold Consultations",
            "Directors of Poland, Hungary, the Czech Republic and Slovakia met Japan's envoy.",
            "SK",
            "SK PL HU CZ JP",
            id="members-named",
        ),
        pytest.param(
            "Visegrad Group and Japan Hold Consultations",
            "They met in Bratislava on Thursday.",
            "SK",
            "SK V4 JP",
            id="members-unnamed",
        ),
        pytest.param(
            "Joint Statement of the C5+1",
            "The governments of Kazakhstan and Uzbekistan and the United States met.",
            "US",
            "US KZ UZ",
            id="some-members-named",
        ),
    ],
)
def test_a_format_is_those_of_its_members_that_are_named(
    make: Make, title: str, body: str, issuer: str, parties: str
) -> None:
    found, _ = sides(make(title, body), issuer, Kind.OFFICIAL, "en")
    assert found == set(parties.split())
