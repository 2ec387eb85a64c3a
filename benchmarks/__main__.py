"""`python -m benchmarks speed|opening|additions|relevance`: this engine, and its peers beside it.

Further arguments go to the harness: `speed --rounds 5`, `relevance --sets time`. And without the
harness `python -m benchmarks tagging FOLDER ROUNDS`: how quickly releases are cleaned and tagged.
"""

import sys
from collections.abc import Callable

from benchmarks import harness, tables, tagging

_SIZES = ("1x", "100k")


def main(arguments: list[str]) -> int:
    """Run one of the measurements; without the harness say so and do nothing."""
    name, *further = arguments or [""]
    if name == "tagging":
        return tagging.main(*further)
    if name not in _MEASURES:
        print(__doc__)
        return 2
    if not harness.is_there():
        print(f"skipped: no harness in {harness.SHARED}")
        return 0
    harness.prepared()
    return _MEASURES[name](further)


def _speed(further: list[str]) -> int:
    """Pages, building, adding and memory, at two sizes, in one table."""
    outputs = {size: harness.WORK / f"{size}-result.json" for size in _SIZES}
    status = max(
        harness.run(
            "harness.run",
            *("--docs", str(harness.collection(size)), "--queries", str(harness.QUERIES)),
            *("--out", str(output), *harness.peers(), *further),
        )
        for size, output in outputs.items()
    )
    if not status:
        print("\n".join(tables.together(outputs.values())))
    return status


def _opening(_: list[str]) -> int:
    """A new process until its first page."""
    arguments = harness.collection("100k"), harness.WORK / "opening"
    return harness.run("benchmarks.opening", *map(str, arguments))


def _additions(_: list[str]) -> int:
    """Releases added one by one."""
    arguments = harness.collection("1x"), harness.QUERIES, harness.WORK / "additions"
    return harness.run("benchmarks.additions", *map(str, arguments))


def _relevance(further: list[str]) -> int:
    """Ranking of the test collections' queries, as typed, any word matching."""
    return harness.run("harness.relevance", *harness.peers(), *further)


_MEASURES: dict[str, Callable[[list[str]], int]] = {
    "speed": _speed,
    "opening": _opening,
    "additions": _additions,
    "relevance": _relevance,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
