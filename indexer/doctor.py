"""Checks of corpus, index and settings: what is wrong, and what to do about it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.corpus import read_corpus
from indexer.engines import open_builder, open_searcher
from indexer.engines.interface import Query
from indexer.errors import ReadoutError, ReleaseError
from indexer.pipeline import fingerprint
from indexer.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: what was looked at, how it stands, and what to do where it is wrong."""

    subject: str
    is_good: bool
    text: str


def examine(settings: Settings) -> tuple[Finding, ...]:
    """Return all findings; the later checks need the earlier ones to be good."""
    if not settings.corpus.is_dir():
        text = f"{settings.corpus} is no folder: make it, or set READOUT_CORPUS"
        return (Finding("corpus", False, text),)
    return (*_corpus(settings), *_index(settings))


def _corpus(settings: Settings) -> Iterator[Finding]:
    refused: list[ReleaseError] = []
    readable = sum(1 for _ in read_corpus(settings.corpus, refused.append))
    yield Finding("corpus", True, f"{settings.corpus} holds {readable} releases")
    for error in refused:
        yield Finding("corpus", False, f"{error}; mend or remove it")
    if not os.access(settings.corpus, os.W_OK):
        yield Finding("corpus", False, f"{settings.corpus} is read-only: `readout add` cannot work")


def _index(settings: Settings) -> Iterator[Finding]:
    try:
        searcher = open_searcher(settings.index)
        total = searcher.search(Query(facets=())).total
    except ReadoutError as error:
        yield Finding("index", False, str(error))
        return
    yield Finding("index", True, f"{settings.index} holds {total} releases and answers")
    behind = _behind(settings.corpus, settings.index)
    if behind:
        text = f"is behind the corpus by {behind} releases: run `readout index`"
        yield Finding("index", False, f"{settings.index} {text}")


def _behind(corpus: Path, index: str) -> int:
    """Return how many releases of the corpus the index lacks, has in another state, or too many."""
    held = set(open_builder(index).manifest().fingerprints.items())
    wanted = {(raw.id, fingerprint(raw)) for raw in read_corpus(corpus, lambda _: None)}
    return len({release_id for release_id, _ in held ^ wanted})
