"""Which lines of a page are the release.

The steps run in an order that matters: words before positions, since a position counts from the
prose that is left, and the headline before what stands above it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from indexer.normalise.clutter import Rules
from indexer.normalise.headline import with_headline, without_section
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


def judge(page: Page, rules: Rules) -> tuple[Judged, ...]:
    """Return each line of a page with its verdict."""
    sheet = sheet_of(page, rules)
    for step in _BEFORE_HEADLINE:
        sheet = sheet.with_asides(step(sheet))
    sheet = sheet if sheet.headline is not None else with_headline(sheet)
    for step in _AFTER_HEADLINE:
        sheet = sheet.with_asides(step(sheet))
    return tuple(judged for i in range(len(sheet.lines)) for judged in _judged(sheet, i))


def _judged(sheet: Sheet, i: int) -> Iterator[Judged]:
    line = sheet.lines[i]
    if i == sheet.headline:
        section, headline = without_section(line.text)
        if section:
            yield Judged(replace(line, text=section.strip()), Verdict.SET_ASIDE, "section label")
        yield Judged(replace(line, text=headline), Verdict.HEADLINE)
    elif sheet.why[i]:
        yield Judged(line, Verdict.SET_ASIDE, sheet.why[i])
    else:
        yield Judged(line, Verdict.KEPT)
