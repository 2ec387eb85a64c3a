"""Names and titles of officials, cut out of running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Span
from indexer.tagging.people import people, without_ending
from indexer.tagging.text import party_mentions
from indexer.tagging.words import words


def read(text: str) -> list[tuple[str, str]]:
    found = people(words(text, Span(0, len(text)), party_mentions(text)))
    return [(p.name.of(text), p.title.of(text) if p.title else "") for p in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ruritanian Deputy Foreign Minister Anna Kovar spoke.",
            [("Anna Kovar", "Deputy Foreign Minister")],
            id="country in front is no part of the title",
        ),
        pytest.param(
            "Minister of Economy, Trade and Industry TANAKA Ichiro opened it.",
            [("TANAKA Ichiro", "Minister of Economy, Trade and Industry")],
            id="comma and capitals",
        ),
        pytest.param(
            "Under Secretary for Growth, Energy, and the Environment Jane Q. Doe left.",
            [("Jane Q. Doe", "Under Secretary for Growth, Energy, and the Environment")],
            id="and behind a comma",
        ),
        pytest.param(
            "Deputy Prime Minister and Minister of Foreign Affairs Omar al-Sayed came.",
            [("Omar al-Sayed", "Deputy Prime Minister and Minister of Foreign Affairs")],
            id="two offices, particle",
        ),
        pytest.param(
            "Special Envoy for Snorkelling Jane Doe dived.",
            [("Jane Doe", "Special Envoy for Snorkelling")],
            id="a field that no list knows",
        ),
        pytest.param(
            "Special Envoy for Yemen Faisal bin Hamad Al Thani spoke.",
            [("Faisal bin Hamad Al Thani", "Special Envoy for Yemen")],
            id="Arabic name",
        ),
        pytest.param(
            "the President of the Republic of Korea, Kim Min-jun, met them.",
            [("Kim Min-jun", "President of the Republic of Korea")],
            id="name after a comma",
        ),
        pytest.param(
            "Prime Minister Peni “Ben” Ratu and President Jo Bauer, Jr. met.",
            [("Peni “Ben” Ratu", "Prime Minister"), ("Jo Bauer, Jr.", "President")],
            id="nickname and junior",
        ),
        pytest.param(
            "Vice Premier He Liang and Dr. Will Marlow, Head of Cyber, met.",
            [("He Liang", "Vice Premier"), ("Will Marlow", "Head of Cyber")],
            id="names that are words",
        ),
        pytest.param(
            "Ministry of Foreign Affairs Director-General for Cyber Policy Abe Kenji spoke.",
            [("Abe Kenji", "Ministry of Foreign Affairs Director-General for Cyber Policy")],
            id="ministry in front of the title",
        ),
        pytest.param(
            "Joint Secretary (Armed Forces) Shri Dev Rao and Brigadier Eli Sang, Chief of Policy "
            "at the Defence Headquarters.",
            [
                ("Dev Rao", "Joint Secretary (Armed Forces)"),
                ("Eli Sang", "Chief of Policy at the Defence Headquarters"),
            ],
            id="a field in brackets; the last word of a field is no name",
        ),
        pytest.param(
            "the Minister of Trade, the Honourable Dato' Sri Hashim Tan, and General (Ret.) Som "
            "Wong, Minister of Defence, spoke.",
            [("Hashim Tan", "Minister of Trade"), ("Som Wong", "Minister of Defence")],
            id="forms of address, a retired rank",
        ),
        pytest.param(
            "The Home Secretary, Harriet Lons, welcomed the Permanent Secretary, Ministry of "
            "Foreign Affairs, Amb. Adamu Lama.",
            [
                ("Harriet Lons", "Home Secretary"),
                ("Adamu Lama", "Permanent Secretary, Ministry of Foreign Affairs"),
            ],
            id="names in apposition, a ministry between",
        ),
        pytest.param(
            "la Viceministra de Querida Felicidad del Zonda, Ana Troya, habló.",
            [("Ana Troya", "Viceministra de Querida Felicidad del Zonda")],
            id="words of a field that no list has",
        ),
        pytest.param(
            "the Deputy Minister of Japan’s Ministry of Foreign Affairs Sakamoto Hideo spoke.",
            [("Sakamoto Hideo", "Deputy Minister of Japan’s Ministry of Foreign Affairs")],
            id="a ministry's country inside the title",
        ),
        pytest.param(
            "Minister of State Sultan bin Saad and Acting Minister Amir Khan met.",
            [("Sultan bin Saad", "Minister of State"), ("Amir Khan", "Acting Minister")],
            id="given names that are titles",
        ),
        pytest.param(
            "Ministers Ana Lima and Bo Ek met.",
            [("Ana Lima", "Ministers"), ("Bo Ek", "Ministers")],
            id="one title of two",
        ),
        pytest.param(
            "Secretary (CPV & OIA) Asha Rao and SFA Ana Lima met.",
            [("Asha Rao", "Secretary (CPV & OIA)"), ("Ana Lima", "SFA")],
            id="acronyms",
        ),
        pytest.param(
            "Unterstaatssekretärin Eva Holm kam mit Bundesminister Jan Berg.",
            [("Eva Holm", "Unterstaatssekretärin"), ("Jan Berg", "Bundesminister")],
            id="German compounds",
        ),
    ],
)
def test_title_before_a_name_is_told_from_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ana Lima, Director for Peace, Security and Defence, and Bo Ek, Ambassador, met.",
            [("Ana Lima", "Director for Peace, Security and Defence"), ("Bo Ek", "Ambassador")],
            id="list in a title, then another person",
        ),
        pytest.param(
            "Kim Jae-won, director-general for cyber affairs at the foreign ministry, left.",
            [("Kim Jae-won", "director-general for cyber affairs at the foreign ministry")],
            id="small letters",
        ),
        pytest.param(
            "Jon Berg, Director in the Home Office (HO), was there.",
            [("Jon Berg", "Director in the Home Office (HO)")],
            id="abbreviation in brackets",
        ),
        pytest.param(
            "Ambassador Eva Holm, the Coordinator for Cyber Issues, spoke.",
            [("Eva Holm", "Coordinator for Cyber Issues")],
            id="the post says more than the rank",
        ),
        pytest.param(
            "Ola Nord, Chief of Staff for European Commission President Ida Berg, called.",
            [("Ola Nord", "Chief of Staff for European Commission President Ida Berg")],
            id="somebody else's name in the title",
        ),
        pytest.param(
            "Tom Rask, Joint Secretary, Cyber Division, and the UK delegation met.",
            [("Tom Rask", "Joint Secretary, Cyber Division")],
            id="another side behind the title",
        ),
        pytest.param(
            "M. Luc Petit, ambassadeur pour le numérique, parle.",
            [("Luc Petit", "ambassadeur pour le numérique")],
            id="French",
        ),
        pytest.param(
            "Kim Min-jae, deputy minister for resources at the ministry, and Polish Deputy "
            "Minister Jan Berg met.",
            [
                ("Kim Min-jae", "deputy minister for resources at the ministry"),
                ("Jan Berg", "Deputy Minister"),
            ],
            id="small letters in front of another title",
        ),
        pytest.param(
            "Calvin Strand, NSA’s Director of Cybersecurity, and Will Middle, Cyber Director, met.",
            [("Calvin Strand", "Director of Cybersecurity"), ("Will Middle", "Cyber Director")],
            id="a house in front of the post; a surname that is a word of titles",
        ),
        pytest.param(
            "Olga Diagne, Senegal’s Minister of Foreign Affairs, African Integration and "
            "Senegalese Abroad, left.",
            [
                (
                    "Olga Diagne",
                    "Minister of Foreign Affairs, African Integration and Senegalese Abroad",
                )
            ],
            id="a list of fields",
        ),
    ],
)
def test_title_after_a_name_ends_where_it_ends(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Foreign Minister and the Secretary agreed.", id="titles without names"),
        pytest.param("The Chairperson of the AU PSC opened it.", id="acronym"),
        pytest.param("In March the Working Group met in Vienna.", id="events and cities"),
    ],
)
def test_titles_and_events_are_no_persons(text: str) -> None:
    assert read(text) == []


def test_the_case_behind_an_apostrophe_is_no_part_of_a_name() -> None:
    text = "Bakan Yardımcısı Ali Veli’nin eş başkanlığında"
    found = people(words(text, Span(0, len(text)), party_mentions(text, "tr")))
    bare = without_ending(text, found[0])
    assert (bare.name.of(text), bare.words) == ("Ali Veli", ("Ali", "Veli"))


@given(st.text(alphabet="Aab .,'’()-“”•ÉMinisterofand\n", max_size=200))
def test_every_person_quotes_the_text(text: str) -> None:
    span = Span(0, len(text))
    for person in people(words(text, span, party_mentions(text))):
        assert 0 <= person.span.start <= person.name.start < person.name.end <= person.span.end
