"""Many phrases looked for in one pass over a text."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import Any, Generic, TypeVar

import ahocorasick

V = TypeVar("V")

_LATIN = re.compile("[\x00-\u036f\u1e00-\u2fff]")  # with signs
_FOREIGN = re.compile("[\u0370-\u1dff\u3000-\U0010ffff]")
_SCRIPTS = (
    _LATIN,
    re.compile("[\u0370-\u1dff]"),  # Greek, Cyrillic, Arabic and their neighbours
    re.compile("[\u3000-\uabff]"),  # kana and Han
    re.compile("[\uac00-\U0010ffff]"),  # hangul
)
_LONG = 1000  # characters of a text that is looked through for many phrases
_MOST = 50_000  # places of no release; a text with more is hostile


class Phrases(Generic[V]):
    """Phrases with their meanings; of two entries for the same words the later one counts.

    Each script has an automaton of its own. A step of an automaton takes as long as its node has
    branches, most steps are made at the root, and one root for all scripts has a thousand.
    """

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        automata: dict[re.Pattern[str], Any] = {}
        for phrase, meaning in entries:
            script = next(script for script in _SCRIPTS if script.match(phrase))
            automaton = automata.setdefault(script, ahocorasick.Automaton())
            automaton.add_word(phrase, (len(phrase), meaning))
        for automaton in automata.values():
            automaton.make_automaton()
        self._latin = [automata.pop(_LATIN)] if _LATIN in automata else []
        self._foreign = tuple(automata.items())

    def found(self, text: str) -> list[tuple[int, int, V]]:
        """Start, end and meaning of every place, those inside others too, in the order of ends."""
        automata = self._for(text)
        places = [
            (last + 1 - length, last + 1, meaning)
            for automaton in automata
            for last, (length, meaning) in islice(automaton.iter(text), _MOST)
        ]
        if len(automata) > 1:
            places.sort(key=lambda place: (place[1], place[0]))
        return places

    def meanings(self, text: str) -> list[V]:
        """What the phrases mean that the text has, once for every place."""
        return [
            meaning
            for automaton in self._for(text)
            for _, (_, meaning) in islice(automaton.iter(text), _MOST)
        ]

    def are_in(self, text: str, start: int, end: int) -> bool:
        """Whether one of them lies between two characters of the text."""
        end = min(end, len(text))
        return any(True for one in self._for(text) for _ in one.iter(text, start, end))

    def _for(self, text: str) -> list[Any]:
        """The automata for the scripts of a text."""
        if not self._foreign or text.isascii() or not _is_foreign(text):
            return self._latin
        spoken = (automaton for script, automaton in self._foreign if script.search(text))
        return [*self._latin, *spoken]


def _is_foreign(text: str) -> bool:
    return _kept_is_foreign(text) if len(text) > _LONG else bool(_FOREIGN.search(text))


@lru_cache(maxsize=8)
def _kept_is_foreign(text: str) -> bool:
    return bool(_FOREIGN.search(text))
