"""The default corpus, cleaned, against what a reader wrote down about it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from indexer.corpus import read_corpus
from indexer.errors import ReleaseError
from indexer.model import Release
from indexer.normalise import normalise

ROOT = Path(__file__).parents[2]
GOLD: list[dict[str, Any]] = [
    json.loads(line) for line in (ROOT / "tests/quality/gold.jsonl").read_text("utf-8").splitlines()
]


def refuse(error: ReleaseError) -> None:
    pytest.fail(str(error))


@cache
def corpus() -> dict[str, Release]:
    raws = read_corpus(ROOT / "corpus", refuse)
    return {raw.path: normalise(raw) for raw in raws}


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: str(gold["file"]))
def test_phrases_of_the_body_survive(gold: dict[str, Any]) -> None:
    text = plain(corpus()[gold["file"]].text)
    assert [phrase for phrase in gold["must_contain"] if plain(phrase) not in text] == []


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: str(gold["file"]))
def test_clutter_is_gone(gold: dict[str, Any]) -> None:
    text = plain(corpus()[gold["file"]].text)
    assert [phrase for phrase in gold["must_not_contain"] if plain(phrase) in text] == []


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: str(gold["file"]))
def test_headline_is_found_and_stands_once(gold: dict[str, Any]) -> None:
    release = corpus()[gold["file"]]
    assert release.title.of(release.text) == gold["title"]
    assert release.text.split("\n\n").count(gold["title"]) == 1
    assert release.text.startswith(gold["title"])


def test_all_documents_are_read() -> None:
    assert corpus().keys() == {gold["file"] for gold in GOLD}
