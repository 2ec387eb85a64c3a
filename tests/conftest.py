"""Fixtures that many tests share."""

from pathlib import Path

import pytest

from indexer.engines import open_searcher
from indexer.engines.interface import Searcher
from indexer.indexing import bring_in_line

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The default corpus."""
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def corpus_index(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of an index of the default corpus, made once."""
    index = f"whoosh:{tmp_path_factory.mktemp('corpus-index')}"
    bring_in_line(corpus, index)
    return index


@pytest.fixture(scope="session")
def corpus_searcher(corpus_index: str) -> Searcher:
    """A searcher over the default corpus."""
    return open_searcher(corpus_index)
