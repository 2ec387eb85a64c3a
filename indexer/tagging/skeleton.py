"""A sentence with each name of a party as one character: patterns see who stands where."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.model import Span
from indexer.parties import Form, Mention, body_codes
from indexer.tagging.text import within

_ROOM = 0x400
_LONGEST = 3000  # characters of a sentence that are read
_BASES = {"N": 0xE000, "A": 0xE400, "B": 0xE800, "O": 0xEC00, "M": 0xF000}
_FORMS = {Form.NAME: "N", Form.ADJECTIVE: "A", Form.ABBREVIATION: "B", Form.METONYM: "M"}

_PRIVATE = re.compile("[\ue000-\uf3ff]")  # what stands for mentions must not be in the text

CLASSES = {kind: f"{chr(base)}-{chr(base + _ROOM - 1)}" for kind, base in _BASES.items()}
"""Ranges to stand inside brackets: names, adjectives, abbreviations, bodies (O), seats (M)."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """One sentence; the character for mention number n is n-th in its class."""

    text: str
    mentions: tuple[Mention, ...]

    def named(self, start: int, end: int, seats: bool = False) -> tuple[int, ...]:
        """Numbers of the mentions whose characters lie in the range, seats of government or not."""
        return numbers(self.text[start:end], seats)


def numbers(characters: str, seats: bool = False) -> tuple[int, ...]:
    """Numbers of the mentions that the characters stand for."""
    wanted = is_mention if seats else is_party
    return tuple((ord(char) - _BASES["N"]) % _ROOM for char in characters if wanted(char))


def is_party(char: str) -> bool:
    """Whether the character stands for a mention that is no seat of government."""
    return _BASES["N"] <= ord(char) < _BASES["M"]


def is_mention(char: str) -> bool:
    """Whether the character stands for any mention."""
    return _BASES["N"] <= ord(char) < _BASES["M"] + _ROOM


def skeleton(text: str, sentence: Span, mentions: Sequence[Mention]) -> Skeleton:
    """Replace the mentions in the sentence; "Republic of Korea (ROK)" counts as one."""
    stop = min(sentence.end, sentence.start + _LONGEST)
    if _PRIVATE.search(text, sentence.start, stop):
        text = _PRIVATE.sub(" ", text)
    begun = within(mentions, Span(sentence.start, stop))
    inside = [mention for mention in begun if mention.span.end <= stop]
    pieces: list[str] = []
    kept: list[Mention] = []
    end = sentence.start
    for mention in inside[:_ROOM]:
        gap = text[end : mention.span.start]
        if kept and gap == " (" and _repeats(text, kept[-1], mention):
            end = mention.span.end + len(")")
            continue
        pieces.append(gap + _char(mention, len(kept)))
        kept.append(mention)
        end = mention.span.end
    return Skeleton("".join(pieces) + text[end:stop], tuple(kept))


def _repeats(text: str, before: Mention, mention: Mention) -> bool:
    return before.code == mention.code and text.startswith(")", mention.span.end)


def _char(mention: Mention, number: int) -> str:
    kind = "O" if mention.code in body_codes() else _FORMS[mention.form]
    return chr(_BASES[kind] + number)
