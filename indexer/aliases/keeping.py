"""Names kept ready in a file beside an index, for a new process to read in a few milliseconds.

The file says what it was made of: the tables, the code that reads them and CLDR. When one of these
has changed since, or the file is not whole, the names are gathered anew.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any
from zlib import crc32

from indexer.aliases.names import Group, Names, known_names

_INDEXER = Path(__file__).parents[1]
_SOURCES = ("aliases", "parties", "tagging/data/people.toml", "tagging/data/series.toml")
_SPELLING = ("folding.py", "particles.py", "particles.toml")


def write_names(path: Path) -> None:
    """Write all names to a file."""
    names = known_names()
    groups = list(dict.fromkeys(names.by_key.values()))
    number = {group: n for n, group in enumerate(groups)}
    kept = {
        "made_of": _made_of(),
        "groups": groups,
        "keys": [[" ".join(one), number[group]] for one, group in names.by_key.items()],
        "capitals": sorted(map(" ".join, names.capitals)),
    }
    path.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")


def kept_names(path: Path) -> Names:
    """Return the names that a file keeps, or all that are known where it is not of use."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return _names(kept) if kept["made_of"] == _made_of() else known_names()
    except (OSError, ValueError, LookupError, TypeError):
        return known_names()


def _names(kept: Mapping[str, Any]) -> Names:
    groups = [Group(*map(tuple, group)) for group in kept["groups"]]
    by_key = {tuple(one.split(" ")): groups[number] for one, number in kept["keys"]}
    return Names(by_key, frozenset(tuple(one.split(" ")) for one in kept["capitals"]))


@cache
def _made_of() -> int:
    checksum = 0
    for path in _files():
        checksum = crc32(path.read_bytes(), checksum)
    return checksum


def _files() -> Iterator[Path]:
    """Whatever names depend on; where CLDR comes from names its version."""
    for source in map(_INDEXER.joinpath, chain(_SOURCES, _SPELLING)):
        yield from sorted(source.glob("*.*")) if source.is_dir() else [source]
    cldr = find_spec("babel")
    if cldr and cldr.origin:
        yield Path(cldr.origin)
