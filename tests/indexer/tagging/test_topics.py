"""Topics of the controlled list, with the strength of what was said on them."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Release, Span
from indexer.tagging.tables import table
from indexer.tagging.topics import tag_topics

Make = Callable[..., Release]


def topics(release: Release) -> dict[str, str]:
    return {tag.value: tag.evidence.rule for tag in tag_topics(release)}


@pytest.mark.parametrize(
    ("body", "topic"),
    [
        ("They spoke about ransomware.", "Cybercrime and ransomware"),
        ("Capacity-building was a subject.", "Capacity building"),
        ("양측은 사이버 위협에 대해 논의하였다.", "Cyber threats and threat assessment"),
        ("Les droits de l’homme furent évoqués.", "Human rights and democracy"),
        (
            "Emerging technologies were discussed.",
            "Artificial intelligence and emerging technology",
        ),
    ],
)
def test_topic_is_found_by_its_phrases(make: Make, body: str, topic: str) -> None:
    assert topic in topics(make("Dialogue", body))


@pytest.mark.parametrize(
    ("verb", "rule"),
    [
        ("discussed", "topic.discussed"),
        ("shared the view that they must fight", "topic.shared view"),
        ("reaffirmed the fight against", "topic.reaffirmed"),
        ("agreed to fight", "topic.agreed"),
        ("signed a memorandum on", "topic.signed"),
    ],
)
def test_rule_names_the_commitment(make: Make, verb: str, rule: str) -> None:
    assert topics(make("Dialogue", f"They {verb} cybercrime."))["Cybercrime and ransomware"] == rule


def test_the_strongest_commitment_counts(make: Make) -> None:
    made = make("Dialogue", "They discussed cybercrime. They agreed to fight cybercrime.")
    assert topics(made)["Cybercrime and ransomware"] == "topic.agreed"


def test_a_part_of_a_word_is_no_topic(make: Make) -> None:
    assert topics(make("Dialogue", "The antiterroristic pro5gram of the isisland.")) == {}


def test_an_open_phrase_is_quoted_to_the_end_of_its_word(make: Make) -> None:
    made = make("Dialogue", "They spoke of cryptocurrencies.")
    quotes = [span.of(made.text) for tag in tag_topics(made) for span in tag.evidence.spans]
    assert quotes == ["cryptocurrencies"]


def test_about_thirty_topics_are_known() -> None:
    assert 30 <= len(table("topics")) <= 40


@given(st.text(alphabet="cyber threatsİ’é-사이버위협 \n", max_size=200))
def test_every_topic_quotes_the_text(text: str) -> None:
    made = Release("id", "path", "id", f"Talks\n\n{text}", Span(0, 5))
    assert all(span.of(made.text) for tag in tag_topics(made) for span in tag.evidence.spans)
