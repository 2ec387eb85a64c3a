from typing import Any

import pytest

from indexer.model import (
    Agency,
    Declared,
    Evidence,
    Official,
    Release,
    Role,
    Span,
    Stated,
    StatedOfficial,
)
from indexer.tagging import tag

TEXT = (
    "Talks\n\nEstonia and Japan met in Tallinn. They were led by Mari Kask, Ambassador of Estonia."
)


@pytest.mark.parametrize(
    ("declared", "field", "expected"),
    [
        pytest.param(
            Declared(officials=(StatedOfficial("A B", "Envoy", "FI", "co-chair"),)),
            "officials",
            Official("A B", "Envoy", "FI", Role.CO_CHAIR),
            id="official",
        ),
        pytest.param(
            Declared(officials=(StatedOfficial("A B", role="guest"),)),
            "officials",
            Official("A B", "", None, Role.PRINCIPAL),
            id="official-of-unknown-role",
        ),
        pytest.param(
            Declared(agencies=(("Agency Z", "SE"),)),
            "agencies",
            Agency("Agency Z", "SE"),
            id="agency",
        ),
        pytest.param(Declared(topics=("Norms",)), "topics", "Norms", id="topic"),
        pytest.param(Declared(parties=("FI",)), "parties", "FI", id="party"),
        pytest.param(
            Declared(series=Stated("A-B Talks", "record")), "series", "A-B Talks", id="series"
        ),
        pytest.param(Declared(language=Stated("fi", "record")), "language", "fi", id="language"),
    ],
)
def test_what_a_record_declares_wins_over_the_text(
    declared: Declared, field: str, expected: Any
) -> None:
    tags = getattr(tag(Release("r", "r.jsonl", "r", TEXT, Span(0, 5), declared=declared)), field)
    (found,) = tags if isinstance(tags, tuple) else (tags,)
    assert found.value == expected
    assert found.evidence == Evidence("declared:record")


def test_an_empty_declared_list_says_that_there_are_none() -> None:
    declared = Declared(officials=())
    tagged = tag(Release("r", "r.jsonl", "r", TEXT, Span(0, 5), declared=declared))
    assert tagged.officials == ()
