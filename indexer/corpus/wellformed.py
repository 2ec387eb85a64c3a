"""Repairs the slips for which XML has no mercy and that feeds are full of, while they stream by."""

import html.entities
import re
from collections.abc import Iterable, Iterator

_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r")
_AMPERSAND = re.compile(rb"&(?:(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)?(\w{2,31};)?")
_LONGEST_ENTITY = 40


def repaired(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield an XML file without control characters, HTML's entities and lone ampersands.

    Inside CDATA the same changes mean the same, since what stands there is HTML. No entity is left
    that a file could define for itself. UTF-16 passes as it is.
    """
    rest = b""
    is_wide = None
    for chunk in chunks:
        is_wide = b"\0" in chunk[:4] if is_wide is None else is_wide
        if is_wide:
            yield chunk
            continue
        whole = rest + chunk.translate(None, _CONTROLS)
        cut = whole.rfind(b"&", max(0, len(whole) - _LONGEST_ENTITY))
        end = cut if cut >= 0 and b";" not in whole[cut:] else len(whole)
        rest = whole[end:]
        yield _AMPERSAND.sub(_entity, whole[:end])
    yield _AMPERSAND.sub(_entity, rest)


def _entity(match: re.Match[bytes]) -> bytes:
    name = match.group(1)
    if match.group() != b"&" + (name or b""):
        return match.group()
    known = html.entities.html5.get((name or b"").decode("ascii", "ignore"))
    if known is None:
        return b"&amp;" + (name or b"")
    return b"".join(b"&#%d;" % ord(char) for char in known)
