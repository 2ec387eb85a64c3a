"""What Korean hangs on the end of a word: a query for 서울에서 means 서울, too."""

import re
import tomllib
from functools import cache
from pathlib import Path

_HANGUL_END = re.compile(r"[가-힣]+$")
_SHORTEST = 2
"""A word of Korean that is worth looking for has as many syllables."""


def without_particle(word: str) -> str:
    """Return a word without the particle at its end; the word itself where there is none.

    Behind letters of another script any particle is one, 한국 keeps two syllables at least.
    """
    match = _HANGUL_END.search(word)
    if match is None or word.endswith(_whole()):
        return word
    shortest = _SHORTEST if match.start() == 0 else 0
    for particle in _particles():
        if word.endswith(particle) and len(match.group()) - len(particle) >= shortest:
            return word.removesuffix(particle)
    return word


@cache
def _tables() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def _particles() -> tuple[str, ...]:
    return tuple(sorted(_tables()["particles"], key=len, reverse=True))


@cache
def _whole() -> tuple[str, ...]:
    return tuple(_tables()["whole"])
