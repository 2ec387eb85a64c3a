"""The shared harness and the peers that are installed here."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build" / "bench"
QUERIES = WORK / "queries.json"
SHARED = ROOT.parent / "shared"
OURS = "readout"
_SYSTEM_PYTHON = "/usr/bin/python3"
_MODULES = {"tantivy": "tantivy", "sqlite": "sqlite3", "bm25s": "bm25s", "whoosh": "whoosh"}


def is_there() -> bool:
    """Whether the harness lies beside the checkout."""
    return (SHARED / "bench" / "harness").is_dir()


def prepared() -> None:
    """Copy the harness, for a peer may compile a part of itself there, and make the collections."""
    shutil.copytree(SHARED / "bench" / "harness", WORK / "harness", dirs_exist_ok=True)
    if not QUERIES.exists():
        run("harness.corpus", str(WORK))


def collection(size: str) -> Path:
    """Return the file of a collection, `1x` or `100k`."""
    return WORK / f"{size}.jsonl"


def peers() -> Iterator[str]:
    """Yield the arguments that name the peers installed here, and this engine."""
    yield from ("--peers", ",".join(peer for peer, name in _MODULES.items() if find_spec(name)))
    if _works(_SYSTEM_PYTHON, "-c", "import xapian"):
        yield from ("--peer", f"xapian=harness.adapters:Xapian@{_SYSTEM_PYTHON}")
    if shutil.which("javac") and list(Path("/usr/share/java").glob("lucene-core-*.jar")):
        yield from ("--peer", "lucene=harness.lucene_peer:Lucene")
    yield from ("--peer", f"{OURS}=benchmarks.adapter:Readout")


def run(module: str, *arguments: str) -> int:
    """Run a module, of the harness or of ours, and return its exit status."""
    paths = os.pathsep.join([str(ROOT), str(WORK)])
    environment = {
        **os.environ,
        "PYTHONPATH": paths,
        "PYTHONDONTWRITEBYTECODE": "1",
        "COLLECTIONS": str(SHARED / "collections"),
    }
    command = [sys.executable, "-W", "ignore", "-m", module, *arguments]
    return subprocess.run(command, cwd=WORK, env=environment, check=False).returncode


def _works(program: str, *arguments: str) -> bool:
    if not shutil.which(program):
        return False
    return subprocess.run([program, *arguments], capture_output=True, check=False).returncode == 0
