"""Static files by content: an address that changes with the file may be kept for a year."""

import hashlib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
STATIC = HERE / "static"
_SHIPPED = (".py", ".html", ".xml", ".css", ".js", ".svg", ".txt")


@cache
def fingerprint(name: str) -> str:
    """Return a short digest of a static file."""
    return _digest(STATIC / name)


@cache
def build() -> str:
    """Return a digest of the web app itself: pages change with it, whatever the index holds."""
    digest = hashlib.blake2b(digest_size=6)
    for path in sorted(path for path in HERE.rglob("*") if path.suffix in _SHIPPED):
        digest.update(_digest(path).encode())
    return digest.hexdigest()


def address(name: str) -> str:
    """Return the address of a static file as it is now."""
    return f"/static/{name}?v={fingerprint(name)}"


def _digest(path: Path) -> str:
    return hashlib.blake2b(path.read_bytes(), digest_size=6).hexdigest()
