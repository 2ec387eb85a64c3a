"""Judged lines → the text of a release and its title."""

import re
from collections.abc import Iterable

from indexer.model import Span
from indexer.normalise.lines import Judged, Verdict

_GLUED = re.compile(
    r"([.!?](?<=[a-z\d)][a-z\d)”’\"'][.!?])[”’\"')]?)(?=[A-Z][a-z’']+[ ,]|[A-Z][a-z]+-[a-z])"
)
_SENTENCE_END = re.compile(
    r"(?:(?<=[^\W\d_A-Z]{2})|(?<=\d{2})|(?<=[)”\"']))[.!?][”’\"')]*(?=\s|$)|[。！？]"
)
_LONGEST_TITLE = 300
# no sentence ends in such a word: the page broke the line in the middle of one
_OPEN_END = re.compile(
    r"[ (](?:with|by|of|the|and|for|in|to|from|at|between|his|her|their|Messrs\.?|M[rs]s?\.?|Dr\.?"
    r"|H\.E\.|M\.|Mme|le|la|les|du|des|de|et|avec|par|el|los|las|del|con|por|y|do|da|dos|das|com|e"
    r"|pelo|pela|der|die|den|dem|von|und|mit|z|ze|oraz|i|ile|ve|dan|dengan|oleh)$"
)
_ITEM = re.compile(r"[^\w\s\"'“‘«(]|\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)] |o ")
_SHORTEST_BROKEN = 30
_BREAK = "\n\n"


def assemble(judged: Iterable[Judged]) -> tuple[str, Span]:
    """Return the text, its headline first, and where the title is in it.

    A page without a headline is called by its first sentence.
    """
    kept = [one for one in judged if one.verdict is not Verdict.SET_ASIDE]
    kept.sort(key=lambda one: one.verdict is not Verdict.HEADLINE)
    texts = [_repaired(one.line.text) for one in kept]
    if kept and kept[0].verdict is Verdict.HEADLINE:
        paragraphs = [*texts[:1], *_whole(texts[1:])]
        return _BREAK.join(paragraphs), Span(0, len(paragraphs[0]))
    paragraphs = _whole(texts)
    return _BREAK.join(paragraphs), Span(0, _first_sentence(paragraphs[0]) if paragraphs else 0)


def _whole(texts: Iterable[str]) -> list[str]:
    """The paragraphs, those joined that a page broke in the middle of a sentence."""
    whole: list[str] = []
    for text in texts:
        if whole and _goes_on(whole[-1], text):
            whole[-1] += " " + text
        else:
            whole.append(text)
    return whole


def _goes_on(text: str, following: str) -> bool:
    is_broken = len(text) >= _SHORTEST_BROKEN and _OPEN_END.search(text, len(text) - 12)
    return bool(is_broken) and not _ITEM.match(following)


def _repaired(text: str) -> str:
    """Put the space back between sentences run together; a name like U.S.Army is left alone."""
    return _GLUED.sub(r"\1 ", text)


def _first_sentence(paragraph: str) -> int:
    end = _SENTENCE_END.search(paragraph)
    length = end.end() if end else len(paragraph)
    if length <= _LONGEST_TITLE:
        return length
    return max(paragraph.rfind(" ", 0, _LONGEST_TITLE), _LONGEST_TITLE // 2)
