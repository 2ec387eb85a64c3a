"""The web app: Results → pages and machine formats. Imports `indexer`, never the reverse."""

from flask import Flask
from jinja2 import StrictUndefined

from indexer.engines.interface import Searcher
from indexer.settings import Settings
from webapp import (
    api,
    assets,
    crawlers,
    exports,
    failures,
    feeds,
    frame,
    headers,
    machines,
    pages,
    wording,
)
from webapp.site import EXTENSION, Site


def create_app(settings: Settings | None = None, searcher: Searcher | None = None) -> Flask:
    """Return the app. Without a searcher the index of the settings is opened when first needed."""
    app = Flask(__name__)
    app.extensions[EXTENSION] = Site(settings or Settings.load(), assets.build(), searcher)
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters["number"] = wording.number
    app.context_processor(frame.context)
    headers.install(app)
    failures.install(app)
    for module in (pages, api, feeds, exports, crawlers, machines):
        app.register_blueprint(module.blueprint)
    return app
