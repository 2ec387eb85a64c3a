"""HTML → lines. The only module that knows Beautiful Soup.

Pages come from strangers: the walk keeps a stack of its own instead of calling itself, and looks at
each node once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from indexer.folding import tidy
from indexer.model import Declared, Stated
from indexer.normalise.blocks import Blocks
from indexer.normalise.clutter import MarkupRule, Rules
from indexer.normalise.lines import Line, Page
from indexer.normalise.markup import rule_of
from indexer.normalise.merging import merged
from indexer.normalise.metadata import Head, read_head

_INLINE_TAGS = """
a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd mark nobr q rp rt
ruby s samp small span strike strong sub sup time tt u var wbr
"""
_INLINE = frozenset(_INLINE_TAGS.split())
"""All other elements begin a line of their own, as unknown ones mostly do on the page."""
_UNSEEN = frozenset(("script", "style", "template", "svg", "math", "head", "canvas"))
_HEADING = re.compile(r"h([1-6])")
_HEAD = re.compile(r"<(?:meta|title|link|script|html)\b", re.IGNORECASE)
_SAVED_FROM = re.compile(
    r"\s{0,50}(?:<!doctype[^>]{0,200}>\s{0,50})?"
    r"<!-- saved from url=\(\d{1,5}\)(https?://\S{1,2000}) -->",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\[?\d{1,3}\]")
_NOTE_RULE = MarkupRule(name="footnote mark", case="news-portal")
_LINK_END = "\u2060"
"""Stands between the text of links set side by side, which a page shows apart; tidied away."""


def read_html(source: str, rules: Rules) -> Page:
    """Return the lines of a page, in its order, and what its head declares."""
    soup = BeautifulSoup(source, "lxml")
    walk = _Walk(rules)
    walk.over(soup)
    head = read_head(soup) if _HEAD.search(source) else Head()
    lines, core = walk.blocks.settle(walk.drafts, head.titles)
    declared = merged(head.declared, _saved_from(source))
    return Page(lines, declared, source, head.titles, core)


def _saved_from(source: str) -> Declared:
    """Return the address that a browser writes into the pages it saves."""
    found = _SAVED_FROM.match(source)
    return Declared(url=Stated(unescape(found[1]), "saved page")) if found else Declared()


@dataclass(slots=True)
class _Frame:
    """An element being walked: what its lines inherit, and the line that it interrupts, if any."""

    nodes: Iterator[object]
    block: int
    level: int
    is_link: bool
    is_block: bool
    is_pre: bool
    outer: "_Buffer | None" = None


@dataclass(slots=True)
class _Buffer:
    """The line being written."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    is_joined: bool = False


class _Walk:
    """One pass over a page; its lines are drafts until it is known which blocks are clutter."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.blocks = Blocks()
        self.buffer = _Buffer()
        self.drafts: list[Line] = []

    def over(self, soup: BeautifulSoup) -> None:
        """Walk over all nodes of a page."""
        stack = [_Frame(iter(soup.contents), 0, 0, False, True, False)]
        while stack:
            frame = stack[-1]
            node = next(frame.nodes, None)
            if node is None:
                self._leave(stack.pop())
            elif isinstance(node, Tag):
                self._enter(node, stack)
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                self._write(str(node), frame)

    def _enter(self, tag: Tag, stack: list[_Frame]) -> None:
        frame = stack[-1]
        if tag.name == "br":
            self._flush(frame, is_broken=True)
        elif tag.name not in _UNSEEN:
            child = self._frame(tag, frame)
            if child.is_block:
                self._flush(frame)
            elif child.block != frame.block:
                child.outer, self.buffer = self.buffer, _Buffer()
            elif tag.name == "a" and self.buffer.pieces[-1:] == [_LINK_END]:
                self.buffer.pieces.append(" ")
            stack.append(child)

    def _frame(self, tag: Tag, parent: _Frame) -> _Frame:
        is_block = tag.name not in _INLINE
        rule = rule_of(tag.name, tag.attrs, self.rules) or _note_rule(tag)
        block = self.blocks.open(parent.block, rule) if is_block or rule else parent.block
        heading = _HEADING.fullmatch(tag.name)
        return _Frame(
            nodes=iter(tag.contents),
            block=block,
            level=int(heading.group(1)) if heading else parent.level,
            is_link=parent.is_link or tag.name == "a",
            is_block=is_block,
            is_pre=parent.is_pre or tag.name == "pre",
        )

    def _leave(self, frame: _Frame) -> None:
        if frame.is_block:
            self._flush(frame)
        elif frame.outer is not None:
            self._flush(frame)
            self.buffer = frame.outer
        elif frame.is_link:
            self.buffer.pieces.append(_LINK_END)

    def _write(self, text: str, frame: _Frame) -> None:
        parts = text.split("\n") if frame.is_pre else (text,)
        for i, part in enumerate(parts):
            if i:
                self._flush(frame, is_broken=True)
            self.buffer.pieces.append(part)
            self.buffer.linked += len(part.strip()) if frame.is_link else 0

    def _flush(self, frame: _Frame, *, is_broken: bool = False) -> None:
        raw = "".join(self.buffer.pieces)
        text = tidy(" ".join(raw.split())) if raw else ""
        if text:
            linked = min(self.buffer.linked / len(text), 1.0)
            line = Line(text, frame.level, linked, frame.block, self.buffer.is_joined)
            self.drafts.append(line)
        self.buffer = _Buffer(is_joined=is_broken and bool(text))


def _note_rule(tag: Tag) -> MarkupRule | None:
    if tag.name == "sup" and len(tag.contents) == 1 and _NOTE.fullmatch(tag.get_text().strip()):
        return _NOTE_RULE
    return None
