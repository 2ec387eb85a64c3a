"""Kind of event, round and series."""

from collections.abc import Callable

import pytest

from indexer.model import Release
from indexer.tagging.candidates import Sides
from indexer.tagging.meetings import tag_event_type
from indexer.tagging.ordinals import tag_ordinal
from indexer.tagging.series import tag_series

Make = Callable[..., Release]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Third France-India Cyber Dialogue", "It was held in Paris.", "dialogue"),
        ("Minister’s Call with Foreign Minister Rao", "They spoke today.", "call"),
        ("Minister Holm Travels to India", "She will travel to India to open talks.", "visit"),
        ("Minister’s Meeting with President Rao", "She spoke today with him.", "meeting"),
        ("France and India Agree", "The two sides held consultations in Paris.", "consultation"),
        ("Working Group on Space Meets", "It met in Delhi.", "working group"),
        ("France and India Work Together", "The Minister spoke today with Ms Rao.", "call"),
        ("한미 제3차 사이버정책협의회 개최", "서울에서 열렸다.", "consultation"),
        ("Foreign Ministers' Telephone Talk", "They held a telephone talk.", "call"),
        ("Agencies Sign Memorandum of Cooperation", "It was signed in Paris.", "agreement"),
        ("Deutsch-indische Cyberkonsultationen", "Sie fanden statt.", "consultation"),
        ("Francia e India sostienen consultas políticas", "Se reunieron.", "consultation"),
        ("两国外交部磋商在巴黎举行", "", "consultation"),
        ("Malawi National Day", "We send our best wishes.", "statement"),
        ("Travel Advisory: Level 2, Exercise Increased Caution", "Take care.", "statement"),
        ("Minister Holds Video Conference with Ms Rao", "They held it on May 4.", "call"),
        ("Le Maroc et le Honduras signent une feuille de route", "À Rabat.", "agreement"),
        ("Closer ties between agencies", "They today signed a Working Arrangement.", "agreement"),
        ("Navies conclude joint drills off Riga", "They ended on Friday.", "exercise"),
        ("Polar Flag 24-1", "Operators are halfway through Cyber Flag.", "exercise"),
        ("Allies to make joint drills regular", "The minister received a general.", "meeting"),
        ("Minister meets colleague during visit to Oslo", "They met on May 4.", "meeting"),
        ("Minister Confers with Counterpart", "They held talks in Accra.", "meeting"),
        ("Встреча министров", "Она прошла в Ташкенте.", "meeting"),
        ("「第17回サイバー政策会議」の結果", "東京で開催しました。", "meeting"),
    ],
)
def test_kind_of_event_is_the_headlines_or_the_first_sentences(
    make: Make, title: str, body: str, expected: str
) -> None:
    tag = tag_event_type(make(title, body))
    assert tag is not None
    assert tag.value == expected


