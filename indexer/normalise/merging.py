"""Puts together what several sources declare of one release."""

from dataclasses import fields
from typing import Any

from indexer.model import Declared


def merged(first: Declared, second: Declared) -> Declared:
    """Return both together: alternatives follow one another, of single values the first stands."""
    values: dict[str, Any] = {}
    for field in fields(Declared):
        mine, theirs = getattr(first, field.name), getattr(second, field.name)
        if field.name in {"published", "site_name", "author"}:
            values[field.name] = tuple(dict.fromkeys((*mine, *theirs)))
        else:
            values[field.name] = theirs if mine is None else mine
    return Declared(**values)
