"""A real browser over the app, with and without script, wide and narrow."""

import os
import shutil
import threading
from collections.abc import Iterator
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
from indexer.engines.interface import Query
from indexer.settings import Settings
from webapp import create_app

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
    with served(create_app(Settings(index=corpus_index), open_searcher(corpus_index))) as address:
        yield address


@contextmanager
def served(app: Flask) -> Iterator[str]:
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


@pytest.fixture(scope="module")
def narrow(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    yield page
    page.close()


@pytest.fixture(scope="module")
def release_id(corpus_searcher: Any) -> str:
    return str(corpus_searcher.search(Query(words="cyber")).hits[0].id)
