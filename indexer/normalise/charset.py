"""Bytes → text, whatever the page says of itself.

UTF-8 is believed before any declaration: bytes of another encoding are hardly ever valid UTF-8,
while pages that call themselves something else and are UTF-8 are common.
"""

import codecs
import re

from charset_normalizer import from_bytes

from indexer.errors import UnreadableRelease

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARATION = re.compile(rb"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.I)
_DECLARED_WITHIN = 4096
# browsers read the wider encoding where a page names the narrower, and writers rely on it
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "euc_kr": "cp949",
    "johab": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
}
_WESTERN = frozenset({"cp1252", "cp1254", "cp1250", "cp1257", "iso8859-15", "iso8859-2"})
# without this list French in windows-1252 is taken for Welsh in iso8859-14
_CANDIDATES = ["cp1252", "cp1250", "cp1251", "cp1254", "cp1257", "koi8_r"]
_CANDIDATES += ["cp949", "cp932", "euc_jp", "gb18030", "big5"]
_TAG = re.compile(rb"<[^<>]{0,2000}>")
_BROKEN_WORD = re.compile(r"[^\W\d_][¡-¿×÷][^\W\d_]")
_TIE = 0.1
_SAMPLE = 100_000
_NUL_SHARE = 0.02
_STRAY_SHARE = 0.005
_FOREIGN_SHARE = 0.3
_DAMAGE_SHARE = 0.02


def decode(content: bytes, path: str, charset: str | None = None) -> str:
    """Return the text of a file. `charset` is what a mail header says; a page says it itself.

    Raises UnreadableRelease for what is no text.
    """
    for mark, wide in _MARKS:
        if content.startswith(mark):
            return content.decode(wide, "replace")
    if b"\0" in content:
        stray = _without_stray_zeros(content)
        return _decode_wide(content, path) if stray is None else stray
    named = _codec(charset or _declaration(content))
    for encoding in (_escaped(named), "utf-8", named):
        text = _strictly(content, encoding)
        if text is not None and not _is_foreign(text, encoding):
            return text
    return _guess(content, named)


def _declaration(content: bytes) -> str | None:
    found = _DECLARATION.search(content[:_DECLARED_WITHIN])
    return found.group(1).decode("ascii", "ignore") if found else None


def _codec(name: str | None) -> str | None:
    try:
        known = codecs.lookup(name or "").name
    except (LookupError, ValueError):
        return None
    return _WIDER.get(known, known)


def _escaped(encoding: str | None) -> str | None:
    """Encodings that look like ASCII to UTF-8 and must be tried before it."""
    return encoding if encoding and encoding.startswith(("iso2022", "hz")) else None


def _strictly(content: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_foreign(text: str, encoding: str | None) -> bool:
    """A Western text is mostly a to z; one that is not was written in another alphabet."""
    if encoding not in _WESTERN:
        return False
    letters = sum(map(str.isalpha, text[:_SAMPLE]))
    plain = sum(char.isascii() and char.isalpha() for char in text[:_SAMPLE])
    others = sum(not char.isascii() for char in text[:_SAMPLE])
    return others > _FOREIGN_SHARE * max(letters, plain, 1)


def _guess(content: bytes, named: str | None) -> str:
    damaged = content.decode("utf-8", "replace")
    foreign = sum(not char.isascii() for char in damaged)
    if damaged.count("\ufffd") <= max(_DAMAGE_SHARE * foreign, 1):
        return damaged
    return content.decode(_likeliest(content) or named or "cp1252", "replace")


def _likeliest(content: bytes) -> str | None:
    """Judge by the words, without tags; between equals the encoding that is most used wins."""
    words = _TAG.sub(b" ", content[:_SAMPLE])
    matches = list(from_bytes(words, cp_isolation=_CANDIDATES))
    for match in matches:
        is_equal = match.chaos <= matches[0].chaos and (
            match.coherence >= matches[0].coherence - _TIE
        )
        if match.encoding == "cp1252" and is_equal and not _BROKEN_WORD.search(str(match)):
            return "cp1252"
    return matches[0].encoding if matches else None


def _without_stray_zeros(content: bytes) -> str | None:
    bare = content.replace(b"\0", b"")
    is_stray = len(content) - len(bare) <= max(_STRAY_SHARE * len(content), 1)
    return _strictly(bare, "utf-8") if is_stray else None


def _decode_wide(content: bytes, path: str) -> str:
    """UTF-16 without a mark: the zero bytes of spaces and digits tell which half comes first."""
    even, odd = content[0::2].count(0), content[1::2].count(0)
    encoding = "utf-16-be" if even > odd else "utf-16-le"
    text = _strictly(content[: len(content) & ~1], encoding)
    if text is None or max(even, odd) < _NUL_SHARE * len(content) or min(even, odd) > len(text) / 9:
        raise UnreadableRelease(path, "holds binary data: is it what its suffix says?")
    return text.replace("\0", "")
