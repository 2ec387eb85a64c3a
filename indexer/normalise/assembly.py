"""Judged lines → the text of a release and its title."""

import re
from collections.abc import Iterable

from indexer.model import Span
from indexer.normalise.lines import Judged, Verdict

_GLUED = re.compile(
    r"(?<=[a-z\d)][a-z\d)”’\"'])([.!?][”’\"')]?)(?=[A-Z][a-z’']+[ ,]|[A-Z][a-z]+-[a-z])"
)
_SENTENCE_END = re.compile(
    r"(?:(?<=[^\W\d_A-Z]{2})|(?<=\d{2})|(?<=[)”\"']))[.!?][”’\"')]*(?=\s|$)|[。！？]"
)
_LONGEST_TITLE = 300
_BREAK = "\n\n"


def assemble(judged: Iterable[Judged]) -> tuple[str, Span]:
    """Return the text, its headline first, and where the title is in it.

    A page without a headline is called by its first sentence.
    """
    kept = [one for one in judged if one.verdict is not Verdict.SET_ASIDE]
    kept.sort(key=lambda one: one.verdict is not Verdict.HEADLINE)
    paragraphs = [_repaired(one.line.text) for one in kept]
    if kept and kept[0].verdict is Verdict.HEADLINE:
        return _BREAK.join(paragraphs), Span(0, len(paragraphs[0]))
    return _BREAK.join(paragraphs), Span(0, _first_sentence(paragraphs[0]) if paragraphs else 0)


def _repaired(text: str) -> str:
    """Put the space back between sentences run together; a name like U.S.Army is left alone."""
    return _GLUED.sub(r"\1 ", text)


def _first_sentence(paragraph: str) -> int:
    end = _SENTENCE_END.search(paragraph)
    length = end.end() if end else len(paragraph)
    if length <= _LONGEST_TITLE:
        return length
    return max(paragraph.rfind(" ", 0, _LONGEST_TITLE), _LONGEST_TITLE // 2)
