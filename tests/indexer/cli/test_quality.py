import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_tag_prints_one_line_of_json_a_release(run: Run) -> None:
    lines = run("tag", "--json", "corpus").out.splitlines()
    records = {record["path"]: record for record in map(json.loads, lines)}
    assert set(records) == {"talks.txt", "exercise.txt"}
    assert records["talks.txt"]["event_start"] == "2021-05-03"
    assert records["talks.txt"]["ordinal"] == 3


def test_tag_of_one_file_gives_it_the_source_id_of_its_name(run: Run) -> None:
    record = run("tag", "--json", "corpus/talks.txt").json
    assert record["source_id"] == "talks.txt"


def test_every_span_of_the_evidence_lies_in_the_text(run: Run) -> None:
    record = run("tag", "--json", "corpus/talks.txt").json
    for official, why in zip(record["officials"], record["evidence"]["officials"], strict=True):
        quoted = " ".join(record["text"][it["start"] : it["end"]] for it in why)
        assert official["name"] in quoted


@pytest.mark.parametrize("command", ["tag", "explain"])
def test_a_path_that_is_not_there_is_named(run: Run, command: str) -> None:
    outcome = run(command, "none.txt")
    assert outcome.code == 1
    assert "none.txt: there is no such file or folder" in outcome.err


def test_explain_shows_candidates_with_their_rules_and_the_choice(run: Run, desk: Path) -> None:
    (desk / "corpus" / "talks.txt").write_text(
        (desk / "corpus" / "talks.txt").read_text() + "\nShare on Facebook\nPrint this page\n"
    )
    out = run("explain", "corpus/talks.txt").out
    assert "→ 2021-05-03" in out
    assert "officials" in out
    aside = out.split("set aside")[1]
    assert "Share on Facebook" in aside


def test_evaluate_prints_figures_and_what_is_wrong(run: Run, desk: Path) -> None:
    gold = {"file": "talks.txt", "event_start": "2021-05-03", "counterparts": ["SE"]}
    (desk / "gold.jsonl").write_text(json.dumps(gold))
    outcome = run("evaluate", "--gold", "gold.jsonl", "--corpus", "corpus")
    assert outcome.code == 0
    assert "counterparts | talks.txt | expected SE | found" in outcome.out


def test_evaluate_exits_with_1_below_a_floor(run: Run, desk: Path) -> None:
    (desk / "gold.jsonl").write_text(json.dumps({"file": "talks.txt", "counterparts": ["SE"]}))
    (desk / "floors.json").write_text(json.dumps({"counterparts": {"recall": 0.5}}))
    words = ("--gold", "gold.jsonl", "--corpus", "corpus", "--floors", "floors.json", "--json")
    outcome = run("evaluate", *words)
    assert outcome.code == 1
    assert "the floor is 0.5" in outcome.err
    assert outcome.json["scores"]["counterparts"]["recall"] == 0


@pytest.mark.parametrize("content", ["", '{"counterparts": 5}', "[1]", '{"venue": {"beauty": 1}}'])
def test_a_file_that_holds_no_floors_is_named(run: Run, desk: Path, content: str) -> None:
    (desk / "gold.jsonl").write_text(json.dumps({"file": "talks.txt", "venue_city": "Tallinn"}))
    (desk / "floors.json").write_text(content)
    outcome = run(
        "evaluate", "--gold", "gold.jsonl", "--corpus", "corpus", "--floors", "floors.json"
    )
    assert outcome.code == 1
    assert "floors.json holds no floors" in outcome.err


def test_a_file_of_the_corpus_is_tagged_under_its_id_of_the_index(run: Run, desk: Path) -> None:
    (desk / "corpus" / "deep").mkdir()
    (desk / "corpus" / "talks.txt").rename(desk / "corpus" / "deep" / "talks.txt")
    added = run("index", "--json").json["added"]
    assert run("tag", "--json", "corpus/deep/talks.txt").json["id"] in added


def test_a_missing_path_does_not_keep_the_others_from_being_tagged(run: Run) -> None:
    outcome = run("tag", "--json", "none.txt", "corpus/talks.txt")
    assert outcome.code == 1
    assert outcome.json["path"] == "talks.txt"
