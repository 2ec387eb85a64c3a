"""A writer killed at any moment leaves the old state or the new one."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from indexer.engines.whoosh.builder import WhooshBuilder
from indexer.engines.whoosh.searcher import WhooshSearcher
from indexer.record import from_record

WRITER = """
import sys
from indexer.engines.whoosh.builder import WhooshBuilder
from indexer.record import from_record

def edition(number):
    return [from_record({"id": str(n), "title": f"Edition {number}"}) for n in range(20)]

builder = WhooshBuilder(sys.argv[1])
print("ready", flush=True)
for number in range(1, 10_000):
    (builder.build if number % 3 == 0 else builder.update)(edition(number))
    print(number, flush=True)
"""


def _editions(index: Path) -> set[str]:
    searcher = WhooshSearcher(index)
    assert searcher.count == 20
    return {searcher.get(str(number)).title for number in range(20)}


def _killed_writer(index: Path, seconds: float) -> int:
    """Run a writer, kill it after so long, and return the last edition that it finished."""
    command = [sys.executable, "-W", "ignore", "-c", WRITER, str(index)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
        finished = writer.stdout.read().split()
    return int(finished[-1]) if finished else 0


@pytest.mark.parametrize("moment", range(8))
def test_a_killed_writer_leaves_a_whole_index(tmp_path: Path, moment: int) -> None:
    first = [from_record({"id": str(n), "title": "Edition 0"}) for n in range(20)]
    WhooshBuilder(tmp_path).build(first)
    seconds = random.Random(moment).uniform(0.0, 0.4)
    finished = _killed_writer(tmp_path, seconds)
    (edition,) = _editions(tmp_path)
    assert edition in {f"Edition {finished}", f"Edition {finished + 1}"}
    WhooshBuilder(tmp_path).update(first)
    assert _editions(tmp_path) == {"Edition 0"}
