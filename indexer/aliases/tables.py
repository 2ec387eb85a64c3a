"""The tables of aliases.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def tables() -> dict[str, Any]:
    """All of the file."""
    return tomllib.loads(Path(__file__).with_name("aliases.toml").read_text(encoding="utf-8"))
