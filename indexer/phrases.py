"""Many phrases looked for in one pass over a text."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Generic, TypeVar

import ahocorasick

V = TypeVar("V")

_FOREIGN = re.compile("[\u0370-\u1dff\u3000-\U0010ffff]")  # beyond Latin letters and signs
_SCRIPTS = (
    re.compile("[\u0370-\u1dff]"),  # Greek, Cyrillic, Arabic and their neighbours
    re.compile("[\u3000-\uabff]"),  # kana and Han
    re.compile("[\uac00-\U0010ffff]"),  # hangul
)
_MOST = 50_000  # places of no release; a text with more is hostile


class Phrases(Generic[V]):
    """Phrases with their meanings; of two entries for the same words the later one counts.

    Each script has an automaton of its own. A step of an automaton takes as long as its node has
    branches, most steps are made at the root, and one root for all scripts has a thousand.
    """

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        self._latin = ahocorasick.Automaton()
        foreign: dict[re.Pattern[str], Any] = {}
        for phrase, meaning in entries:
            script = next((script for script in _SCRIPTS if script.match(phrase)), None)
            automaton = (
                foreign.setdefault(script, ahocorasick.Automaton()) if script else self._latin
            )
            automaton.add_word(phrase, (len(phrase), meaning))
        for automaton in (self._latin, *foreign.values()):
            automaton.make_automaton()
        self._foreign = tuple(foreign.items())

    def found(self, text: str) -> list[tuple[int, int, V]]:
        """Start, end and meaning of every place, those inside others too, in the order of ends."""
        places = [
            (last + 1 - length, last + 1, meaning)
            for last, (length, meaning) in self._matches(text)
        ]
        if self._foreign:
            places.sort(key=lambda place: (place[1], place[0]))
        return places

    def meanings(self, text: str) -> list[V]:
        """What the phrases mean that the text has, once for every place."""
        return [meaning for _, (_, meaning) in self._matches(text)]

    def are_in(self, text: str) -> bool:
        """Whether the text has any of them."""
        return next(self._matches(text), None) is not None

    def _matches(self, text: str) -> Iterator[tuple[int, tuple[int, V]]]:
        if self._latin:
            yield from islice(self._latin.iter(text), _MOST)
        if self._foreign and not text.isascii() and _FOREIGN.search(text):
            for script, automaton in self._foreign:
                if script.search(text):
                    yield from islice(automaton.iter(text), _MOST)
