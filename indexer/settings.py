"""What is configured, and by what: READOUT_* variables, readout.toml, defaults."""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from indexer.errors import SettingsError

FILE_NAME = "readout.toml"
PREFIX = "READOUT_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings in force.

    `index` is an engine address (`whoosh:DIR`). `base_url` is the public address that feeds and
    links begin with, empty to take the request's. `workers` are server processes; each has four
    threads. Without `admin_token` there are no admin pages.
    """

    corpus: Path = Path("corpus")
    index: str = "whoosh:index"
    host: str = "127.0.0.1"
    port: int = 8000
    site_name: str = "Readout"
    base_url: str = ""
    page_size: int = 20
    watch: bool = True
    workers: int = 2
    admin_token: str | None = None

    @classmethod
    def load(
        cls, environ: Mapping[str, str] | None = None, folder: Path | None = None
    ) -> "Settings":
        """Return the settings in force for a working folder. Raises SettingsError."""
        return cls(**{name: value for name, (value, _) in _gather(environ, folder).items()})


def origins(
    environ: Mapping[str, str] | None = None, folder: Path | None = None
) -> dict[str, tuple[Any, str]]:
    """Return each setting with its value and the place it came from. Raises SettingsError."""
    default = Settings()
    found = _gather(environ, folder)
    return {
        field.name: found.get(field.name, (getattr(default, field.name), "default"))
        for field in fields(Settings)
    }


def _gather(environ: Mapping[str, str] | None, folder: Path | None) -> dict[str, tuple[Any, str]]:
    environ = os.environ if environ is None else environ
    found = _from_file((folder or Path.cwd()) / FILE_NAME)
    for name in _READERS:
        text = environ.get(PREFIX + name.upper())
        if text is not None:
            found[name] = (_read(name, text, PREFIX + name.upper()), PREFIX + name.upper())
    return found


def _from_file(path: Path) -> dict[str, tuple[Any, str]]:
    if not path.is_file():
        return {}
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{path} cannot be read as TOML: {error}") from error
    unknown = sorted(set(table) - set(_READERS))
    if unknown:
        known = ", ".join(_READERS)
        raise SettingsError(f"{path} has a setting {unknown[0]!r}; there are: {known}")
    return {
        name: (_read(name, _as_text(value), str(path)), path.name) for name, value in table.items()
    }


def _as_text(value: Any) -> str:
    """Return a value of TOML as a variable would hold it; a table or list as nothing readable."""
    return str(value) if isinstance(value, str | int) else ""


def _read(name: str, text: str, origin: str) -> Any:
    try:
        return _READERS[name](text)
    except ValueError as error:
        raise SettingsError(f"{origin}: {name} = {text!r} {error}") from error


def _whole_number(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise ValueError(f"is not a whole number from {least} to {most}")
        return int(text)

    return read


def _some(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty or no text")
    return text


def _yes_or_no(text: str) -> bool:
    words = {"1": True, "true": True, "yes": True, "on": True}
    words |= {"0": False, "false": False, "no": False, "off": False}
    if text.lower() not in words:
        raise ValueError("is neither yes nor no")
    return words[text.lower()]


_READERS: dict[str, Callable[[str], Any]] = {
    "corpus": lambda text: Path(_some(text)),
    "index": _some,
    "host": _some,
    "port": _whole_number(0, 65535),
    "site_name": str,
    "base_url": lambda text: text.rstrip("/"),
    "page_size": _whole_number(1, 100),
    "watch": _yes_or_no,
    "workers": _whole_number(1, 64),
    "admin_token": lambda text: text or None,
}
