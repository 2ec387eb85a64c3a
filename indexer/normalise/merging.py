"""Puts together what several sources declare of one release."""

from dataclasses import fields
from typing import Any

from indexer.model import Declared

_NAMES = tuple(field.name for field in fields(Declared))
_ALTERNATIVES = frozenset(("published", "site_name", "author"))


def merged(first: Declared, second: Declared) -> Declared:
    """Return both together: alternatives follow one another, of single values the first stands."""
    values: dict[str, Any] = {}
    for name in _NAMES:
        mine, theirs = getattr(first, name), getattr(second, name)
        if name in _ALTERNATIVES:
            values[name] = tuple(dict.fromkeys((*mine, *theirs)))
        else:
            values[name] = theirs if mine is None else mine
    return Declared(**values)
