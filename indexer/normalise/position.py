"""Steps that judge lines by where they stand: before the headline, behind the text, said twice."""

from indexer.normalise.headline import stands_ahead
from indexer.normalise.sheet import Asides, Sheet

_SHORTEST_REPEAT = 40
_TAIL_SHARE = 0.25
_LONG_PROSE = 150
_FEW = 20
_NEAR = 3
_STAYS = ("* unofficial translation", "unofficial translation", "(unofficial translation)")


def before_headline(sheet: Sheet) -> Asides:
    """Return what stands above the headline, unless that is the text."""
    if sheet.headline is None or not stands_ahead(sheet, sheet.headline):
        return {}
    above = (i for i in sheet.kept(0, sheet.headline) if not _is_summary(sheet, i))
    return dict.fromkeys(above, "before the headline")


def _is_summary(sheet: Sheet, i: int) -> bool:
    """Tell whether a line is the summary of the page that crawlers put behind their stamp."""
    return i == 1 and sheet.lines[0].aside == "crawler prefix" and i in sheet.prose


def repeated(sheet: Sheet) -> Asides:
    """Return lines said again: the headline wherever it recurs, long or near sentences."""
    asides: dict[int, str] = {}
    title = "" if sheet.headline is None else sheet.folded[sheet.headline]
    seen: dict[str, int] = {}
    for i in sheet.kept():
        folded = sheet.folded[i]
        if folded == title:
            if i != sheet.headline:
                asides[i] = "headline again"
        elif len(folded) >= _SHORTEST_REPEAT:
            if folded in seen and (len(folded) >= _LONG_PROSE or i - seen[folded] <= _NEAR):
                asides[i] = "said before"
            seen[folded] = i
    return asides


def anticipated(sheet: Sheet) -> Asides:
    """Return teasers: first lines of a page that are the beginning of a paragraph below them."""
    kept = list(sheet.kept())
    asides: dict[int, str] = {}
    for place, i in enumerate(kept[:12]):
        start = sheet.folded[i].rstrip(". ")
        if not sheet.lines[i].level and len(start) >= _SHORTEST_REPEAT:
            below = (sheet.folded[j] for j in kept[place + 1 :][:40])
            if any(text.startswith(start) for text in below):
                asides[i] = "said again below"
    return asides


def outside_core(sheet: Sheet) -> Asides:
    """Return what a page shows behind the element that holds the text."""
    if sheet.core is None:
        return {}
    first, last = sheet.core
    inside = [i for i, line in enumerate(sheet.lines) if first <= line.block <= last]
    return {i: "behind the text" for i in sheet.kept(inside[-1] + 1) if not _stays(sheet, i)}


def _stays(sheet: Sheet, i: int) -> bool:
    line = sheet.lines[i]
    is_long = i in sheet.prose and len(line.text) >= _LONG_PROSE and line.linked == 0
    return is_long or sheet.folded[i] in _STAYS


def tail(sheet: Sheet) -> Asides:
    """Return what follows the first clutter behind the text, once little prose is left."""
    for i in range(sheet.prose[0] if sheet.prose else len(sheet.lines), len(sheet.lines)):
        if sheet.why[i] in sheet.rules.closing and _is_last(sheet, i):
            return {j: "behind the text" for j in sheet.kept(i) if not _stays(sheet, j)}
    return {}


def _is_last(sheet: Sheet, i: int) -> bool:
    is_short = all(len(sheet.lines[j].text) < _LONG_PROSE for j in sheet.prose[-_FEW:] if j > i)
    return is_short and sheet.prose_after(i) <= _TAIL_SHARE * sheet.prose_after(-1)
