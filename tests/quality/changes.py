"""Prints the tags that the working tree gains and loses against a commit: `changes.py [COMMIT]`."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "corpus", ROOT / "tests" / "quality" / "shapes")
FIELDS = (
    *("title", "kind", "language", "issuer", "published", "event_start", "event_end", "parties"),
    *("counterparts", "subjects", "officials", "event_type", "series", "ordinal", "venue"),
    *("agencies", "topics"),
)
Fact = tuple[str, str, str]


def main(commit: str = "HEAD") -> None:
    """Tag the same files with both states of the code and print the difference."""
    with tempfile.TemporaryDirectory() as folder:
        before_tree = Path(folder) / "before"
        _git("worktree", "add", "--quiet", "--detach", str(before_tree), commit)
        try:
            before, after = set(_facts(before_tree)), set(_facts(ROOT))
        finally:
            _git("worktree", "remove", "--force", str(before_tree))
    for sign, facts in (("-", before - after), ("+", after - before)):
        for path, field, value in sorted(facts):
            sys.stdout.write(f"{sign} {path} | {field} | {value}\n")
    sys.stdout.write(f"{len(after - before)} gained, {len(before - after)} lost since {commit}\n")


def _facts(tree: Path) -> Iterator[Fact]:
    folders = [str(folder) for folder in FOLDERS if folder.is_dir()]
    command = [sys.executable, "-m", "indexer", "tag", "--json", *folders]
    run = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=True)
    for record in map(json.loads, run.stdout.splitlines()):
        for field in FIELDS:
            values = record[field] if isinstance(record[field], list) else [record[field]]
            for value in values:
                if value is not None:
                    yield record["path"], field, json.dumps(value, ensure_ascii=False)


def _git(*words: str) -> None:
    subprocess.run(["git", "-C", str(ROOT), *words], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:2])
