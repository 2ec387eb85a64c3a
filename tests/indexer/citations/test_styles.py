from collections.abc import Callable
from typing import Any

import pytest

from indexer.citations.source import Source, source_of
from indexer.citations.styles import apa, chicago, plain, text
from indexer.record import from_record

URL = "https://ministry.example/releases/5"
WHO = "Ministry of State, Trade and Seas"
WHAT = "Fifth cyber talks held in Seoul"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({}, f"{WHO}. (2018, June 23). {WHAT} [Press release]. {URL}", id="all"),
        pytest.param(
            {"issuer": None}, f"{WHAT} [Press release]. (2018, June 23). {URL}", id="no-author"
        ),
        pytest.param(
            {"published": None},
            f"{WHO}. (n.d.). {WHAT} [Press release]. Retrieved March 4, 2026, from {URL}",
            id="no-date",
        ),
        pytest.param({"kind": "news"}, f"{WHO}. (2018, June 23). {WHAT}. {URL}", id="news"),
        pytest.param(
            {"kind": "news", "title": "Who met?"},
            f"{WHO}. (2018, June 23). Who met? {URL}",
            id="question",
        ),
        pytest.param(
            {"issuer": "Office of the U.S."},
            f"Office of the U.S. (2018, June 23). {WHAT} [Press release]. {URL}",
            id="author-with-full-stop",
        ),
        pytest.param(
            {"url": None}, f"{WHO}. (2018, June 23). {WHAT} [Press release].", id="no-address"
        ),
    ],
)
def test_apa(cited: Callable[..., Source], fields: dict[str, Any], expected: str) -> None:
    assert text(apa(cited(**fields))) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {},
            f"{WHO}. “{WHAT}.” Press release, June 23, 2018. Accessed March 4, 2026. {URL}.",
            id="all",
        ),
        pytest.param(
            {"issuer": None, "published": None, "kind": "other"},
            f"“{WHAT}.” Accessed March 4, 2026. {URL}.",
            id="little-known",
        ),
        pytest.param(
            {"title": "Who met?", "url": None, "accessed": None},
            f"{WHO}. “Who met?” Press release, June 23, 2018.",
            id="question",
        ),
        pytest.param(
            {"title": 'A "joint" word on “trust”', "url": None, "accessed": None},
            f"{WHO}. “A ‘joint’ word on ‘trust’.” Press release, June 23, 2018.",
            id="quotation-marks-inside",
        ),
    ],
)
def test_chicago(cited: Callable[..., Source], fields: dict[str, Any], expected: str) -> None:
    assert text(chicago(cited(**fields))) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {},
            f"{WHO}: {WHAT}. Press release. Published 23 June 2018. "
            f"Event: 21 June 2018 to 22 June 2018, Seoul. {URL} (accessed 4 March 2026).",
            id="all",
        ),
        pytest.param(
            {"published": None, "event_start": None, "event_end": None, "url": None},
            f"{WHO}: {WHAT}. Press release. Undated.",
            id="little-known",
        ),
    ],
)
def test_plain(cited: Callable[..., Source], fields: dict[str, Any], expected: str) -> None:
    assert text(plain(cited(**fields))) == expected


def test_apa_sets_the_title_in_italics(cited: Callable[..., Source]) -> None:
    assert [run.text for run in apa(cited()) if run.is_italic] == [WHAT]


@pytest.mark.parametrize(("kind", "italics"), [("news", [WHO]), ("official", [])])
def test_chicago_sets_a_newspaper_in_italics(
    cited: Callable[..., Source], kind: str, italics: list[str]
) -> None:
    assert [run.text for run in chicago(cited(kind=kind)) if run.is_italic] == italics


def test_what_has_no_original_address_is_cited_where_it_was_read() -> None:
    source = source_of(from_record({"id": "x", "text": "They met."}), None, "https://here/x")
    assert text(apa(source)) == "x. (n.d.). https://here/x"
