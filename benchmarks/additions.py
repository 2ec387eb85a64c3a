"""Ten thousand releases added one by one: what each addition and the pages between them cost."""

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.adapter import Readout

_ADDED = 10_000
_STEP = 1_000
_EACH = 5
"""Every so many of the queries are asked after each step."""


def main(collection: Path, queries: Path, index: Path) -> None:
    """Build the index of a collection, add to it, and print a row for each thousand."""
    shutil.rmtree(index, ignore_errors=True)
    adapter = Readout(index)
    with collection.open() as lines:
        adapter.build(map(json.loads, lines))
    adapter.open()
    asked = [query["q"] for query in json.loads(queries.read_text())][::_EACH]
    print("| added | add p50 / p95 / max ms | found after ms | page p50 ms | segments |")
    print("|---|---|---|---|---|", flush=True)
    releases = _additions(collection)
    for added in range(0, _ADDED + 1, _STEP):
        times = [_add(adapter, one) for one in islice(releases, _STEP if added else 0)]
        page = median(_milliseconds(adapter.page, words) for words in asked)
        print(f"| {added} | {_shown(times)} | {page:.2f} | {_segments(index)} |", flush=True)
    shutil.rmtree(index)


def _additions(collection: Path) -> Iterator[dict[str, Any]]:
    with collection.open() as lines:
        for number, line in enumerate(lines):
            doc = json.loads(line)
            yield doc | {"id": f"added-{number}", "text": f"{doc['text']} zqadded{number}x"}


def _add(adapter: Readout, doc: dict[str, Any]) -> tuple[float, float]:
    """How long it takes to add a release durably, and to find it."""
    word = doc["text"].rsplit(" ", 1)[1]
    add, find = _milliseconds(adapter.add, doc), _milliseconds(adapter.page, word)
    assert adapter.page(word)["total"] == 1
    return add, find


def _milliseconds(act: Callable[[Any], Any], argument: Any) -> float:
    start = time.perf_counter()
    act(argument)
    return 1000 * (time.perf_counter() - start)


def _shown(times: list[tuple[float, float]]) -> str:
    if not times:
        return "- | -"
    adding, finding = zip(*times, strict=True)
    last = quantiles(adding, n=20)[-1]
    return f"{median(adding):.1f} / {last:.1f} / {max(adding):.0f} | {median(finding):.2f}"


def _segments(index: Path) -> int:
    return len(list(index.glob("gen-*/*.arrays")))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
