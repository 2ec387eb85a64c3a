import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_doctor_finds_nothing_wrong_after_indexing(run: Run) -> None:
    run("index")
    outcome = run("doctor")
    assert outcome.code == 0
    assert "WRONG" not in outcome.out


def test_doctor_names_a_missing_index_and_the_cure(run: Run) -> None:
    outcome = run("doctor")
    assert outcome.code == 1
    assert "readout index" in outcome.out


def test_doctor_counts_what_the_index_is_behind(run: Run, desk: Path) -> None:
    run("index")
    (desk / "corpus" / "talks.txt").write_text("Another text altogether, about Oslo.")
    (desk / "corpus" / "new.txt").write_text("A new one, about Riga.")
    findings = run("doctor", "--json").json
    assert [it["text"] for it in findings if not it["good"]] == [
        "whoosh:index is behind the corpus by 2 releases: run `readout index`"
    ]


def test_doctor_names_a_file_that_cannot_be_read(run: Run, desk: Path) -> None:
    run("index")
    (desk / "corpus" / "scan.pdf").write_bytes(b"\x00")
    outcome = run("doctor")
    assert outcome.code == 1
    assert "scan.pdf" in outcome.out


def test_config_prints_values_and_their_origins(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READOUT_PORT", "9000")
    monkeypatch.setenv("READOUT_ADMIN_TOKEN", "secret-of-the-desk")
    config = run("config", "--json").json
    assert config["port"] == {"value": 9000, "from": "READOUT_PORT"}
    assert config["corpus"] == {"value": "corpus", "from": "default"}
    assert config["admin_token"]["value"] == "set"
    assert "secret-of-the-desk" not in run("config").out


@pytest.mark.parametrize(
    ("words", "code", "text"),
    [
        pytest.param(
            ["index", "--corpus", "nowhere"], 1, "readout: nowhere is no folder", id="ours"
        ),
        pytest.param(["index", "--colour"], 2, "No such option", id="usage"),
        pytest.param(["--help"], 0, "Commands:", id="help"),
    ],
)
def test_the_process_ends_with_the_promised_exit_code(
    desk: Path, words: list[str], code: int, text: str
) -> None:
    command = [sys.executable, "-m", "indexer", *words]
    ended = subprocess.run(command, cwd=desk, capture_output=True, text=True, check=False)
    assert ended.returncode == code
    assert text in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr


def test_doctor_names_a_correction_of_a_release_that_is_gone(run: Run, desk: Path) -> None:
    (desk / "corpus" / "corrections.toml").write_text('[gone-1]\nclear = ["venue"]')
    run("index")
    outcome = run("doctor")
    assert outcome.code == 1
    assert "corrections.toml corrects gone-1, which is not in the corpus" in outcome.out


@pytest.mark.parametrize("command", [["export", "--format", "csv"], ["search"], ["tag", "corpus"]])
def test_a_reader_that_stops_reading_is_no_failure(desk: Path, command: list[str]) -> None:
    python = [sys.executable, "-m", "indexer"]
    subprocess.run([*python, "index"], cwd=desk, check=True, capture_output=True)
    process = subprocess.Popen(
        [*python, *command], cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_serving_from_an_engine_that_is_not_there_is_refused_at_once(desk: Path) -> None:
    command = [sys.executable, "-m", "indexer", "serve", "--index", "opensearch+http://x/y"]
    ended = subprocess.run(command, cwd=desk, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "readout: opensearch+http://x/y" in ended.stderr
