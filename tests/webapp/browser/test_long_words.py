"""Pages of a release every text of which is one long word."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from tests.webapp.browser.conftest import served

pytestmark = pytest.mark.browser

WORD = "w" * 240

LONG = {
    "id": "long",
    "title": WORD,
    "text": f"{WORD}\n\n{WORD} met {WORD}.",
    "title_span": [0, 240],
    "url": f"https://{WORD}/",
    "kind": "official",
    "issuer": {"name": WORD, "country": "EE"},
    "event_start": "2021-05-03",
    "counterparts": [WORD],
    "officials": [{"name": WORD, "title": WORD, "side": "EE", "role": "co-chair"}],
    "series": WORD,
    "venue": WORD,
    "topics": [WORD],
    "evidence": {"venue": [{"start": 0, "end": 240, "rule": f"venue.{WORD}"}]},
    "set_aside": [WORD],
}

LONG_PATHS = [
    "/",
    f"/search?q={WORD}&issuer={WORD}&-venue=none",
    f"/search?q=no{WORD}&issuer={WORD}",
    f"/search?sort={WORD}",
    f"/filters?q={WORD}&issuer={WORD}",
    f"/filters/issuer?q={WORD}",
    f"/release/long?q={WORD}",
    "/release/long?view=received",
    "/release/long?view=aside",
    "/release/long?view=tags",
    f"/release/{WORD}",
]


@pytest.fixture(scope="module")
def long_base(memory: Callable[..., Any], make_app: Callable[..., Flask]) -> Iterator[str]:
    """Address of an app over one release, every text of which is one long word."""
    with served(make_app(memory(LONG))) as address:
        yield address


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("path", LONG_PATHS, ids=lambda path: path.replace(WORD, "word"))
def test_a_long_word_scrolls_no_page_sideways(
    narrow: Page, long_base: str, path: str, width: int
) -> None:
    narrow.set_viewport_size({"width": width, "height": 640})
    narrow.goto(long_base + path)
    scrolls = narrow.evaluate("document.documentElement.scrollWidth")
    narrow.set_viewport_size({"width": 320, "height": 640})
    assert scrolls <= width


def test_the_reason_of_a_tag_stands_at_its_first_line(browser: Browser, long_base: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{long_base}/release/long")
    tag = page.locator(".taglist dd", has_text=WORD).first
    top = "one => one.getBoundingClientRect().top"
    value, why = (tag.locator(part).first.evaluate(top) for part in ("a", "summary"))
    page.close()
    assert abs(value - why) < 4


def test_few_years_are_printed_whole_on_a_phone(browser: Browser, long_base: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{long_base}/search")
    label = page.locator("svg.bars text:not(.v)")
    assert label.locator(".yy").is_visible()
    page.close()
