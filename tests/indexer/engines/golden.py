"""Queries with what they mean and find in the default corpus, as data that any engine must meet.

`python -m tests.indexer.engines.golden` writes anew what queries find; read the difference before
you keep it. A release is given by the shortest beginning of its id that no other id has.
"""

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from indexer.engines import open_searcher
from indexer.engines.interface import Query, Searcher
from indexer.engines.language import parse
from indexer.indexing import bring_in_line

FILE = Path(__file__).with_suffix(".jsonl")
_CORPUS = Path(__file__).parents[3] / "corpus"
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Golden:
    """One query, its canonical form, and the releases it finds, in the order of their ids."""

    about: str
    query: str
    canonical: str
    found: tuple[str, ...]


def read() -> list[Golden]:
    """Return all golden queries."""
    lines = FILE.read_text("utf-8").splitlines()
    return [
        Golden(**record | {"found": tuple(record["found"])}) for record in map(json.loads, lines)
    ]


def answered(query: str, searcher: Searcher) -> tuple[str, ...]:
    """Return what a query finds, as the golden file gives it."""
    names = short_names(list(searcher.ids(Query())))
    return tuple(sorted(names[one] for one in searcher.ids(Query(words=query))))


def short_names(ids: Sequence[str]) -> dict[str, str]:
    """Return for each id the shortest beginning that is its own."""
    return {one: _short(one, ids) for one in ids}


def _short(wanted: str, ids: Sequence[str]) -> str:
    lengths = range(_SHORTEST, len(wanted) + 1)
    begun = (wanted[:length] for length in lengths)
    return next(one for one in begun if sum(other.startswith(one) for other in ids) == 1)


def _renewed(searcher: Searcher) -> Iterator[Golden]:
    for one in read():
        yield Golden(one.about, one.query, str(parse(one.query)), answered(one.query, searcher))


def main() -> None:
    """Write the file anew."""
    with tempfile.TemporaryDirectory() as folder:
        bring_in_line(_CORPUS, folder)
        renewed = list(_renewed(open_searcher(folder)))
    lines = (json.dumps(asdict(one), ensure_ascii=False) for one in renewed)
    FILE.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    sys.stdout.write(f"{len(renewed)} queries\n")


if __name__ == "__main__":
    main()
