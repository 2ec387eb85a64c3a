"""Pages fit narrow windows, fingers and the keyboard."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PATHS = [
    "/",
    "/search",
    "/search?q=cyber+deterrence&counterpart=KR&-kind=repost&since=2018",
    "/search?q=none-has-this-word&counterpart=KR&year=2018",
    "/search?q=%22an+open+quotation+that+goes+on+for+long+enough+to+wrap",
    "/filters?q=cyber",
    "/filters/issuer",
    "/release/{id}?q=cyber",
    "/release/{id}?view=received",
    "/release/{id}?view=aside",
    "/release/{id}?view=tags",
    "/syntax",
    "/help",
    "/nowhere",
]


@pytest.mark.parametrize("path", PATHS)
def test_no_page_scrolls_sideways_at_320_pixels(
    narrow: Page, base: str, release_id: str, path: str
) -> None:
    narrow.goto(base + path.format(id=release_id))
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", PATHS)
def test_the_first_stops_of_the_keyboard_are_visible_skip_links(
    narrow: Page, base: str, release_id: str, path: str
) -> None:
    narrow.goto(base + path.format(id=release_id))
    narrow.keyboard.press("Tab")
    focused = narrow.locator(":focus")
    assert focused.inner_text().startswith("Skip to")
    assert focused.bounding_box() is not None
    narrow.keyboard.press("Enter")
    assert narrow.evaluate("document.querySelector(':target') !== null")


def test_every_control_of_the_filters_page_is_large_enough_to_touch(
    narrow: Page, base: str
) -> None:
    narrow.goto(f"{base}/filters?q=cyber&counterpart=KR")
    controls = narrow.locator("main :is(a,button,summary,input:not([type=hidden]))")
    boxes = [one.bounding_box() for one in controls.all() if one.is_visible()]
    sizes = [min(box["width"], box["height"]) for box in boxes if box]
    assert len(sizes) > 20
    assert min(sizes) >= 24
