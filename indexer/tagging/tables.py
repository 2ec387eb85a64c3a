"""What the taggers know, as data: the tables under data/, their patterns and lists of words."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from indexer.tagging.patterns import Guarded

_DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """All of one file of data/."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def pattern(name: str, key: str) -> Guarded:
    """One of the file's [patterns]."""
    return Guarded(source(name, key))


def source(name: str, key: str) -> str:
    """What one of the [patterns] is written as; {word} stands for an entry of the [words]."""
    entry: str = table(name)["patterns"][key]
    for word, meaning in table(name).get("words", {}).items():
        entry = entry.replace(f"{{{word}}}", meaning)
    return entry


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """One of the file's [lists] as a set."""
    return frozenset(table(name)["lists"][key])
