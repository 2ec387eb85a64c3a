"""Checks of corpus, index and settings: what is wrong, and what to do about it."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.corpus import OnReject, read_corpus
from indexer.corrections import FILE_NAME, Corrections, read_corrections
from indexer.engines import open_builder, open_searcher
from indexer.engines.interface import Query
from indexer.errors import ReadoutError, ReleaseError
from indexer.model import ReleaseId
from indexer.normalise import normalise
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
    refused: list[ReleaseError] = []
    try:
        corrections = read_corrections(settings.corpus, refused.append)
    except ReleaseError as error:
        return (Finding("corrections", False, str(error)),)
    wanted = dict(_readable(settings.corpus, corrections, refused.append))
    return (
        Finding("corpus", True, f"{settings.corpus} holds {len(wanted)} releases"),
        *(Finding("corpus", False, f"{error}; mend or remove it") for error in refused),
        *_stale(corrections, wanted),
        *_writable(settings.corpus),
        *_index(settings.index, wanted),
    )


def _readable(
    corpus: Path, corrections: Corrections, on_reject: OnReject
) -> Iterator[tuple[ReleaseId, str]]:
    """Yield id and fingerprint of each release that can be cleaned."""
    for raw in read_corpus(corpus, on_reject):
        try:
            normalise(raw)
        except ReleaseError as error:
            on_reject(error)
        else:
            yield raw.id, fingerprint(raw, corrections)


def _stale(corrections: Corrections, wanted: Mapping[ReleaseId, str]) -> Iterator[Finding]:
    for release_id in sorted(corrections.by_id.keys() - wanted.keys()):
        text = f"{FILE_NAME} corrects {release_id}, which is not in the corpus: remove or rename it"
        yield Finding("corrections", False, text)


def _writable(corpus: Path) -> Iterator[Finding]:
    if not os.access(corpus, os.W_OK):
        yield Finding("corpus", False, f"{corpus} is read-only: `readout add` cannot work")


def _index(url: str, wanted: dict[ReleaseId, str]) -> Iterator[Finding]:
    try:
        total = open_searcher(url).search(Query(facets=())).total
        held = open_builder(url).manifest().fingerprints
    except ReadoutError as error:
        yield Finding("index", False, str(error))
        return
    yield Finding("index", True, f"{url} holds {total} releases and answers")
    behind = len({release_id for release_id, _ in held.items() ^ wanted.items()})
    if behind:
        text = f"is behind the corpus by {behind} releases: run `readout index`"
        yield Finding("index", False, f"{url} {text}")
