"""How long a new process takes from its start to the first page of a large index."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.adapter import Readout

_TIMES = 9
_FIRST_PAGE = """
from sys import argv
from indexer.engines import open_searcher
from indexer.engines.interface import Query
assert open_searcher(argv[1]).search(Query(words="trade deficit")).hits
"""
_PROGRAMS = {
    "Python alone": "",
    "numpy": "import numpy",
    "numpy and Whoosh": "import numpy, whoosh.index",
    "first page": _FIRST_PAGE,
}


def main(collection: Path, index: Path) -> None:
    """Build the index of a collection and print a row for each part of the way to a page."""
    shutil.rmtree(index, ignore_errors=True)
    with collection.open() as lines:
        Readout(index).build(map(json.loads, lines))
    print("| a new process | ms, median |\n|---|---|")
    for name, program in _PROGRAMS.items():
        taken = median(_milliseconds(program, index) for _ in range(_TIMES))
        print(f"| {name} | {taken:.0f} |")
    shutil.rmtree(index)


def _milliseconds(program: str, index: Path) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-W", "ignore", "-c", program, str(index)], check=True)
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
