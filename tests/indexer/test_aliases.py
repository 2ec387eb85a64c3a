"""Names of one thing find each other; the tables hold nothing that misleads."""

from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from indexer.aliases import kept_names, known_names, write_names
from indexer.aliases.groups import groups
from indexer.aliases.keys import key
from indexer.aliases.tables import tables
from indexer.parties import country_codes

LISTED = [
    one["names"] for kind in ("bodies", "agencies", "terms", "places") for one in tables()[kind]
]


@pytest.mark.parametrize(
    ("typed", "length", "other"),
    [
        pytest.param("South Korea talks", 2, "ROK", id="country"),
        pytest.param("ROK", 1, "Republic of Korea", id="abbreviation"),
        pytest.param("S. Korea", 2, "한국", id="other-script"),
        pytest.param("한국은", 1, "South Korea", id="particle"),
        pytest.param("KR", 1, "ROK", id="code"),
        pytest.param("U.S. policy", 1, "United States", id="initials"),
        pytest.param("United States'", 2, "US", id="possessive"),
        pytest.param("Korea", 1, "한국", id="asked-only"),
        pytest.param("moon duk-ho", 2, "문덕호", id="official"),
        pytest.param("문덕호", 1, "Moon Duk-ho", id="official-in-korean"),
        pytest.param("MOFA", 1, "Ministry of Foreign Affairs", id="agency"),
        pytest.param("KISA", 1, "한국인터넷진흥원", id="agency-in-korean"),
        pytest.param("confidence building measure", 3, "CBM", id="term-in-the-singular"),
        pytest.param("CSIRT", 1, "CERT", id="term"),
        pytest.param("cyber dialogue", 2, "사이버정책협의회", id="series"),
    ],
)
def test_a_name_is_found_with_another_of_the_same(typed: str, length: int, other: str) -> None:
    name = known_names().found(typed.split())
    assert name is not None
    assert (name.length, other in name.others) == (length, True)


@pytest.mark.parametrize(
    "typed", ["us", "who", "kr", "it", "au", "cyber", "united", "de", "Korean"]
)
def test_a_word_that_names_nothing_is_no_name(typed: str) -> None:
    assert known_names().found([typed]) is None


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        pytest.param("ROK", "Korea", id="too-vague"),
        pytest.param("Korea", "South Korea", id="holds-the-typed-one"),
        pytest.param("India", "인도", id="part-of-another-country"),
        pytest.param("United States", "U.S.", id="same-but-for-dots"),
    ],
)
def test_a_name_is_not_looked_for_where_it_misleads_or_adds_nothing(typed: str, other: str) -> None:
    name = known_names().found(typed.split())
    assert name is not None
    assert other not in name.others


def test_no_name_is_in_two_groups() -> None:
    keys = Counter(
        one for group in groups() for one in {key(n) for n in (*group.names, *group.asked)}
    )
    assert [one for one, count in keys.items() if count > 1] == []


def test_every_listed_name_has_another_and_is_listed_once() -> None:
    assert [names for names in LISTED if len(names) < 2 or len(set(names)) < len(names)] == []


def test_no_listed_name_is_empty_or_ends_in_spaces() -> None:
    assert [
        name for names in LISTED for name in names if not key(name) or name != name.strip()
    ] == []


def test_every_code_is_a_country() -> None:
    codes = {*tables()["countries"], *tables()["codes"]["typed"]}
    assert codes - country_codes() == set()


def test_what_needs_capitals_is_a_name() -> None:
    names = {key(name) for group in groups() for name in (*group.names, *group.asked)}
    assert [name for name in tables()["capitals"]["only"] if key(name) not in names] == []


def test_groups_of_one_kind_share_no_spelling() -> None:
    pairs = combinations(map(set, LISTED), 2)
    assert [one & other for one, other in pairs if one & other] == []


def test_names_are_read_from_the_file_that_keeps_them(tmp_path: Path) -> None:
    write_names(tmp_path / "NAMES")
    kept = kept_names(tmp_path / "NAMES")
    assert kept is not known_names()
    assert (kept.by_key, kept.capitals) == (known_names().by_key, known_names().capitals)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda kept: kept[:100], id="cut-short"),
        pytest.param(lambda _: "[]", id="of-another-shape"),
        pytest.param(
            lambda kept: kept.replace('"made_of": ', '"made_of": 1'), id="of-other-tables"
        ),
    ],
)
def test_a_file_of_no_use_is_not_read(tmp_path: Path, damage: Callable[[str], str]) -> None:
    write_names(tmp_path / "NAMES")
    kept = (tmp_path / "NAMES").read_text("utf-8")
    (tmp_path / "NAMES").write_text(damage(kept), "utf-8")
    assert kept_names(tmp_path / "NAMES") is known_names()


def test_without_a_file_all_names_are_known(tmp_path: Path) -> None:
    assert kept_names(tmp_path / "NAMES") is known_names()
