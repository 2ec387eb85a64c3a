"""What the lines of a page say about it: its date of publication, its author, whose text it is."""

import re
from collections.abc import Iterator

from indexer.folding import fold_with_offsets
from indexer.model import Declared, Stated
from indexer.normalise.clutter import LabelRule, Rules
from indexer.normalise.lines import Judged, Verdict
from indexer.normalise.prose import is_prose
from indexer.normalise.stamps import is_date_line

_DATE = re.compile(
    r"\b(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4}"
    r"|(?:\d{1,2}(?:st|nd|rd|th|\.)?\s)?[^\W\d_]{3,10}\.?\s(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?\d{4})\b"
    r"|\d{4}년 ?\d{1,2}월 ?\d{1,2}일"
)
_LONGEST_STAMP = 110
_LONGEST_NOTE = 160
_HEADER, _FOOTER, _PAGE = "page header", "page footer", "page"

Note = tuple[str, Stated]


def noted(judged: tuple[Judged, ...], rules: Rules) -> Declared:
    """Return what labels, stamps, bylines and credits declare, as printed."""
    notes = [*_by_rules(judged, rules), *_bare_dates(judged)]
    return Declared(
        published=_values(notes, "published"),
        author=_values(notes, "author"),
        site_name=_values(notes, "site"),
    )


def _values(notes: list[Note], name: str) -> tuple[Stated, ...]:
    stated = (stated for key, stated in notes if key == name)
    ranked = sorted(stated, key=lambda one: one.by == _FOOTER)
    return tuple(dict.fromkeys(ranked))


def _by_rules(judged: tuple[Judged, ...], rules: Rules) -> Iterator[Note]:
    lines = {rule.name: rule for rule in rules.lines}
    labels = {rule.name: rule for rule in rules.labels}
    is_behind = False
    for i, one in enumerate(judged):
        is_behind = is_behind or (one.verdict is Verdict.KEPT and is_prose(one.line.text))
        place = _FOOTER if is_behind else _HEADER
        if one.rule in lines:
            yield from _groups([lines[one.rule].pattern], one, place)
        elif one.rule in labels:
            before = judged[i - 1].rule if i else ""
            yield from _labelled(labels[one.rule], one, before == one.rule, place)
        elif one.verdict is Verdict.KEPT or one.rule == "before the headline":
            yield from _groups([credit.pattern for credit in rules.credits], one, _PAGE)


def _labelled(rule: LabelRule, one: Judged, has_label: bool, place: str) -> Iterator[Note]:
    yield from _groups([rule.whole, rule.value] if has_label else [rule.whole], one, place)


def _groups(patterns: list[re.Pattern[str] | None], one: Judged, place: str) -> Iterator[Note]:
    """Yield the named groups of the first pattern that matches, in the words of the page."""
    text = one.line.text
    if len(text) > _LONGEST_NOTE:
        return
    folded, offsets = fold_with_offsets(text)
    for pattern in patterns:
        match = pattern.fullmatch(folded) if pattern is not None else None
        if match:
            for name, value in match.groupdict().items():
                if value:
                    start, end = match.span(name)
                    printed = text[offsets[start] : offsets[end]].strip(" :|")
                    yield name.partition("_")[0], Stated(printed, place)
            return


def _bare_dates(judged: tuple[Judged, ...]) -> Iterator[Note]:
    """Yield dates that stand by themselves at the head of a page, before the text begins."""
    for one in judged:
        if one.verdict is Verdict.KEPT and is_prose(one.line.text):
            return
        if len(one.line.text) <= _LONGEST_STAMP and _may_date(one):
            found = _DATE.search(one.line.text)
            if found:
                yield "published", Stated(found.group(), _HEADER)


def _may_date(one: Judged) -> bool:
    if one.rule == "before the headline":
        return True
    return one.verdict is Verdict.KEPT and is_date_line(one.line.text.lower())
