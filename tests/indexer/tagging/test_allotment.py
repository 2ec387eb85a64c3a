"""Sides of officials of whom a release does not say it, and titles that are shared."""

from collections.abc import Callable

import pytest

from indexer.model import Release
from indexer.tagging.candidates import Sides
from indexer.tagging.officials import tag_officials

Make = Callable[..., Release]


@pytest.mark.parametrize(
    ("body", "sides", "expected"),
    [
        pytest.param(
            "Director Luc Petit and Secretary Asha Rao led the delegations of France and India, "
            "respectively.",
            Sides(None, ("IN", "FR")),
            {"Luc Petit": "FR", "Asha Rao": "IN"},
            id="respectively, parties behind",
        ),
        pytest.param(
            "The Indian and French delegations were led by Secretary Asha Rao and Director Luc "
            "Petit, respectively.",
            Sides("FR", ("FR", "IN")),
            {"Luc Petit": "FR", "Asha Rao": "IN"},
            id="respectively, parties in front",
        ),
        pytest.param(
            "It was led by Luc Petit, Director; Asha Rao, Secretary; and Juma Otieno, Envoy.",
            Sides("FR", ("FR", "IN", "KE")),
            {"Luc Petit": "FR", "Asha Rao": "IN", "Juma Otieno": "KE"},
            id="three in the order of the parties",
        ),
        pytest.param(
            "Together with his Indian colleague Ravi Nair, State Secretary Luc Petit opened the "
            "consultations.",
            Sides("FR", ("FR", "IN")),
            {"Luc Petit": "FR", "Ravi Nair": "IN"},
            id="his colleague",
        ),
        pytest.param(
            "Indian Ambassador Asha Rao paid a courtesy call on Secretary Luc Petit.",
            Sides("FR", ("FR", "IN")),
            {"Luc Petit": "FR", "Asha Rao": "IN"},
            id="who is called on",
        ),
        pytest.param(
            "President Asha Kim of India and Minister Luc Kim of France met.",
            Sides("FR", ("FR", "IN")),
            {"Luc Kim": "FR", "Asha Kim": "IN"},
            id="one surname, two persons",
        ),
        pytest.param(
            "The Minister of Foreign Affairs, European Union and Cooperation, Luc Petit, met the "
            "Indian Minister of Trade, Asha Rao.",
            Sides("FR", ("FR", "IN")),
            {"Luc Petit": "FR", "Asha Rao": "IN"},
            id="a body in the name of a ministry",
        ),
    ],
)
def test_each_official_stands_for_a_party(
    make: Make, body: str, sides: Sides, expected: dict[str, str]
) -> None:
    tags = tag_officials(make("Dialogue Held", body), sides)
    assert {tag.value.name: tag.value.side for tag in tags} == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "Deputy Foreign Minister Luc Petit met his Indian counterpart, Ms. Asha Rao.",
            {"Luc Petit": "Deputy Foreign Minister", "Asha Rao": "Deputy Foreign Minister"},
            id="counterpart",
        ),
        pytest.param(
            "The Minister of Defence of France, Luc Petit, met his Indian colleague Asha Rao.",
            {"Luc Petit": "Minister of Defence of France", "Asha Rao": "Minister of Defence"},
            id="without the country of the other",
        ),
        pytest.param(
            "Ambassador Luc Petit met Asha Rao, Secretary of India. Luc Petit, Head of Cyber "
            "Policy, spoke first.",
            {"Luc Petit": "Head of Cyber Policy", "Asha Rao": "Secretary of India"},
            id="the office says more than the rank",
        ),
    ],
)
def test_the_title_is_that_of_the_office(make: Make, body: str, expected: dict[str, str]) -> None:
    tags = tag_officials(make("Ministers Meet", body), Sides("FR", ("FR", "IN"), ("IN",)))
    assert {tag.value.name: tag.value.title for tag in tags} == expected
