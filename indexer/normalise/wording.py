"""Steps that judge lines by their words, one at a time or with what belongs to them."""

from collections.abc import Iterator
from itertools import pairwise

from indexer.normalise.clutter import LineRule
from indexer.normalise.prose import is_prose
from indexer.normalise.sheet import Asides, Sheet

_MOST_LISTED = 60
_FEWEST_FIELDS, _MOST_FIELD_WORDS = 3, 4
_LONGEST_MENU = 300
_LONGEST_LABELLED = 220


def labelled(sheet: Sheet) -> Asides:
    """Return labels with their values: `Date` and `2018-06-21`, `hit: 1300`."""
    asides: dict[int, str] = {}
    for i, after in pairwise([*sheet.kept(), -1]):
        folded = sheet.folded[i]
        if i not in asides and len(folded) <= _LONGEST_LABELLED:
            value = sheet.folded[after] if after == i + 1 else ""
            asides |= _label_at(sheet, i, value[:_LONGEST_LABELLED])
    return asides


def _label_at(sheet: Sheet, i: int, value: str) -> Asides:
    for rule in sheet.rules.labels:
        if rule.whole.fullmatch(sheet.folded[i]):
            return {i: rule.name}
        if value and rule.is_pair(sheet.folded[i], value):
            return {i: rule.name, i + 1: rule.name}
    return {}


def worded(sheet: Sheet) -> Asides:
    """Return the lines that a rule knows by their words, and what the rule takes along."""
    asides: dict[int, str] = {}
    last = sheet.prose[-1] if sheet.prose else -1
    for i in sheet.kept():
        rule = _rule_of(sheet, i, last)
        if rule is not None:
            asides.setdefault(i, rule.name)
            asides |= {j: rule.name for j in _taken(sheet, i, rule) if j not in asides}
    return asides


def _rule_of(sheet: Sheet, i: int, last_prose: int) -> LineRule | None:
    fitting = sheet.rules.matching(sheet.folded[i])
    counting = (rule for rule in fitting if rule.where == "anywhere" or i > last_prose)
    return next(counting, None)


def _taken(sheet: Sheet, i: int, rule: LineRule) -> Iterator[int]:
    """Yield the lines that go with a line; ahead of the text, where a menu may use the same words
    and the headline may follow, only links do.
    """
    most = {"next": 1, "list": _MOST_LISTED, "rest": _MOST_LISTED}.get(rule.takes, 0)
    is_ahead = not sheet.prose or i < sheet.prose[0]
    for j in range(i + 1, min(i + 1 + most, len(sheet.lines))):
        line = sheet.lines[j]
        if _is_text(sheet, j) or ((is_ahead or rule.is_inline) and line.linked < 0.5):
            return
        yield j


def _is_text(sheet: Sheet, i: int) -> bool:
    line = sheet.lines[i]
    return line.linked < 0.5 and is_prose(line.text)


def menus(sheet: Sheet) -> Asides:
    """Return lines of several short fields side by side, as menus are when a page is flattened."""
    return {i: "menu row" for i in sheet.kept() if _is_menu(sheet, i)}


def _is_menu(sheet: Sheet, i: int) -> bool:
    line = sheet.lines[i]
    if len(line.text) > _LONGEST_MENU:
        return False
    bars = line.text.count(" | ") + line.text.count(" · ")
    fields = max(line.fields, bars + 1)
    if fields < _FEWEST_FIELDS or any(char.isdigit() for char in line.text):  # a date
        return False
    return len(line.text.split()) <= fields * _MOST_FIELD_WORDS
