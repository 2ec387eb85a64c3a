"""What the lines of a page say about it: its date of publication, its author, whose text it is."""

import re
from collections.abc import Iterator
from itertools import accumulate

from indexer.folding import fold, fold_with_offsets
from indexer.model import Declared, Stated
from indexer.normalise.clutter import LabelRule, Rules
from indexer.normalise.lines import Judged, Verdict
from indexer.normalise.prose import is_prose
from indexer.normalise.stamps import is_date_line

_DATE = re.compile(
    r"(?:\b\d{4}[-./]\d{1,2}[-./]\d{1,2}|\b\d{1,2}[-./]\d{1,2}[-./]\d{4}"
    r"|\b\d{1,2}(?:st|nd|rd|th|\.)?\s[^\W\d_]{3,10}\.?,?\s\d{4}"
    r"|\b[^\W\d_]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{4}년 ?\d{1,2}월 ?\d{1,2}일)"
    r"(?:[ ,T-]{1,3}\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?)?",
    re.IGNORECASE,
)
_TITLE_PARTS = re.compile(r"\s+[|\-–—»›>:]\s+|\s*[|｜]\s*")
_LONGEST_STAMP = 110
_LONGEST_NOTE = 160
_HEADER, _FOOTER, _PAGE = "page header", "page footer", "page"
_TOP = "page top"  # above the headline, with a time or other words: perhaps a clock
_CLOCK = re.compile(r"\d[:h]\d\d")

Note = tuple[str, Stated]
Placed = tuple[tuple[Judged, str], ...]


def noted(judged: tuple[Judged, ...], rules: Rules) -> Declared:
    """Return what labels, stamps, bylines and credits declare, as printed."""
    placed = tuple(zip(judged, _places(judged), strict=True))
    notes = [*_by_rules(placed, rules), *_bare_dates(placed)]
    return Declared(
        published=_values(notes, "published"),
        author=_values(notes, "author"),
        site_name=_values(notes, "site"),
    )


def _values(notes: list[Note], name: str) -> tuple[Stated, ...]:
    stated = (stated for key, stated in notes if key == name)
    ranked = sorted(stated, key=lambda one: one.by == _FOOTER)
    return tuple(dict.fromkeys(ranked))


def _by_rules(placed: Placed, rules: Rules) -> Iterator[Note]:
    lines = {rule.name: rule for rule in rules.lines}
    labels = {rule.name: rule for rule in rules.labels}
    for i, (one, place) in enumerate(placed):
        if one.rule in lines:
            yield from _groups([lines[one.rule].pattern], one, place)
        elif one.rule in labels:
            before = placed[i - 1][0].rule if i else ""
            yield from _labelled(labels[one.rule], one, before == one.rule, place)
        elif _is_unmarked(one):
            yield from _groups([credit.pattern for credit in rules.credits], one, _PAGE)


def _places(judged: tuple[Judged, ...]) -> list[str]:
    """Whether each line stands at the head or at the foot of the text."""
    ends = list(accumulate(_is_sentence(one) for one in judged))
    return [_FOOTER if 2 * seen > max(ends[-1], 1) else _HEADER for seen in ends]


def _is_sentence(one: Judged) -> bool:
    return one.verdict is Verdict.KEPT and is_prose(one.line.text)


def _is_unmarked(one: Judged) -> bool:
    return one.verdict is Verdict.KEPT or one.rule == "before the headline"


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
                    yield _note(name, text[offsets[start] : offsets[end]], place)
            return


def _note(name: str, printed: str, place: str) -> Note:
    kind = name.partition("_")[0]
    date = _DATE.search(printed) if kind == "published" else None
    return kind, Stated(date.group() if date else printed.strip(" :|"), place)


def _bare_dates(placed: Placed) -> Iterator[Note]:
    """Yield dates that stand by themselves at the head of a page."""
    for one, place in placed:
        text = one.line.text
        if place == _HEADER and len(text) <= _LONGEST_STAMP and _is_unmarked(one):
            if is_date_line(fold(text)) and one.verdict is Verdict.KEPT:
                yield "published", Stated(text, _HEADER)
            elif one.verdict is Verdict.SET_ASIDE and (found := _DATE.search(text)):
                is_bare = is_date_line(fold(text)) and not _CLOCK.search(text)
                yield "published", Stated(found.group(), _HEADER if is_bare else _TOP)


def sites_in(titles: tuple[str, ...], judged: tuple[Judged, ...]) -> tuple[Stated, ...]:
    """Return what the page's titles say beside the headline: mostly the name of the site."""
    headline = next((one.line.text for one in judged if one.verdict is Verdict.HEADLINE), "")
    parts = (part.strip() for title in titles for part in _TITLE_PARTS.split(title))
    names = dict.fromkeys(part for part in parts if part not in headline and headline not in part)
    return tuple(Stated(name, "title suffix") for name in names if headline)
