"""Releases that one core cleans and tags in a second, and the memory that it takes, over and over.

Times are those of the processor, so that other work on the machine counts only by slowing it.
"""

import resource
import time
from dataclasses import dataclass
from pathlib import Path

from indexer.corpus import read_corpus
from indexer.errors import ReleaseError
from indexer.normalise import normalise
from indexer.tagging import tag

_ROUNDS = 3
_MB = 1024  # kilobytes


@dataclass
class _Round:
    """One time over a folder; seconds spent so far."""

    releases: int = 0
    cleaning: float = 0.0
    tagging: float = 0.0

    def row(self, name: str) -> str:
        """One row of the table."""
        seconds = (self.cleaning, self.tagging, self.cleaning + self.tagging)
        rates = " | ".join(f"{self.releases / one:.0f}" if one else "-" for one in seconds)
        return f"| {name} | {self.releases} | {rates} | {_peak():.0f} |"


def main(folder: str = "corpus", rounds: str = str(_ROUNDS)) -> int:
    """Print what it takes to begin, and a row for each time over all releases of a folder."""
    if not _measured(Path(folder), most=1).releases:
        print(f"{folder} has no release")
        return 1
    print(f"Python, imports, tables and the first release: {time.process_time():.2f} s\n")
    print("| round | releases | cleaned a second | tagged a second | both | peak MB |")
    print("|---|---|---|---|---|---|")
    for number in range(1, int(rounds) + 1):
        print(_measured(Path(folder)).row(str(number)))
    return 0


def _measured(folder: Path, most: int | None = None) -> _Round:
    done = _Round()
    for raw in read_corpus(folder, print):
        start = time.process_time()
        try:
            release = normalise(raw)
        except ReleaseError:
            continue
        cleaned = time.process_time()
        tag(release)
        done.releases += 1
        done.cleaning += cleaned - start
        done.tagging += time.process_time() - cleaned
        if done.releases == most:
            break
    return done


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MB
