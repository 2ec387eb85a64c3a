"""Engines under test, by name; each keeps its index in a folder of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.engines import open_builder, open_searcher
from indexer.engines.interface import Searcher
from indexer.model import TaggedRelease
from indexer.record import from_record

ADDRESSES = {"whoosh": "whoosh:{folder}/index"}


@pytest.fixture(params=ADDRESSES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an index that is not there yet, once for each engine."""
    return ADDRESSES[request.param].format(folder=tmp_path)


@pytest.fixture
def searcher(engine: str, releases: tuple[TaggedRelease, ...]) -> Searcher:
    """A searcher of the small collection."""
    open_builder(engine).build(releases)
    return open_searcher(engine)


@pytest.fixture(scope="session")
def make_release() -> Callable[..., TaggedRelease]:
    """A function from an id, a title, a text and any tags to a release."""

    def make(id: str, title: str = "", text: str = "", **tags: object) -> TaggedRelease:  # noqa: A002
        return from_record({"id": id, "title": title, "text": text, **tags})

    return make


@pytest.fixture(scope="session")
def releases(make_release: Callable[..., TaggedRelease]) -> tuple[TaggedRelease, ...]:
    """A small collection with something for each part of the contract."""
    return (
        make_release(
            "seoul-2018",
            "Fifth Cyber Policy Consultation",
            "The fifth consultation between the ROK and the U.S. was held in Seoul.\n\n"
            "Ransomware and deterrence were discussed. The 서울은 host said so.",
            published="2018-06-22",
            event_start="2018-06-21",
            event_end="2018-06-22",
            counterparts=["US"],
            parties=["KR", "US"],
            kind="official",
            issuer={"name": "Ministry of Foreign Affairs", "country": "KR"},
            officials=[{"name": "Moon Duk-ho", "side": "KR"}],
            topics=["deterrence", "ransomware"],
            series="cyber policy consultation",
        ),
        make_release(
            "washington-2018",
            "U.S.-ROK Cyber Consultations",
            "The United States and the Republic of Korea met. It may help US policy on cyber.",
            published="2018-06-25",
            event_start="2018-06-21",
            counterparts=["KR"],
            parties=["US", "KR"],
            kind="official",
            issuer={"name": "Department of State", "country": "US"},
            topics=["deterrence"],
            series="cyber policy consultation",
        ),
        make_release(
            "brussels-2020",
            "EU-Brazil Cyber Dialogue",
            "The dialogues on cyber-security were opened. WHO will pay? The WHO will not.",
            published="2020-02-20",
            event_start="2019-12-30",
            event_end="2020-01-02",
            counterparts=["BR"],
            parties=["EU", "BR"],
            kind="official",
        ),
        make_release(
            "news-2021",
            "Ministers talk cyber",
            "They talked and talked. Policy on cyber was not on the table; policing was.",
            published="2021-11-16",
            counterparts=["US", "PH"],
            kind="news",
        ),
        make_release(
            "undated", "A note on trade", "Trade only. S&T, C++ and 5G too.", kind="repost"
        ),
    )
