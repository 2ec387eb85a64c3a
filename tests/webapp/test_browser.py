"""The pages in a real browser: with and without script, wide and narrow."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import make_server

from indexer.engines import open_searcher
from indexer.settings import Settings
from webapp import create_app

pytestmark = pytest.mark.browser

CHROMIUM = os.environ.get("READOUT_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = {"desktop": 1280, "phone": 390}


@dataclass
class Visit:
    """A page, and what went wrong while it was open."""

    page: Page
    base: str
    width: int
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.base + path)

    def watch(self) -> None:
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        if urlsplit(url).netloc != urlsplit(self.base).netloc:
            self.strangers.append(url)


@pytest.fixture(scope="module")
def base(corpus_index: str) -> Iterator[str]:
    """Address of the app over the default corpus, served by a thread."""
    with _served(create_app(Settings(index=corpus_index), open_searcher(corpus_index))) as address:
        yield address


@contextmanager
def _served(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        reason = f"no browser at {CHROMIUM}: install chromium or set READOUT_CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


@pytest.fixture(params=["script", "no-script"])
def has_script(request: pytest.FixtureRequest) -> bool:
    return bool(request.param == "script")


@pytest.fixture(params=list(WIDTHS.values()), ids=list(WIDTHS))
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def _visit(context: BrowserContext, base: str, width: int) -> Visit:
    visit = Visit(context.new_page(), base, width)
    visit.watch()
    context.set_default_timeout(10_000)
    return visit


@pytest.fixture
def visit(browser: Browser, base: str, has_script: bool, width: int) -> Iterator[Visit]:
    """A window; when it closes nothing may have complained or come from elsewhere."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=has_script
    )
    visit = _visit(context, base, width)
    yield visit
    context.close()
    assert visit.complaints == []
    assert visit.strangers == []


def test_a_search_is_typed_narrowed_and_read(visit: Visit) -> None:
    page = visit.page
    visit.open("/")
    page.get_by_role("searchbox", name="Search releases").fill("cyber")
    page.get_by_role("button", name="Search").click()
    assert "cyber" in page.locator(".echo").inner_text()
    before = _total(page)
    if visit.width < 600:
        page.locator("main").get_by_role("link", name="Filters").click()
    counterparts = page.get_by_role("group", name="Counterpart")
    korea = counterparts.locator("label", has_text="South Korea")
    count = int(korea.locator(".n").inner_text())
    korea.get_by_role("checkbox").check()
    page.get_by_role("button", name="Apply filters").click()
    assert _total(page) == count < before
    assert page.locator(".chip").inner_text().startswith("Counterpart: South Korea")
    page.locator(".rows h3 a").first.click()
    assert page.locator("article mark").count() > 0
    assert page.locator("article mark").first.inner_text().lower().startswith("cyber")


def _total(page: Page) -> int:
    return int(page.locator("h1").inner_text().split()[0])


def test_a_match_is_reached_by_its_number(visit: Visit) -> None:
    page = visit.page
    visit.open("/search?q=cyber")
    page.locator(".rows h3 a").first.click()
    page.locator(".matches a", has_text="2").first.click()
    assert page.url.endswith("#m2")
    assert page.locator("mark:target").count() == 1


def test_a_passage_opens_the_release_at_its_paragraph(visit: Visit) -> None:
    page = visit.page
    visit.open("/search?q=cyber")
    number = page.locator(".snips .pn").first.inner_text().rpartition("¶")[2]
    page.locator(".snips .pn").first.click()
    assert page.url.endswith(f"#p{number}")
    assert page.locator("p:target .pn").inner_text() == number


def test_a_bar_of_the_histogram_chooses_its_year(visit: Visit) -> None:
    page = visit.page
    visit.open("/search?q=cyber")
    bar = page.locator("svg.bars a").first
    year, count = str(bar.get_attribute("aria-label")).removesuffix("s").split(": ")
    bar.locator(".hit").click()
    assert f"year={year}" in page.url
    assert _total(page) == int(count.split()[0])


def test_a_chip_is_removed(visit: Visit) -> None:
    page = visit.page
    visit.open("/search?q=cyber&counterpart=KR&since=2018")
    page.get_by_role("link", name="Remove Counterpart: South Korea").click()
    assert page.url.endswith("/search?q=cyber&since=2018-01-01")


def test_why_a_tag_is_there_is_unfolded(visit: Visit) -> None:
    page = visit.page
    visit.open("/search?q=cyber&kind=official")
    page.locator(".rows h3 a").first.click()
    why = page.locator(".taglist details").first
    why.locator("summary").click()
    assert why.locator("blockquote, .soft").first.is_visible()


def test_a_dead_end_leads_on(browser: Browser, base: str) -> None:
    page = browser.new_page()
    page.goto(f"{base}/search?q=cyber&page=99")
    page.get_by_role("link", name="Go to the last page").click()
    assert page.locator(".rows .row").count() > 0
    page.close()


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


@pytest.fixture(scope="module")
def narrow(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    yield page
    page.close()


@pytest.fixture(scope="module")
def release_id(corpus_searcher: Any) -> str:
    from indexer.engines.interface import Query

    return str(corpus_searcher.search(Query(words="cyber")).hits[0].id)


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
    with _served(make_app(memory(LONG))) as address:
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


def test_every_control_of_the_filters_page_is_large_enough_to_touch(
    narrow: Page, base: str
) -> None:
    narrow.goto(f"{base}/filters?q=cyber&counterpart=KR")
    controls = narrow.locator("main :is(a,button,summary,input:not([type=hidden]))")
    boxes = [one.bounding_box() for one in controls.all() if one.is_visible()]
    sizes = [min(box["width"], box["height"]) for box in boxes if box]
    assert len(sizes) > 20
    assert min(sizes) >= 24


def test_few_years_are_printed_whole_on_a_phone(browser: Browser, long_base: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{long_base}/search")
    label = page.locator("svg.bars text:not(.v)")
    assert label.locator(".yy").is_visible()
    page.close()


def test_nothing_is_sent_for_a_control_left_empty(browser: Browser, base: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{base}/search?q=cyber")
    page.get_by_label("From").fill("2020")
    page.get_by_role("button", name="Apply filters").click()
    assert page.url.endswith("/search?q=cyber&since=2020")
    page.close()
