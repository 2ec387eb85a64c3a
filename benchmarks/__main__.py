"""`python -m benchmarks speed|relevance`: this engine and its peers through the shared harness.

Further arguments go to the harness: `speed --peers tantivy,sqlite`, `relevance --sets time`.
"""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_HARNESS = _ROOT.parent / "shared" / "bench"
_WORK = _ROOT / "build" / "bench"
_OURS = "readout=benchmarks.adapter:Readout"
_COLLECTIONS = ("1x", "100k")
_PEERS = {"tantivy": "tantivy", "sqlite": "sqlite3", "bm25s": "bm25s", "xapian": "xapian"}


def main(arguments: list[str]) -> int:
    """Run one of the measurements; without the harness say so and do nothing."""
    measures = {"speed": _speed, "relevance": _relevance}
    name, *further = arguments or [""]
    if name not in measures:
        print(__doc__)
        return 2
    if not (_HARNESS / "harness").is_dir():
        print(f"skipped: {_HARNESS} is not there")
        return 0
    return measures[name](further)


def _speed(further: list[str]) -> int:
    """Pages, building, adding, opening and memory, at two sizes."""
    if not (_WORK / "queries.json").exists():
        _harness("harness.corpus", str(_WORK))
    return max(
        _harness(
            "harness.run",
            *("--docs", str(_WORK / f"{size}.jsonl"), "--queries", str(_WORK / "queries.json")),
            *("--out", str(_WORK / f"{size}-result.json"), "--peers", _peers()),
            *("--peer", _OURS, *further),
        )
        for size in _COLLECTIONS
    )


def _relevance(further: list[str]) -> int:
    """Ranking of the test collections' queries, as typed, any word matching."""
    return _harness("harness.relevance", "--peers", _peers(), "--peer", _OURS, *further)


def _peers() -> str:
    return ",".join(peer for peer, module in _PEERS.items() if find_spec(module))


def _harness(module: str, *arguments: str) -> int:
    paths = os.pathsep.join([str(_ROOT), str(_HARNESS)])
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-W", "ignore", "-m", module, *arguments]
    return subprocess.run(command, cwd=_HARNESS, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
