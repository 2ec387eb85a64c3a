"""Patterns of the taggers, tried only where they can match, and fast.

Looking for the words that a pattern needs takes a hundredth of the time that the pattern takes to
fail everywhere. A pattern that ignores case is tried in small letters on a text in small letters,
which takes a quarter of the time; its matches have places in the text, but not the text's letters.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from indexer.phrases import Phrases
from indexer.tagging.needed import Strings, in_small_letters, needed

V = TypeVar("V")

_LONG = 1000  # characters, of a text that is asked for many spans
_CASED = re.compile(r"\(\?-i")  # a part that minds case where the rest does not
_KEPT = re.compile(r"(\\.|\(\?P[<=][^>)]*)")  # of a pattern in small letters
_MAX = sys.maxsize


class Pattern:
    """A pattern of the tables, compiled when first tried.

    The `gist` of a long one is a shorter pattern that matches wherever it does, from which the
    words that it needs are sooner read.
    """

    def __init__(self, source: str, flags: int = 0, gist: str = "") -> None:
        ignores_case = bool(flags & re.IGNORECASE) or source.startswith("(?i)")
        self._is_small = ignores_case and not _CASED.search(source)
        self._source, self._flags, self._gist = source, flags, gist or source

    @cached_property
    def needed(self) -> Strings:
        """Strings in small letters of which every match holds one; none where that is unknown."""
        return needed(self._gist, self._flags)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        if not self._is_small:
            return re.compile(self._source, self._flags)
        bare = self._source.removeprefix("(?i)")
        return re.compile(_source_in_small_letters(bare), self._flags & ~re.IGNORECASE)

    def search(self, text: str, start: int = 0, end: int = _MAX) -> re.Match[str] | None:
        """The first match that lies between two characters."""
        return self._compiled.search(self._read(text), start, end)

    def finditer(self, text: str, start: int = 0, end: int = _MAX) -> Iterator[re.Match[str]]:
        """All matches, none inside another."""
        return self._compiled.finditer(self._read(text), start, end)

    def match(self, text: str, start: int = 0, end: int = _MAX) -> re.Match[str] | None:
        """The match that begins at a character."""
        return self._compiled.match(self._read(text), start, end)

    def without(self, text: str) -> str:
        """The text without the matches."""
        for match in reversed(list(self.finditer(text))):
            text = text[: match.start()] + text[match.end() :]
        return text

    def _read(self, text: str) -> str:
        return lowered(text) if self._is_small else text


class Guarded(Pattern):
    """A pattern that is tried only where a word that it needs is found first."""

    def search(self, text: str, start: int = 0, end: int = _MAX) -> re.Match[str] | None:
        """The first match that lies between two characters."""
        return super().search(text, start, end) if self._can(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int = _MAX) -> Iterator[re.Match[str]]:
        """All matches, none inside another."""
        return super().finditer(text, start, end) if self._can(text, start, end) else iter(())

    def _can(self, text: str, start: int, end: int) -> bool:
        return not self.needed or self._words.are_in(lowered(text), start, end)

    @cached_property
    def _words(self) -> Phrases[None]:
        return Phrases((string, None) for string in self.needed)


class Sieve(Generic[V]):
    """Patterns, each with what it stands for, of which few can match in any one text."""

    def __init__(self, entries: Iterable[tuple[Pattern, V]]) -> None:
        self._values: list[V] = []
        self._always: set[int] = set()
        asking: dict[str, list[int]] = {}
        for number, (pattern, value) in enumerate(entries):
            self._values.append(value)
            if not pattern.needed:
                self._always.add(number)
            for string in pattern.needed:
                asking.setdefault(string, []).append(number)
        self._words = Phrases(asking.items())

    def passing(self, text: str) -> list[V]:
        """What the patterns stand for that can match in the text, in their order."""
        numbers = self._always.union(*self._words.meanings(lowered(text)))
        return [self._values[number] for number in sorted(numbers)]


def lowered(text: str) -> str:
    """The text in small letters; those of the last releases and sentences are kept."""
    return _lowered_release(text) if len(text) > _LONG else _lowered_sentence(text)


_lowered_release = lru_cache(maxsize=2)(in_small_letters)
_lowered_sentence = lru_cache(maxsize=16)(in_small_letters)


def _source_in_small_letters(source: str) -> str:
    pieces = _KEPT.split(source)
    return "".join(
        piece if number % 2 else in_small_letters(piece) for number, piece in enumerate(pieces)
    )
