"""The headline of a page: the line that metadata, markup, repetition and position point to."""

import re
from collections import Counter
from dataclasses import replace

from indexer.normalise.prose import is_prose, words_in
from indexer.normalise.sheet import Sheet
from indexer.normalise.stamps import is_date_line

_LONGEST = 320
_FEWEST_WORDS = 3
_MOST_AHEAD = 0.15
_SHORTEST_MATCH = 12
_ECHOING, _MOST_READ, _MOST_ECHO = 3, 3000, 3
_WORD = re.compile("[a-zà-ʯͰ-ԯ]{4,}|(?=([\u3040-\u9fff\uac00-\ud7a3]{2}))")
_MASTHEAD = re.compile(  # an office and its state, in capitals and no more
    r"(?:(?:REPUBLIC|KINGDOM|STATE) OF [A-Z ]{3,40} |(?:Republic|Kingdom|State) of [A-Z]\w{2,20} )?"
    r"(?:U\.S\. |US |UK |United States )?"
    r"(?:MINISTRY|EMBASSY|DEPARTMENT|Ministry|Embassy|Department|Ministerio|Minist[èé]re)"
    r"(?:,? (?:of|the|and|for|de|des|et|y|[A-ZÀ-Þ][\w’'-]*)){1,14}"
    r"|Minist[èe]re (?:de|des|du) [^.:;!?\d]{3,90}|Press Information Bureau|GOV\.UK"
)
_SEPARATORS = tuple(' |-:(<>"[/›')
_SECTION = re.compile(
    r"(?:(?:re|fwd?|aw|wg|tr|sv|vs|press releases?|(?:press|media) (?:note|release|advisory)s?"
    r"|news releases?|for immediate release|communiqué de presse|pressemitteilung|보도자료)"
    r"\s?[:：]\s*){1,4}",
    re.IGNORECASE,
)


def with_headline(sheet: Sheet) -> Sheet:
    """Return the sheet with its headline, if it has one."""
    named = [i for i in sheet.kept() if sheet.folded[i] in sheet.titles] or _named(sheet)
    return replace(sheet, headline=_last_ahead(sheet, named) if named else _likeliest(sheet))


def _named(sheet: Sheet) -> list[int]:
    named = [
        i
        for i in sheet.kept()
        if any(fits(sheet.folded[i], title) for title in sheet.titles)
        and not _MASTHEAD.fullmatch(sheet.lines[i].text)
    ]
    longest = max((len(sheet.folded[i]) for i in named), default=0)
    return [i for i in named if len(sheet.folded[i]) > longest / 2]  # less is the site's name


def without_section(headline: str) -> tuple[str, str]:
    """Return a section's name that stands before a headline, or "", and the headline."""
    label = _SECTION.match(headline)
    return (headline[: label.end()], headline[label.end() :]) if label else ("", headline)


def fits(folded: str, title: str) -> bool:
    """Whether a line is the headline that metadata gives, perhaps with a site's name hung on it."""
    if folded == title:
        return True
    shorter, longer = sorted((folded, title.removesuffix("...").rstrip()), key=len)
    if len(shorter) < _SHORTEST_MATCH or len(longer) - len(shorter) > max(90, len(shorter)):
        return False
    if longer.startswith(shorter):
        return longer[len(shorter) :].startswith(_SEPARATORS)
    return longer.endswith(shorter) and longer[: -len(shorter)].endswith(_SEPARATORS)


def _last_ahead(sheet: Sheet, named: list[int]) -> int:
    """Pages repeat the headline: the one to take is the last before any text begins."""
    first = next((i for i in named if stands_ahead(sheet, i)), named[0])
    return next(i for i in reversed(named) if sheet.prose_after(i) == sheet.prose_after(first))


def stands_ahead(sheet: Sheet, i: int) -> bool:
    """Whether a line has hardly any prose before it."""
    return sheet.prose_after(i - 1) >= (1 - _MOST_AHEAD) * sheet.prose_after(-1)


def _likeliest(sheet: Sheet) -> int | None:
    counts = Counter(sheet.folded)
    kept = list(sheet.kept())
    candidates = [i for i in kept if _is_possible(sheet, i) and stands_ahead(sheet, i)]
    scores = {i: _score(sheet, i, counts[sheet.folded[i]]) for i in candidates}
    if not scores or max(scores.values()) < 2:
        return None
    best = max(scores, key=lambda i: (scores[i], -i))
    again = [i for i in candidates if sheet.folded[i] == sheet.folded[best]]
    return again[-1]


def _is_possible(sheet: Sheet, i: int) -> bool:
    line = sheet.lines[i]
    if len(line.text) > _LONGEST or is_date_line(sheet.folded[i]):
        return False
    is_enough = words_in(line.text) >= _FEWEST_WORDS or (
        not line.text.isascii() and len(line.text) > 7
    )
    return is_enough and (line.level > 0 or not is_prose(line.text))


def _score(sheet: Sheet, i: int, count: int) -> int:
    line = sheet.lines[i]
    follows = sheet.lines[i + 1] if i + 1 < len(sheet.lines) else None
    is_apart = not line.is_joined and not (follows and follows.is_joined)
    return (
        4 * (count > 1)
        + 2 * is_apart
        + {1: 4, 2: 3, 3: 2}.get(line.level, 0)
        + (words_in(line.text) >= 5)
        + (sheet.prose[:1] > (i,))
        + _echo(sheet, i)
        - 2 * bool(_MASTHEAD.fullmatch(line.text))
        - 3 * (line.fields > 2 or line.text.endswith(":"))
        - 3 * line.text.startswith("(")
        - (line.linked > 0.5)
    )


def _echo(sheet: Sheet, i: int) -> int:
    """How much the text behind a line takes up its words: menus are left alone."""
    behind = [sheet.folded[j] for j in sheet.prose if j > i][:_ECHOING]
    text = "\n".join(behind)[:_MOST_READ]
    words = {match[1] or match[0] for match in _WORD.finditer(sheet.folded[i])}
    again = sum(word in text for word in words)
    return min(_MOST_ECHO, again // 2) if 2 * again >= len(words) else 0
