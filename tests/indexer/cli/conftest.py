"""A desk with a small corpus, and a way to run commands on it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from indexer.cli import readout
from indexer.errors import ReadoutError

TALKS = """Estonia and Japan hold third Cyber Dialogue

TALLINN, 3 May 2021

Estonia and Japan held their third Cyber Dialogue in Tallinn on 3 May 2021. The Estonian
delegation was led by Mari Kask, Ambassador for Cyber Diplomacy, and the Japanese delegation by
Kenji Tanaka, Ambassador for Cyber Policy.

The two sides discussed norms of state behaviour, deterrence and the fight against ransomware.
"""
EXERCISE = """Estonia and Finland practise the defence of networks

HELSINKI, 4 June 2021

Estonia and Finland practised the defence of power networks. Ransomware was left out.
"""


@dataclass
class Outcome:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Outcome]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with `corpus/`, in which commands run."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "talks.txt").write_text(TALKS)
    (corpus / "exercise.txt").write_text(EXERCISE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(desk: Path) -> Run:
    """Run one command; an error of ours counts as exit 1, as `main` makes it."""
    assert desk.is_dir()

    def run_command(*words: str) -> Outcome:
        result = CliRunner().invoke(readout, words)
        if isinstance(result.exception, ReadoutError):
            return Outcome(1, result.stdout, str(result.exception))
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Outcome(result.exit_code, result.stdout, result.stderr)

    return run_command
