"""How names are compared: as rows of folded words, without what makes no difference to a reader."""

import re
from functools import lru_cache

from indexer.folding import fold
from indexer.particles import without_particle

Key = tuple[str, ...]

_INITIALS = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?")
_POSSESSIVE = re.compile(r"'s\b")
_WORD = re.compile(r"[^\W_]+")
_LONG = 4
"""Words from so many letters on are compared without a plural's s."""


@lru_cache(maxsize=1 << 14)
def key(name: str) -> Key:
    """Return what two spellings of one name have in common: S. Korea is s korea, U.S. is us."""
    plain = _POSSESSIVE.sub("", _INITIALS.sub(_joined, fold(name)))
    return tuple(_singular(without_particle(word)) for word in _WORD.findall(plain))


def _joined(match: re.Match[str]) -> str:
    return match.group().replace(".", "")


def _singular(word: str) -> str:
    is_plural = len(word) >= _LONG and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if is_plural else word
