"""Who of those named led: not the heads of other rounds, not those who were merely there."""

from collections.abc import Callable

import pytest

from indexer.model import Release
from indexer.tagging.candidates import Sides
from indexer.tagging.officials import tag_officials

Make = Callable[..., Release]
CHAIRS = "Ambassador Luc Petit and Director Asha Rao of India co-chaired the meeting. "
MET = "Foreign Minister Luc Petit received Foreign Minister Asha Rao of India today. "


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            CHAIRS + "The first meeting was held in Delhi in 2019 with Ambassador Nora Vik and "
            "Secretary Omar Ben in the chair.",
            id="heads of the first round",
        ),
        pytest.param(
            CHAIRS + "The session on trade was chaired by Head of Section Nora Vik and Deputy "
            "Director-General Omar Ben.",
            id="chairs of a session",
        ),
        pytest.param(
            CHAIRS + "The meeting was preceded by talks of senior officials, led respectively by "
            "the Deputy Secretary (Bilateral Affairs), Mr Omar Ben, and Ms. Nora Vik, Director.",
            id="heads of preparatory talks",
        ),
        pytest.param(
            CHAIRS + "The next meeting will be hosted by Secretary Omar Ben in Delhi.",
            id="host of the next round",
        ),
        pytest.param(
            MET + "Ambassador Nora Vik and Secretary Omar Ben also attended the meeting.",
            id="also attended",
        ),
        pytest.param(
            "Ambassador Luc Petit and Director Asha Rao of India co-chaired the meeting; also "
            "present were Ambassador Nora Vik and Director Omar Ben.",
            id="also present",
        ),
        pytest.param(
            MET + "Mr Petit regretted not to have seen the forum and announced that Secretary "
            "Nora Vik would represent France.",
            id="who will lead elsewhere",
        ),
    ],
)
def test_others_than_the_leads_are_left_out(make: Make, body: str) -> None:
    tags = tag_officials(make("India and France Meet", body), Sides("FR", ("FR", "IN"), ("IN",)))
    assert {tag.value.name for tag in tags} == {"Luc Petit", "Asha Rao"}


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        pytest.param(
            "Minister Petit to travel to India and Kenya",
            "Minister Luc Petit will travel to India and Kenya from 3 to 8 May. In New Delhi, the "
            "Minister will meet the Minister of Trade, Asha Rao. He will continue to Nairobi, "
            "where he is to be received by the Foreign Minister of Kenya, Juma Otieno, and will "
            "call on the Secretary General of the Union.",
            {"Luc Petit": "FR", "Asha Rao": "IN", "Juma Otieno": "KE"},
            id="stops, and who receives",
        ),
        pytest.param(
            "Minister Petit to visit India and Kenya",
            "Minister Luc Petit visits India and Kenya this week. In New Delhi he will be received "
            "by Prime Minister Asha Rao, and in Nairobi by Foreign Minister Juma Otieno.",
            {"Luc Petit": "FR", "Asha Rao": "IN", "Juma Otieno": "KE"},
            id="one verb for two stops",
        ),
        pytest.param(
            "Minister Petit meets colleagues",
            "Minister Luc Petit met in New Delhi with Indian Minister Asha Rao. He also met with "
            "Defence Minister Ravi Nair. He spoke to students, introduced by Rector Nora Vik.",
            {"Luc Petit": "FR", "Asha Rao": "IN", "Ravi Nair": "IN"},
            id="he also met",
        ),
        pytest.param(
            "Minister Petit visits India",
            "Minister Luc Petit is in New Delhi today, where he has met India's Minister Asha Rao "
            "and the head of the Coast Guard, Ravi Nair.",
            {"Luc Petit": "FR", "Asha Rao": "IN", "Ravi Nair": "IN"},
            id="where he has met",
        ),
    ],
)
def test_a_journey_has_all_whom_the_traveller_meets(
    make: Make, title: str, body: str, expected: dict[str, str]
) -> None:
    parties = ("FR", "IN", "KE") if "Kenya" in title else ("FR", "IN")
    tags = tag_officials(make(title, body), Sides("FR", parties, parties[1:]))
    assert {tag.value.name: tag.value.side for tag in tags} == expected


def test_news_may_name_the_leads_in_the_fourth_sentence(make: Make) -> None:
    body = (
        "France and India are to work more closely on shipping, the ministry said in a note. The "
        "plan had been expected for more than a year by ports and owners. It covers ports, seas "
        "and the training of crews on both coasts. President Luc Petit, who is on a trip that "
        "includes three capitals, will be received by Prime Minister Asha Rao at the head of a "
        "delegation."
    )
    tags = tag_officials(make("France, India to talk", body), Sides(None, ("FR", "IN")))
    assert {tag.value.name for tag in tags} == {"Luc Petit", "Asha Rao"}


def test_a_list_of_attendance_names_no_leads(make: Make) -> None:
    names = ", ".join(f"Minister {name} Bo" for name in ("Ann", "Eva", "Ida", "Ute") * 5)
    found = tag_officials(make("Attendance", f"Present: {names}."), Sides("FR", ("FR", "IN")))
    assert found == ()
