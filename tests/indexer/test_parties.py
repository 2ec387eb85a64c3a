"""Parties: names in running text, names users type, labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.parties import Form, body_codes, country_codes, label, mentions, resolve


def codes(text: str, language: str = "en") -> list[str]:
    return [mention.code for mention in mentions(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Republic of Korea and the DPRK", ["KR", "KP"]),
        ("S. Korea, Viet Nam, Czechia and Türkiye", ["KR", "VN", "CZ", "TR"]),
        ("the Republic of China (Taiwan)", ["TW", "TW"]),
        ("the U.S.-Japan talks", ["US", "JP"]),
        ("Bosnia and Herzegovina’s minister", ["BA"]),
        ("Cote d'Ivoire and Côte d’Ivoire", ["CI", "CI"]),
        ("SOUTH KOREA AND THE UNITED KINGDOM", ["KR", "GB"]),
        ("NATO, the EEAS and the AU", ["NATO", "EU", "AFRICAN_UNION"]),
        ("Sino-Indian and Franco-German", ["CN", "IN", "FR", "DE"]),
        ("Ukrainian, Dutch and American officials", ["UA", "NL", "US"]),
        ("Republic of Ghana", ["GH"]),
    ],
)
def test_names_adjectives_and_abbreviations_are_found(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "join us in the talks",
        "a turkey for the feast",
        "Michael Jordan played",
        "Mr. Chad spoke",
        "Chad Wolf testified",
        "a plant in Atlanta, Georgia",
        "the Washington Post reported",
        "New Mexico and the Gulf of Oman",
        "US$ 5 million",
        "non-NATO allies, pro-EU voters",
        "women and chinaware",
        "Central American states",
    ],
)
def test_words_that_only_look_like_parties_are_none(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("한미 제3차 사이버정책협의회", ["KR", "US"]),
        ("한-EU 사이버정책협의회", ["KR", "EU"]),
        ("미측 수석대표", ["US"]),
        ("第7回日米サイバー対話", ["JP", "US"]),
        ("中美网络对话", ["CN", "US"]),
        ("대한민국과 일본", ["KR", "JP"]),
        ("인도적 지원", []),
    ],
)
def test_east_asian_names_are_found_without_spaces(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_names_in_latin_languages_count_in_texts_of_that_language_alone() -> None:
    assert codes("l'Allemagne", "fr") == ["DE"]
    assert codes("an Island of peace", "en") == []


def test_seats_of_government_are_metonyms() -> None:
    found = mentions("Seoul said")
    assert [(one.code, one.form) for one in found] == [("KR", Form.METONYM)]


def test_a_longer_name_swallows_a_shorter_one() -> None:
    text = "the South African delegation in Papua New Guinea"
    assert [mention.span.of(text) for mention in mentions(text)] == [
        "South African",
        "Papua New Guinea",
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("South Korea", "KR"),
        ("kr", "KR"),
        ("한국", "KR"),
        ("the Netherlands", "NL"),
        ("Corée du Sud", "KR"),
        ("african_union", "AFRICAN_UNION"),
        ("AU", "AU"),
        ("eu", "EU"),
        ("turkey", "TR"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_what_users_type_resolves(name: str, code: str | None) -> None:
    assert resolve(name) == code


@pytest.mark.parametrize(
    ("code", "words"),
    [("KR", "South Korea"), ("GB", "United Kingdom"), ("EU", "European Union"), ("QQ", "QQ")],
)
def test_labels_are_short_usual_names(code: str, words: str) -> None:
    assert label(code) == words


def test_labels_come_in_other_languages() -> None:
    assert label("DE", "fr") == "Allemagne"


@pytest.mark.parametrize("code", sorted(country_codes() | body_codes()))
def test_every_code_resolves_to_itself(code: str) -> None:
    assert resolve(code) == code


@given(st.text())
def test_mentions_lie_within_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for mention in mentions(text):
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end
