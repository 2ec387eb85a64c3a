"""Sources to cite."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from indexer.citations.source import Source, source_of
from indexer.record import from_record

CITED = {
    "id": "talks-2018",
    "title": "Fifth cyber talks held in Seoul",
    "text": "They met.",
    "kind": "official",
    "language": "en",
    "issuer": {"name": "Ministry of State, Trade and Seas", "country": "EE"},
    "published": "2018-06-23",
    "event_start": "2018-06-21",
    "event_end": "2018-06-22",
    "venue": "Seoul",
    "topics": ["deterrence"],
    "url": "https://ministry.example/releases/5",
}
ACCESSED = date(2026, 3, 4)


@pytest.fixture(scope="session")
def cited() -> Callable[..., Source]:
    """Make a source: a press release with all that can be stated, but for what is overridden."""

    def make(**fields: Any) -> Source:
        return source_of(from_record(CITED | fields), fields.get("accessed", ACCESSED))

    return make
