"""The tags of the default corpus and of the shapes reach their floors."""

import json
from pathlib import Path

import pytest

from indexer.corpus import read_corpus
from indexer.errors import ReleaseError
from indexer.model import Release, Span, Tag, TaggedRelease
from indexer.pipeline import process_all
from indexer.quality import Evaluation, evaluate, read_gold
from indexer.record import to_record

HERE = Path(__file__).parent
COLLECTIONS = {
    "corpus": (HERE.parents[1] / "corpus", HERE / "gold.jsonl", HERE / "floors.json"),
    "shapes": (HERE / "shapes", HERE / "shapes-gold.jsonl", HERE / "shapes-floors.json"),
}
Tagged = tuple[TaggedRelease, ...]


@pytest.fixture(scope="module", params=COLLECTIONS)
def collection(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def tagged(collection: str) -> Tagged:
    rejected: list[ReleaseError] = []
    folder, _, _ = COLLECTIONS[collection]
    found = tuple(process_all(read_corpus(folder, rejected.append), rejected.append))
    assert rejected == []
    return found


@pytest.fixture(scope="module")
def evaluation(collection: str, tagged: Tagged) -> Evaluation:
    return evaluate(read_gold(COLLECTIONS[collection][1]), map(to_record, tagged))


def test_no_floor_is_broken(collection: str, evaluation: Evaluation) -> None:
    floors = json.loads(COLLECTIONS[collection][2].read_text("utf-8"))
    assert floors
    assert evaluation.broken_floors(floors) == ()


def test_every_gold_line_has_its_release(evaluation: Evaluation) -> None:
    assert evaluation.missing == ()


def test_every_tag_quotes_words_of_the_text_or_names_what_said_so(tagged: Tagged) -> None:
    for one in tagged:
        for tag in _tags(one):
            assert _is_grounded(tag, one.release), (one.release.path, tag)


def _tags(tagged: TaggedRelease) -> list[Tag[object]]:
    values = (getattr(tagged, name) for name in tagged.__dataclass_fields__ if name != "release")
    return [
        tag for value in values if value for tag in (value if type(value) is tuple else [value])
    ]


def _is_grounded(tag: Tag[object], release: Release) -> bool:
    if not tag.evidence.spans:
        return tag.evidence.rule.startswith(("declared:", "derived:"))
    return all(_quotes(span, release) for span in tag.evidence.spans)


def _quotes(span: Span, release: Release) -> bool:
    return span.start < span.end <= len(release.text) and bool(span.of(release.text).strip())
