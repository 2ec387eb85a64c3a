import os
import time
from pathlib import Path

import pytest

from indexer.readings import Readings, signature

FOUND = {"talks-1": "fingerprint"}
AN_HOUR_AGO = time.time() - 3600


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "talks.txt"
    path.write_text("They met.")
    os.utime(path, (AN_HOUR_AGO, AN_HOUR_AGO))
    return path


@pytest.fixture
def readings(file: Path) -> Readings:
    readings = Readings()
    readings.note(file, signature(file), FOUND)
    return readings


def test_a_file_that_stayed_is_recalled(readings: Readings, file: Path) -> None:
    assert readings.recall(file) == FOUND


def test_a_file_that_was_written_is_not(readings: Readings, file: Path) -> None:
    file.write_text("They met!")
    assert readings.recall(file) is None


def test_a_file_that_was_replaced_by_one_of_the_same_time_and_size_is_not(
    readings: Readings, file: Path
) -> None:
    other = file.with_name("other.txt")
    other.write_text("We parte.")
    os.utime(other, (AN_HOUR_AGO, AN_HOUR_AGO))
    other.replace(file)
    assert readings.recall(file) is None


def test_a_file_that_is_gone_is_not(readings: Readings, file: Path) -> None:
    file.unlink()
    assert readings.recall(file) is None


def test_a_file_read_just_after_it_was_written_is_read_again(file: Path) -> None:
    file.write_text("They met again.")
    readings = Readings()
    readings.note(file, signature(file), FOUND)
    assert readings.recall(file) is None


def test_a_file_that_changed_while_it_was_read_is_read_again(file: Path) -> None:
    before = signature(file)
    os.utime(file, (AN_HOUR_AGO + 1, AN_HOUR_AGO + 1))
    readings = Readings()
    readings.note(file, before, FOUND)
    assert readings.recall(file) is None
