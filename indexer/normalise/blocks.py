"""The blocks of a page as a tree: which of them are clutter, and which holds the release."""

from dataclasses import replace

from indexer.folding import fold
from indexer.normalise.clutter import MarkupRule
from indexer.normalise.headline import fits
from indexer.normalise.lines import Line
from indexer.normalise.prose import is_prose, size_of

_LINK = 0.9
_BULK = 0.8
"""A block with this share of a page's prose holds the release."""


class Blocks:
    """Blocks numbered in page order, so that a parent's number is below its children's."""

    def __init__(self) -> None:
        self.parents = [0]
        self.rules: list[MarkupRule | None] = [None]

    def open(self, parent: int, rule: MarkupRule | None) -> int:
        """Return the number of a new block inside `parent`."""
        self.parents.append(parent)
        self.rules.append(rule)
        return len(self.parents) - 1

    def settle(
        self, drafts: list[Line], titles: tuple[str, ...]
    ) -> tuple[tuple[Line, ...], tuple[int, int] | None]:
        """Return the lines with the rules of the blocks around them, and the core of the page."""
        weights = [
            0 if self._is_teaser(drafts, i) else _weight(drafts[i]) for i in range(len(drafts))
        ]
        headed = self._sums(drafts, _headlines(drafts, titles))
        asides = self._asides(self._sums(drafts, weights), headed)
        lines = tuple(
            replace(line, aside=asides[line.block]) if asides[line.block] else line
            for line in drafts
        )
        kept = [0 if line.aside else weight for line, weight in zip(lines, weights, strict=True)]
        return lines, self._core(drafts, kept)

    def _is_teaser(self, lines: list[Line], i: int) -> bool:
        """A sentence right under a link in an element of their own announces another page."""
        if i == 0 or lines[i - 1].linked < _LINK or lines[i - 1].level == 1:
            return False
        block, before = lines[i].block, lines[i - 1].block
        return self.parents[block] in (before, self.parents[before]) and self.parents[block] > 0

    def _sums(self, lines: list[Line], weights: list[int]) -> list[int]:
        sums = [0] * len(self.parents)
        for line, weight in zip(lines, weights, strict=True):
            sums[line.block] += weight
        for block in range(len(sums) - 1, 0, -1):
            sums[self.parents[block]] += sums[block]
        return sums

    def _asides(self, prose: list[int], headed: list[int]) -> list[str]:
        asides = [""] * len(self.parents)
        for block in range(1, len(asides)):
            rule = self.rules[block]
            outer = asides[self.parents[block]]
            if rule is not None and not outer:
                share = prose[block] / max(prose[0], 1)
                is_clutter = share <= rule.most_prose and not headed[block]
                asides[block] = rule.name if is_clutter else ""
            else:
                asides[block] = outer
        return asides

    def _core(self, lines: list[Line], weights: list[int]) -> tuple[int, int] | None:
        prose = self._sums(lines, weights)
        counts = self._sums(lines, [1] * len(lines))
        bulk = [block for block, sum_ in enumerate(prose) if sum_ >= max(_BULK * prose[0], 1)]
        if not bulk:
            return None
        core = bulk[-1]
        while counts[core] == 1 and core:  # a lone paragraph is no container
            core = self.parents[core]
        return core, self._last_within(core)

    def _last_within(self, block: int) -> int:
        last = block
        for inner in range(block + 1, len(self.parents)):
            if not block <= self.parents[inner] <= last:
                break
            last = inner
        return last


def _weight(line: Line) -> int:
    return size_of(line.text) if line.linked < 0.5 and is_prose(line.text) else 0


def _headlines(lines: list[Line], titles: tuple[str, ...]) -> list[int]:
    """Mark the headings that the page's metadata names; where it names none, each h1."""
    folded = [fold(title) for title in titles]
    named = [
        int(line.level > 0 and any(fits(fold(line.text), title) for title in folded))
        for line in lines
    ]
    return named if any(named) else [int(line.level == 1) for line in lines]
