"""What tells a sentence of a release from a label of a page."""

import re

_END = re.compile(r"[.!?。！？…:;][\"'”’»)\]*\d\s]{0,6}$|[”\"]$|다\.?$|--$")
_WIDE = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"\w+")
_SHORTEST = 40
_LONG = 150


def size_of(text: str) -> int:
    """Return the length of a text in Latin letters; Han, kana and hangul count twice."""
    return len(text) + (0 if text.isascii() else len(_WIDE.findall(text)))


def is_prose(text: str) -> bool:
    """Whether a line reads as a sentence: ends like one and is long enough, or is very long."""
    size = size_of(text)
    return size >= _LONG or (size >= _SHORTEST and _END.search(text) is not None)


def words_in(text: str) -> int:
    """Return how many words a line has."""
    return len(_WORD.findall(text))
