"""Patterns that are tried only where they can match: where the text has words that they need.

Looking for a word takes a hundredth of the time that a pattern takes to fail everywhere. The words
are read off the patterns themselves, so that nobody has to list them.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any, Generic, TypeVar

from indexer.phrases import Phrases

V = TypeVar("V")
Strings = frozenset[str]

_parse = import_module("re._parser").parse
_SHORTEST = 3  # letters; what is shorter stands in every sentence
_LONG = 1000  # characters, of a text that is asked for many spans
_MOST = 250  # strings that one pattern may ask for
_DENSE = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")
_NOTHING = frozenset({""})
_VARIANTS = (("İ", "i"), ("ı", "i"), ("ſ", "s"))  # to `re` the same letters, to `lower` not


class Guarded:
    """One pattern, compiled when a text first has a word that it needs."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source, self._flags = source, flags
        self.needed = needed(source, flags)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The bare pattern, for texts that are known to have such a word."""
        return re.compile(self.source, self._flags)

    @cached_property
    def _strings(self) -> Phrases[None]:
        return Phrases((string, None) for string in self.needed)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match that lies between two characters."""
        return self.compiled.search(text, start, end) if self._can(text, start, end) else None

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """All matches, none inside another."""
        return self.compiled.finditer(text, start, end) if self._can(text, start, end) else iter(())

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match that begins at a character."""
        return self.compiled.match(text, start, end)

    def sub(self, replacement: str, text: str) -> str:
        """The text with every match replaced."""
        return self.compiled.sub(replacement, text)

    def _can(self, text: str, start: int, end: int) -> bool:
        return not self.needed or self._strings.are_in(_lowered(text)[start:end])


class Sieve(Generic[V]):
    """Patterns, each with what it stands for, of which few can match in any one text."""

    def __init__(self, entries: Iterable[tuple[Guarded, V]]) -> None:
        self._values: list[V] = []
        self._always: set[int] = set()
        asking: dict[str, list[int]] = {}
        for number, (pattern, value) in enumerate(entries):
            self._values.append(value)
            if not pattern.needed:
                self._always.add(number)
            for string in pattern.needed:
                asking.setdefault(string, []).append(number)
        self._strings = Phrases(asking.items())

    def passing(self, text: str) -> list[V]:
        """What the patterns stand for that can match in the text, in their order."""
        numbers = set(self._always)
        numbers.update(*self._strings.meanings(_lowered(text)))
        return [self._values[number] for number in sorted(numbers)]


def needed(source: str, flags: int = 0) -> Strings:
    """Strings in small letters, one of which is in every match; none where nothing can be said."""
    strings = _needed(_parse(source, flags))
    return _pruned(strings) if _shortest(strings) >= _SHORTEST else frozenset()


def _lowered(text: str) -> str:
    """The text in small letters, as long as before; those of a whole release are kept."""
    return _kept_lowered(text) if len(text) > _LONG else _small(text)


def _small(text: str) -> str:
    if not text.isascii():
        for variant, letter in _VARIANTS:
            text = text.replace(variant, letter)
    return text.lower()


_kept_lowered = lru_cache(maxsize=2)(_small)


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
        return frozenset({_lowered(chr(argument))})
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
