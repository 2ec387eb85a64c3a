"""The lines of a page on their way to a verdict; what the judging steps look at."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from indexer.folding import fold
from indexer.normalise.clutter import Rules
from indexer.normalise.lines import Line, Page
from indexer.normalise.prose import is_prose, size_of

Asides = Mapping[int, str]
"""Numbers of lines to set aside, each with the rule that says so."""


@dataclass(frozen=True)
class Sheet:
    """A page's lines, and for each the rule by which it is set aside so far; "" is none."""

    lines: tuple[Line, ...]
    folded: tuple[str, ...]
    why: tuple[str, ...]
    rules: Rules
    titles: tuple[str, ...] = ()
    core: tuple[int, int] | None = None
    headline: int | None = None

    def with_asides(self, asides: Asides) -> "Sheet":
        """Return the sheet with more lines set aside; the first reason given for a line stays.

        A line that metadata calls the headline waits until the headline is chosen among its like.
        """
        spared = () if self.headline is not None else self.titles
        asides = {i: why for i, why in asides.items() if self.folded[i] not in spared}
        why = (self.why[i] or asides.get(i, "") for i in range(len(self.lines)))
        return replace(self, why=tuple(why)) if asides else self

    def kept(self, start: int = 0, stop: int | None = None) -> Iterator[int]:
        """Yield the numbers of the lines not set aside so far."""
        return (i for i in range(len(self.lines))[start:stop] if not self.why[i])

    @cached_property
    def prose(self) -> tuple[int, ...]:
        """Return the numbers of the kept lines that read as sentences."""
        lines = self.lines
        return tuple(i for i in self.kept() if lines[i].linked < 0.5 and is_prose(lines[i].text))

    def prose_after(self, i: int) -> int:
        """Return the length of all sentences behind a line; behind -1, of the whole page."""
        place = bisect_right(self.prose, i)
        return self._prose_sums[-1] - self._prose_sums[place]

    @cached_property
    def _prose_sums(self) -> list[int]:
        return [0, *accumulate(size_of(self.lines[i].text) for i in self.prose)]


def sheet_of(page: Page, rules: Rules) -> Sheet:
    """Return the lines of a page, unjudged but for what its markup gives away."""
    return Sheet(
        lines=page.lines,
        folded=tuple(fold(line.text) for line in page.lines),
        why=tuple(line.aside for line in page.lines),
        rules=rules,
        titles=tuple(fold(title) for title in page.titles),
        core=page.core,
        headline=page.headline,
    )