def test_no_event_has_no_kind(make: Make) -> None:
    assert tag_event_type(make("New Visa Rules", "They come into force in May.")) is None


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("5th ROK-EU Cyber Policy Consultation", "", 5),
        ("Twenty-first Defence Dialogue", "", 21),
        ("XXI Bilateral Commission Meets", "", 21),
        ("한미 제3차 사이버정책협의회", "", 3),
        ("日韓第7回会合", "", 7),
        ("Francia e India celebran la V Reunión de Consultas Políticas", "", 5),
        ("Am 7. Juni fanden die dritten deutsch-indischen Cyberkonsultationen statt", "", 3),
        ("Forum Konsultasi Bilateral ke-7 di Paris", "", 7),
        ("两国外交部第十二次磋商", "", 12),
        ("Dialogue held", "The inaugural meeting of the dialogue took place in Oslo.", 1),
        ("Held", "They held their third Cyber and Critical Technology Policy Dialogue.", 3),
        ("5th Peru - Denmark Foreign Office Consultations", "They were held in Lima.", 5),
        ("Held", "They will hold the twelfth meeting of their task force on Monday.", 12),
        ("Held", "The two held their second Cyber Security Policy Exchange in The Hague.", 2),
        ("Dialogue held", "They met for the seventh round of their Cyber Dialogue in Oslo.", 7),
        ("Consultations", "Le quatrième dialogue stratégique a eu lieu à Paris hier soir.", 4),
        ("Dialogue held", "A dialogue, the first of its kind, took place in Oslo yesterday.", 1),
        (
            "Exercise begins",
            "The exercise is held every other year. It is the fifth of its kind.",
            5,
        ),
        ("Dialogue held", "The two have met for the second time to compare notes on threats.", 2),
        ("Dialogue held", "They held round 13 of their bilateral dialogue in Bern from 3 May.", 13),
        ("Talks to resume", "They will hold the second edition of their consultations in Oslo.", 2),
        ("Dialogue held", f"{'They spoke of many things there. ' * 5}It was the 4th Dialogue.", 4),
        ("Portugal e Angola realizam 4.as consultas políticas", "", 4),
        ("Konsultace", "Páté kolo konzultací se konalo v Praze minulý týden v úterý.", 5),
        ("Консультации", "Третий раунд консультаций состоялся в Ташкенте в понедельник.", 3),
        ("Tham vấn chính trị lần thứ 5", "", 5),
    ],
)
def test_round_is_read(make: Make, title: str, body: str, expected: int) -> None:
    tag = tag_ordinal(make(title, body))
    assert tag is not None
    assert tag.value == expected


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Dialogue held", "They mark the 75th anniversary of relations at this useful meeting."),
        ("Call held", "They agreed to convene the seventh meeting of the joint commission soon."),
        ("Dialogue held", "She is the first woman to chair a meeting of the forum since 1990."),
        ("Dialogue held", "They looked at the results of the previous third round of talks."),
        ("Minister Holm Travels to Fiji", "She will attend the fourth Ocean Conference in Suva."),
        ("Press Briefing – May 4", "The fourth round of talks took place in Oslo yesterday."),
        ("Ministers meet", "They met on the margins of the 38th African Union Summit in Accra."),
        ("Ministers meet", "The guest is in Athens for the 9th Our Ocean Conference on shipping."),
        ("Ministers meet", "He thanked for support at the 77th session of the General Assembly."),
        ("Agencies meet", "They signed the first annual work plan at a meeting held in Athens."),
        ("Ministers meet", "Both welcomed the first intergovernmental conference held in July."),
        ("Ministers confer", "They spoke of the preparation of the second ministerial meeting."),
    ],
)
def test_other_numbers_are_no_round(make: Make, title: str, body: str) -> None:
    assert tag_ordinal(make(title, body)) is None


@pytest.mark.parametrize(
    ("title", "parties", "expected"),
    [
        ("Fifth France-India Space Policy Dialogue", "FR IN", "France-India Space Policy Dialogue"),
        ("India-France Space Policy Dialogue 2024", "IN FR", "France-India Space Policy Dialogue"),
        ("4th ROK-US Bilateral Cyber Consultations", "KR US", "ROK-US Cyber Policy Consultation"),
        ("France-India Cyber Policy Dialogue", "FR IN", "France-India Cyber Policy Dialogue"),
        ("France-India Cyber Consultations", "FR IN", "France-India Cyber Consultations"),
        ("FRANCE-INDIA SPACE DIALOGUE HELD", "FR IN", "France-India Space Dialogue"),
        ("US and Korea hold cyber dialogue", "US KR", "ROK-US Cyber Policy Consultation"),
        ("한미 제3차 사이버정책협의회", "KR US", "ROK-US Cyber Policy Consultation"),
        ("Norway-UK 2+2 Dialogue", "NO GB", "Norway-UK 2+2 Ministerial Dialogue"),
    ],
)
def test_a_series_has_one_name_whoever_names_it(
    make: Make, title: str, parties: str, expected: str
) -> None:
    tag = tag_series(make(title, ""), Sides(None, tuple(parties.split())))
    assert tag is not None
    assert tag.value == expected


def test_more_than_three_parties_have_no_series(make: Make) -> None:
    sides = Sides("FR", ("FR", "IN", "JP", "DE"))
    assert tag_series(make("Strategic Partnership Dialogue", ""), sides) is None


@pytest.mark.parametrize(
    "title",
    [
        "They agreed to hold the next Vice Ministerial Strategic Dialogue",
        "He named the fourth France-India Strategic Dialogue, to be hosted in Paris",
        "Minister Holm’s Meeting with Minister Rao",
        "France and India Welcome the Munich Security Conference",
        "Before Their Meeting",
    ],
)
def test_a_mere_meeting_is_no_series(make: Make, title: str) -> None:
    assert tag_series(make(title, ""), Sides("FR", ("FR", "IN"))) is None
