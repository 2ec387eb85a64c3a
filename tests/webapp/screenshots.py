"""`make screenshots`: each kind of page over the default corpus, wide, narrow, light and dark."""

import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from indexer.engines import open_searcher
from indexer.engines.interface import Query
from indexer.indexing import bring_in_line
from indexer.settings import Settings
from webapp import create_app

CORPUS = Path(__file__).parents[2] / "corpus"
CHROMIUM = os.environ.get("READOUT_CHROMIUM", "/usr/bin/chromium")
WORDS = "cyber deterrence"
PAGES = {
    "home": "/",
    "results": "/search?q=cyber&counterpart=KR",
    "zero": "/search?q=%22cyber+sanctions%22+deterrence&counterpart=US&year=2018",
    "filters": "/filters?q=cyber&counterpart=KR",
    "release": "/release/{id}?q=cyber+deterrence",
    "tags": "/release/{id}?view=tags",
    "received": "/release/{id}?view=received",
    "aside": "/release/{id}?view=aside",
    "syntax": "/syntax",
    "missing": "/nowhere",
}
WINDOWS = {
    "wide-light": (1280, "light"),
    "wide-dark": (1280, "dark"),
    "phone-light": (390, "light"),
    "phone-dark": (390, "dark"),
}


def main(folder: Path) -> None:
    """Write one picture for each page and window."""
    folder.mkdir(parents=True, exist_ok=True)
    with _served() as (base, release_id), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for window, (width, scheme) in WINDOWS.items():
            context = browser.new_context(viewport={"width": width, "height": 900})
            page = context.new_page()
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            for name, path in PAGES.items():
                page.goto(base + path.format(id=release_id))
                _shoot(page, folder / f"{name}-{window}.png")
            context.close()
        browser.close()


def _shoot(page: Page, path: Path) -> None:
    page.screenshot(path=path, full_page=True)
    sys.stdout.write(f"{path}\n")


@contextmanager
def _served() -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        index = f"whoosh:{folder}"
        bring_in_line(CORPUS, index)
        searcher = open_searcher(index)
        best = searcher.search(Query(words=WORDS, per_page=1)).hits[0]
        server = make_server("127.0.0.1", 0, create_app(Settings(index=index), searcher))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.port}", best.id
        server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots"))
