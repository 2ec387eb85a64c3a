"""What people do, step by step, in a real browser."""

import pytest
from playwright.sync_api import Browser, Page

from tests.webapp.browser.conftest import Visit

pytestmark = pytest.mark.browser


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


def test_matches_are_walked_by_plain_links(visit: Visit) -> None:
    page = visit.page
    visit.open("/search?q=cyber")
    page.locator(".rows h3 a").first.click()
    page.get_by_role("link", name="first ›").click()
    page.get_by_role("link", name="next ›").click()
    assert page.url.endswith("#m2")
    assert page.locator(".matches").inner_text().startswith("Match 2 of ")
    assert page.locator("mark:target").get_attribute("aria-current") == "true"
    page.get_by_role("link", name="‹ previous").click()
    assert page.url.endswith("#m1")


def test_a_tag_lights_its_sentence(visit: Visit) -> None:
    page = visit.page
    visit.open("/search?q=cyber&kind=official")
    page.locator(".rows h3 a").first.click()
    official = page.locator(".taglist dt", has_text="Counterpart").locator("+ dd")
    official.get_by_role("link", name="Show in the text").first.click()
    lit = page.locator(".text span:target, h1:target")
    assert lit.count() == 1
    colour = "one => getComputedStyle(one).backgroundColor"
    assert lit.evaluate(colour) == "rgb(255, 233, 120)"


def test_a_citation_is_copied_whole(visit: Visit) -> None:
    page = visit.page
    visit.open("/search?q=cyber")
    page.locator(".rows h3 a").first.click()
    page.locator(".facts").get_by_role("link", name="RIS").click()
    assert page.url.endswith("#ris")
    assert page.locator("pre.cite", has_text="TY  - ").inner_text().rstrip().endswith("ER  -")


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


def test_nothing_is_sent_for_a_control_left_empty(browser: Browser, base: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{base}/search?q=cyber")
    page.get_by_label("From").fill("2020")
    page.get_by_role("button", name="Apply filters").click()
    assert page.url.endswith("/search?q=cyber&since=2020")
    page.close()
