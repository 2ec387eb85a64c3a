"""What sort of source a release is."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from indexer.model import Declared, Kind, Release, Stated
from indexer.tagging.kind import tag_kind

Make = Callable[..., Release]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (
            "The ministry said Thursday that talks were held, according to a ministry statement.",
            Kind.NEWS,
        ),
        ("Joint Statement\n\n1. The two sides reaffirmed their aims.", Kind.OFFICIAL),
        ("Some text that could be from anywhere.", Kind.OTHER),
        ("They met. (unofficial translation)", Kind.TRANSLATION),
    ],
)
def test_phrases_of_the_genre_tell_it(make: Make, body: str, kind: Kind) -> None:
    assert tag_kind(make("Talks", body), None).value is kind


def test_a_known_publisher_tells_more_than_phrases(make: Make) -> None:
    release = make("Talks", "The ministry said Thursday that talks were held.")
    assert tag_kind(release, Kind.OFFICIAL).value is Kind.OFFICIAL


def test_a_declared_kind_wins(make: Make) -> None:
    release = replace(make("Talks"), declared=Declared(kind=Stated("repost", "record")))
    tag = tag_kind(release, Kind.NEWS)
    assert (tag.value, tag.evidence.rule) == (Kind.REPOST, "declared:record")
