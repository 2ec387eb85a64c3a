"""Opens engines by address: the only place that knows them all."""

from indexer.engines.interface import Builder, Searcher
from indexer.errors import SettingsError


def open_builder(url: str) -> Builder:
    """Return the builder for an index address, `whoosh:DIR` or a bare path."""
    from indexer.engines.whoosh.builder import WhooshBuilder

    return WhooshBuilder(_folder(url))


def open_searcher(url: str) -> Searcher:
    """Return the searcher for an index address. Raises IndexMissing or IndexStale."""
    from indexer.engines.whoosh.searcher import WhooshSearcher

    return WhooshSearcher(_folder(url))


def _folder(url: str) -> str:
    scheme, separator, folder = url.partition(":")
    if not separator or "/" in scheme:
        return url
    if scheme == "whoosh" and folder:
        return folder
    raise SettingsError(f"{url}: an index address is whoosh:DIR; other engines are not installed")
