"""Releases of ministries in many languages: the language each is in, and who met."""

import json
from pathlib import Path
from typing import Any

import pytest

from indexer.corpus import read_corpus
from indexer.errors import ReleaseError
from indexer.pipeline import process_all
from indexer.record import to_record

LINES: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "languages.jsonl").read_text("utf-8").splitlines()
]
KNOWN = ("id", "url", "title", "text")  # what the tagger is told


def refuse(error: ReleaseError) -> None:
    pytest.fail(str(error))


@pytest.fixture(scope="module")
def tagged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("languages")
    told = [json.dumps({key: line[key] for key in KNOWN}) for line in LINES]
    (folder / "languages.jsonl").write_text("\n".join(told), encoding="utf-8")
    records = map(to_record, process_all(read_corpus(folder, refuse), refuse))
    return {str(record["source_id"]): record for record in records}


@pytest.mark.parametrize("line", LINES, ids=lambda line: str(line["id"]))
def test_the_parties_are_those_a_reader_finds(tagged: dict[str, Any], line: dict[str, Any]) -> None:
    found = tagged[line["id"]]
    assert (found["language"], set(found["parties"])) == (line["language"], set(line["parties"]))
