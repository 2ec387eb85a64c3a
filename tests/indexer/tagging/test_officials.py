"""Who led, chaired, met, called or travelled, and for whom."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Release, Role, Span
from indexer.tagging.candidates import Sides
from indexer.tagging.officials import official_candidates, tag_officials

Make = Callable[..., Release]
HEADLINE = "Fourth Cyber Dialogue Held"


def leads(release: Release, *parties: str, issuer: str | None = None) -> dict[str, str | None]:
    tags = tag_officials(release, Sides(issuer, parties, parties))
    return {tag.value.name: tag.value.side for tag in tags}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "The French delegation was led by Luc Petit, Ambassador for Cyber Affairs, and the "
            "Indian delegation by Asha Rao, Joint Secretary.",
            {"Luc Petit": "FR", "Asha Rao": "IN"},
            id="led by, second verb left out",
        ),
        pytest.param(
            "Ambassador Luc Petit headed the French side, Joint Secretary Asha Rao the Indian one.",
            {"Luc Petit": "FR", "Asha Rao": "IN"},
            id="headed the side",
        ),
        pytest.param(
            "The dialogue was co-chaired by Asha Rao, Joint Secretary at the Ministry of External "
            "Affairs, and Luc Petit, Ambassador of France for Cyber Affairs.",
            {"Asha Rao": "IN", "Luc Petit": "FR"},
            id="co-chaired by",
        ),
        pytest.param(
            "On the French side, the talks were led by Director Luc Petit. On the Indian side it "
            "was Joint Secretary Asha Rao.",
            {"Luc Petit": "FR", "Asha Rao": "IN"},
            id="on a side",
        ),
        pytest.param(
            "Joint Secretary Asha Rao represented India and Ambassador Luc Petit represented "
            "France.",
            {"Asha Rao": "IN", "Luc Petit": "FR"},
            id="represented",
        ),
        pytest.param(
            "In the chair were Mr Luc Petit, Director for Cyber Policy of France, and Ms Asha Rao, "
            "Joint Secretary of India.",
            {"Luc Petit": "FR", "Asha Rao": "IN"},
            id="in the chair were",
        ),
        pytest.param(
            "Luc Petit (head of the French delegation) thanked the hosts. Asha Rao (head of the "
            "Indian delegation) agreed.",
            {"Luc Petit": "FR", "Asha Rao": "IN"},
            id="in brackets",
        ),
        pytest.param(
            "Ambassador Luc Petit was head delegate for France, Joint Secretary Asha Rao for "
            "India.",
            {"Luc Petit": "FR", "Asha Rao": "IN"},
            id="head delegate for",
        ),
        pytest.param(
            "Ambassador Luc Petit and his Indian counterpart, Joint Secretary Asha Rao, chaired "
            "the meeting.",
            {"Luc Petit": "FR", "Asha Rao": "IN"},
            id="counterpart",
        ),
        pytest.param(
            "La délégation française était conduite par M. Luc Petit, ambassadeur pour le "
            "numérique.",
            {"Luc Petit": "FR"},
            id="French",
        ),
    ],
)
def test_heads_are_found_with_their_side(make: Make, body: str, expected: dict[str, str]) -> None:
    assert leads(make(HEADLINE, body), "FR", "IN", issuer="FR") == expected


@pytest.mark.parametrize(
    "aside",
    [
        pytest.param("Spokesperson Nora Vik said the talks had been useful.", id="spokesperson"),
        pytest.param("Minister Nora Vik said: “We agree.”", id="quoted"),
        pytest.param(
            "The previous round had been led by Ambassador Nora Vik in 2019.", id="previous round"
        ),
        pytest.param(
            "They were accompanied by Deputy Director Nora Vik of the Home Office.", id="companion"
        ),
        pytest.param(
            "The framework was agreed by President Nora Vik and Prime Minister Omar Ben last year.",
            id="leaders of an earlier summit",
        ),
    ],
)
def test_others_are_no_leads(make: Make, aside: str) -> None:
    body = f"Ambassador Luc Petit of France and Director Asha Rao of India co-chaired it. {aside}"
    assert set(leads(make(HEADLINE, body), "FR", "IN")) == {"Luc Petit", "Asha Rao"}


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        pytest.param(
            "Secretary Holm’s Call with Indian Foreign Minister Rao",
            "The below is attributable to Spokesperson Nora Vik:\n\nSecretary of State Eva T. Holm "
            "spoke today with Indian Foreign Minister Asha Rao about trade.",
            {"Eva T. Holm": "US", "Asha Rao": "IN"},
            id="call, completed from the text",
        ),
        pytest.param(
            "Secretary Eva Holm and Indian Foreign Minister Asha Rao Before Their Meeting",
            "Eva Holm, Secretary of State\n\nNew Delhi, India\n\n"
            "SECRETARY HOLM: I thank President Nora Vik and Minister Omar Ben, who led the talks.",
            {"Eva Holm": "US", "Asha Rao": "IN"},
            id="transcript: the speech names no leads",
        ),
        pytest.param(
            "Under Secretary Holm’s Travel to India",
            "Under Secretary Eva Holm will travel to India on May 4. She will meet with Indian "
            "Foreign Secretary Asha Rao. Counselor Nora Vik will accompany her.",
            {"Eva Holm": "US", "Asha Rao": "IN"},
            id="journey with those met, without the companion",
        ),
    ],
)
def test_principals_of_calls_talks_and_journeys(
    make: Make, title: str, body: str, expected: dict[str, str]
) -> None:
    assert leads(make(title, body), "US", "IN", issuer="US") == expected


def test_korean_heads_are_found(make: Make) -> None:
    body = (
        "우리측에서는 박서준 국제안보대사가 수석대표를 맡았다. "
        "미측 수석대표는 존 도(John Doe) 국무부 조정관이었다."
    )
    found = leads(make("한미 제4차 사이버정책협의회 개최", body), "KR", "US", issuer="KR")
    assert found == {"박서준": "KR", "존 도(John Doe)": "US"}


def test_two_spellings_of_the_authority_file_are_one_official(make: Make) -> None:
    body = (
        "The Korean delegation was led by Ambassador Youn Jong-kwon and the Indian one by Director "
        "Asha Rao. Ambassador Yoon Jong-kwon was head of the Korean delegation."
    )
    found = leads(make(HEADLINE, body), "KR", "IN")
    assert set(found) == {"Youn Jong-kwon", "Asha Rao"}


@pytest.mark.parametrize(
    ("body", "role"),
    [
        pytest.param("Asha Rao, Director, led the Indian delegation.", Role.HEAD, id="head"),
        pytest.param("The talks were chaired by Director Asha Rao.", Role.CO_CHAIR, id="chair"),
        pytest.param("Director Asha Rao met Minister Luc Petit.", Role.PRINCIPAL, id="principal"),
        pytest.param("Director Asha Rao travelled to France.", Role.TRAVELLER, id="traveller"),
    ],
)
def test_role_is_what_the_sentence_says(make: Make, body: str, role: Role) -> None:
    first = tag_officials(make(HEADLINE, body), Sides("IN", ("IN", "FR")))[0]
    assert first.value.role is role


def test_an_event_less_release_has_no_leads(make: Make) -> None:
    body = "Director Asha Rao becomes head of the office. Ambassador Luc Petit retires."
    assert leads(make("Appointment of Director Asha Rao", body), "IN", "FR") == {}


@given(st.text(alphabet="Ab. ,●◆()ledbymetwithMinsteFrac\n", max_size=300))
def test_every_candidate_quotes_the_text(text: str) -> None:
    made = Release("id", "path", "id", f"{HEADLINE}\n\n{text}", Span(0, len(HEADLINE)))
    for candidate in official_candidates(made, Sides("FR", ("FR", "IN"))):
        assert all(span.of(made.text) for span in candidate.spans)
        assert candidate.value.name in {span.of(made.text) for span in candidate.spans}
