"""Which lines of a page are the release.

The steps run in an order that matters: words before positions, since a position counts from the
prose that is left, and the headline before what stands above it.
"""

from collections.abc import Callable

from indexer.normalise.clutter import Rules
from indexer.normalise.headline import with_headline
from indexer.normalise.lines import Judged, Page, Verdict
from indexer.normalise.position import anticipated, before_headline, outside_core, repeated, tail
from indexer.normalise.sheet import Asides, Sheet, sheet_of
from indexer.normalise.wording import labelled, menus, worded

_BEFORE_HEADLINE: tuple[Callable[[Sheet], Asides], ...] = (
    labelled,
    worded,
    menus,
    anticipated,
    outside_core,
)
_AFTER_HEADLINE: tuple[Callable[[Sheet], Asides], ...] = (before_headline, repeated, tail)


def judge(page: Page, rules: Rules, titles: tuple[str, ...]) -> tuple[Judged, ...]:
    """Return each line of a page with its verdict; `titles` are what metadata calls it."""
    sheet = sheet_of(page, rules, titles)
    for step in _BEFORE_HEADLINE:
        sheet = sheet.with_asides(step(sheet))
    sheet = with_headline(sheet)
    for step in _AFTER_HEADLINE:
        sheet = sheet.with_asides(step(sheet))
    return tuple(_judged(sheet, i) for i in range(len(sheet.lines)))


def _judged(sheet: Sheet, i: int) -> Judged:
    if i == sheet.headline:
        return Judged(sheet.lines[i], Verdict.HEADLINE)
    verdict = Verdict.SET_ASIDE if sheet.why[i] else Verdict.KEPT
    return Judged(sheet.lines[i], verdict, sheet.why[i])
