"""The words that a pattern needs, read off the pattern itself, so that nobody has to list them."""

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

Strings = frozenset[str]

_parse = import_module("re._parser").parse
_SHORTEST = 3  # letters; what is shorter stands in every sentence
_MOST = 250  # strings that one pattern may ask for
_DENSE = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")
_NOTHING = frozenset({""})
_VARIANTS = (("İ", "i"), ("ı", "i"), ("ſ", "s"), ("ς", "σ"))


def needed(source: str, flags: int = 0) -> Strings:
    """Strings in small letters, one of which is in every match; none where nothing can be said."""
    strings = _needed(_parse(source, flags))
    return _pruned(strings) if _shortest(strings) >= _SHORTEST else frozenset()


def in_small_letters(text: str) -> str:
    """The text as long as before, alike for what `re` takes for alike when it ignores case."""
    if not text.isascii():
        for variant, letter in _VARIANTS:
            text = text.replace(variant, letter)
        # a capital sigma that ends a word becomes a variant again
        return text.lower().replace("ς", "σ")
    return text.lower()


def _needed(sequence: Iterable[tuple[Any, Any]]) -> Strings:
    """The best that the elements of a sequence ask for, those that spell strings out joined."""
    best, spelled = _NOTHING, _NOTHING
    for element in sequence:
        exact = _exact(element)
        joined = _joined(spelled, exact)
        if joined is None:
            best = _better(_better(best, spelled), _needed_by(element))
        spelled = joined or exact or _NOTHING
    return _better(best, spelled)


def _needed_by(element: tuple[Any, Any]) -> Strings:
    """What an element asks for that does not spell its strings out."""
    operation, argument = str(element[0]), element[1]
    if operation == "SUBPATTERN":
        return _needed(argument[-1])
    if operation == "ATOMIC_GROUP":
        return _needed(argument)
    if operation == "BRANCH":
        return frozenset().union(*map(_needed, argument[1]))
    if operation.endswith("_REPEAT") and argument[0]:
        return _needed(argument[2])
    return _NOTHING


def _exact(element: tuple[Any, Any]) -> Strings | None:
    """All strings that an element can be, if these are few; lookarounds are no part of a match."""
    operation, argument = str(element[0]), element[1]
    if operation in ("AT", "ASSERT", "ASSERT_NOT"):
        return _NOTHING
    if operation == "LITERAL":
        return frozenset({in_small_letters(chr(argument))})
    if operation == "IN":
        return _united(map(_exact, argument))
    if operation == "SUBPATTERN":
        return _spelled(argument[-1])
    if operation == "BRANCH":
        return _united(map(_spelled, argument[1]))
    if operation.endswith("_REPEAT") and tuple(argument[:2]) == (0, 1):
        return _united([_NOTHING, _spelled(argument[2])])
    return None


def _spelled(sequence: Iterable[tuple[Any, Any]]) -> Strings | None:
    """All strings that a sequence can be, if these are few."""
    spelled: Strings | None = _NOTHING
    for element in sequence:
        spelled = _joined(spelled, _exact(element))
        if spelled is None:
            return None
    return spelled


def _united(parts: Iterable[Strings | None]) -> Strings | None:
    union: set[str] = set()
    for part in parts:
        if part is None or len(union) > _MOST:
            return None
        union |= part
    return frozenset(union)


def _joined(left: Strings | None, right: Strings | None) -> Strings | None:
    """Every string of the left followed by every one of the right, if these are few."""
    if left is None or right is None or len(left) * len(right) > _MOST:
        return None
    return frozenset(a + b for a in left for b in right)


def _better(left: Strings, right: Strings) -> Strings:
    """Of two demands the one that fewer texts meet: with longer, else with fewer strings."""
    return max(left, right, key=lambda strings: (min(_shortest(strings), 4), -len(strings)))


def _pruned(strings: Strings) -> Strings:
    """The strings without those that hold another."""
    kept: list[str] = []
    for one in sorted(strings, key=len):
        if not any(map(one.__contains__, kept)):
            kept.append(one)
    return frozenset(kept)


def _shortest(strings: Strings) -> int:
    return min(map(_length, strings), default=0)


def _length(string: str) -> int:
    """The number of letters; one of hangul, kana or Han tells as much as three others."""
    return len(string) + 2 * len(_DENSE.findall(string))
