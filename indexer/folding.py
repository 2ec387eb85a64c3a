"""The one folding that index and query share, so that what looks alike is found alike.

Compatibility forms, case, accents of Latin letters, quotes, dashes, spaces and invisible characters
are differences that nobody typing a query thinks of. Hangul, Han, kana, Cyrillic and Greek keep
whatever tells their words apart.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_SPACES = "\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_LOOKALIKES = str.maketrans(
    dict.fromkeys("‘’‚‛′‵ʼ`´＇", "'")
    | dict.fromkeys("“”„‟″‶«»＂", '"')
    | dict.fromkeys("‐‑‒–—―−﹘﹣－⁃", "-")
    | dict.fromkeys(_SPACES + _BREAKS + "\t\x00", " ")
    # letters with a stroke or tied together, which decomposition leaves whole
    | {"ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d"}
    | {"⁄": "/"}
)
_USUAL = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " "}
_ASCII = {
    ord(a): ord(b) for a, b in zip("`\t\x00\r\x0b\x0c\x1c\x1d\x1e\x1f", "'" + " " * 9, strict=True)
}
_ACCENTS = range(0x300, 0x370)
_JAMO_TAIL = range(0x1160, 0x1200)
_SHORT = 8
_FOREIGN_RUN = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_SPECIAL = r"\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPECIAL_SPACE = re.compile(rf"[{_SPECIAL}]")
_TIDY_SPACES = re.compile(rf"[ {_SPECIAL}]{{2,}}|[{_SPECIAL}]")
_TIDY_HIDDEN = re.compile(r"[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")


def fold(text: str) -> str:
    """Return the text as the index sees it; folding twice changes nothing."""
    text = _plain(text)
    if text.isascii():
        return text.lower().translate(_ASCII)
    pieces: list[str] = []
    end = 0
    for run in _FOREIGN_RUN.finditer(text):
        pieces.append(text[end : run.start()].lower().translate(_ASCII))
        pieces.extend(folded for _, folded in _fold_run(run.group()))
        end = run.end()
    pieces.append(text[end:].lower().translate(_ASCII))
    return "".join(pieces)


def fold_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """Return the folded text and where each of its characters begins in the original.

    One offset more than characters: the last is the length of the original, so that the folded
    range a:b is the original range offsets[a]:offsets[b].
    """
    text = _plain(text)
    if text.isascii():
        return fold(text), range(len(text) + 1)
    pieces: list[str] = []
    offsets: list[int] = []
    end = 0
    for run in _FOREIGN_RUN.finditer(text):
        pieces.append(text[end : run.start()].lower().translate(_ASCII))
        offsets.extend(range(end, run.start()))
        for start, folded in _fold_run(run.group()):
            pieces.append(folded)
            offsets.extend([run.start() + start] * len(folded))
        end = run.end()
    pieces.append(text[end:].lower().translate(_ASCII))
    offsets.extend(range(end, len(text) + 1))
    return "".join(pieces), offsets


def tidy(text: str) -> str:
    """Return one line with single plain spaces and nothing invisible; letters stay as printed."""
    text = _TIDY_HIDDEN.sub("", text)
    if "  " in text or _SPECIAL_SPACE.search(text):
        text = _TIDY_SPACES.sub(" ", text)
    return text.strip()


def _plain(text: str) -> str:
    """Put plain signs for the few others that most texts have; the rest is folded one by one."""
    if not text.isascii():
        for sign, plain in _USUAL.items():
            text = text.replace(sign, plain)
    return text


def _fold_run(run: str) -> list[tuple[int, str]]:
    return _fold_short_run(run) if len(run) <= _SHORT else _folded_clusters(run)


def _folded_clusters(run: str) -> list[tuple[int, str]]:
    clusters: list[tuple[int, str]] = []
    start = 0
    for i in range(1, len(run) + 1):
        if i == len(run) or not _continues(run[i]):
            clusters.append((start, _fold_cluster(run[start:i])))
            start = i
    return clusters


_fold_short_run = lru_cache(maxsize=65536)(_folded_clusters)  # an apostrophe, an accented letter


@lru_cache(maxsize=65536)
def _continues(char: str) -> bool:
    """Whether a character may melt into the one before: accents, jamo, invisible characters."""
    first = unicodedata.normalize("NFKD", char)[0]
    is_mark = unicodedata.combining(first) != 0 or ord(first) in _JAMO_TAIL
    return is_mark or unicodedata.category(first) in {"Cf", "Mn"}


def _fold_cluster(cluster: str) -> str:
    return _fold_short(cluster) if len(cluster) <= _SHORT else _fold_until_stable(cluster)


def _fold_until_stable(cluster: str) -> str:
    folded, before = cluster, ""
    while folded != before:
        before, folded = folded, _fold_step(folded)
    return folded


_fold_short = lru_cache(maxsize=65536)(_fold_until_stable)


def _fold_step(cluster: str) -> str:
    plain = unicodedata.normalize("NFKC", cluster.translate(_LOOKALIKES)).casefold()
    kept: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFD", plain):
        if ord(char) in _ACCENTS:
            if _keeps_accents(base):
                kept.append(char)
        elif unicodedata.category(char) != "Cf":
            kept.append(char)
            base = char
    return unicodedata.normalize("NFC", "".join(kept).translate(_LOOKALIKES))


def _keeps_accents(base: str) -> bool:
    return base.isalpha() and "LATIN" not in unicodedata.name(base, "LATIN")
