"""Names that are the same but for how their syllables are written in Latin letters."""

import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from indexer.folding import fold

_SHORTEST = 3
"""Shorter sounds are those of too many words."""


def sound(name: str) -> str:
    """Return what the spellings of a name have in common: Duk-ho and Deokho sound alike."""
    letters = "".join(filter(str.isalnum, fold(name)))
    for written, read in _same():
        letters = letters.replace(written, read)
    return letters


def parts(name: str) -> Iterator[str]:
    """Yield the parts of a full name that may be asked for alone: Moon, Duk-ho, Duk Ho."""
    words = name.split()
    pairs = (" ".join(pair) for pair in pairwise(words))
    yield from (part for part in (*words, *pairs) if len(sound(part)) >= _SHORTEST)


@cache
def _same() -> tuple[tuple[str, str], ...]:
    path = Path(__file__).with_suffix(".toml")
    return tuple((a, b) for a, b in tomllib.loads(path.read_text(encoding="utf-8"))["same"])
