"""Bodies in lists of those who took part."""

from collections.abc import Callable

import pytest

from indexer.model import Release
from indexer.tagging.agencies import tag_agencies
from indexer.tagging.candidates import Sides

Make = Callable[..., Release]


def bodies(release: Release, *parties: str) -> list[tuple[str, str | None]]:
    tags = tag_agencies(release, Sides(None, parties))
    return [(tag.value.name, tag.value.side) for tag in tags]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "The Indian delegation included officials from the Ministry of Defence, the Ministry "
            "of Home Affairs (MHA) and the National Police Agency.",
            [
                ("Ministry of Defence", "IN"),
                ("Ministry of Home Affairs", "IN"),
                ("National Police Agency", "IN"),
            ],
            id="list, bracket left out",
        ),
        pytest.param(
            "The French team comprised representatives of the Ministry of Science, Research and "
            "Space, and the Office for Digital Security.",
            [
                ("Ministry of Science, Research and Space", "FR"),
                ("Office for Digital Security", "FR"),
            ],
            id="and inside a name",
        ),
        pytest.param(
            "Members of the Indian side came from the Departments of Space, Trade and Justice.",
            [
                ("Department of Space", "IN"),
                ("Department of Trade", "IN"),
                ("Department of Justice", "IN"),
            ],
            id="one head for several names",
        ),
        pytest.param(
            "The Indian delegation included officials from the Department of State, the Ministry "
            "of Ports, and India Rail and Harbour Agency.",
            [
                ("Department of State", "US"),
                ("Ministry of Ports", "IN"),
                ("India Rail and Harbour Agency", "IN"),
            ],
            id="a name that stands for a country, and one that names itself late",
        ),
    ],
)
def test_bodies_are_listed_with_their_side(
    make: Make, body: str, expected: list[tuple[str, str | None]]
) -> None:
    assert bodies(make("Dialogue held", body), "FR", "IN") == expected


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Ministers from France and India took part.", id="countries"),
        pytest.param("They discussed issues including the Human Rights Council.", id="topics"),
        pytest.param("Officials from both sides met.", id="nobody"),
    ],
)
def test_what_takes_no_part_is_no_agency(make: Make, body: str) -> None:
    assert bodies(make("Dialogue held", body), "FR", "IN") == []


def test_a_body_is_listed_once(make: Make) -> None:
    body = "Officials from the Home Office came. It was attended by officials from the Home Office."
    assert bodies(make("Dialogue held", body), "GB", "IN") == [("Home Office", "GB")]
