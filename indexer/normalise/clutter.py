"""What counts as clutter, read from clutter.toml: rules on markup and on the words of a line."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

_TOKEN = re.compile(r"\w+|\+|-|&")
_GROUP = re.compile(r"\(\?P<(\w+)>")


@dataclass(frozen=True, slots=True)
class MarkupRule:
    """Elements that are clutter by their tag, role, or a word of their class or id.

    A word in a name may mislead, so a rule does not apply to an element that holds more than
    `most_prose` of the page's sentences, nor to one that holds its h1.
    """

    name: str
    case: str
    tags: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    most_prose: float = 0.4


@dataclass(frozen=True, slots=True)
class LineRule:
    """Lines that are clutter by their words: a pattern matches the folded line whole, or its words
    are all in the vocabulary. `takes` says how much goes with it, `is_inline` that it may stand
    amid a text, `where` whether it counts behind the text only.
    """

    name: str
    case: str
    pattern: re.Pattern[str] | None = None
    vocabulary: frozenset[str] = frozenset()
    takes: str = "line"
    where: str = "anywhere"
    longest: int = 160
    is_inline: bool = False

    def matches(self, folded: str) -> bool:
        """Whether the rule calls a folded line clutter."""
        if self.pattern is not None and self.pattern.fullmatch(folded):
            return True
        return bool(self.vocabulary) and self._is_spelt_by(folded)

    def _is_spelt_by(self, folded: str) -> bool:
        words = _TOKEN.findall(folded)
        return bool(words) and self.vocabulary.issuperset(words)


@dataclass(frozen=True, slots=True)
class LabelRule:
    """A label and its value, on one line or on two."""

    name: str
    case: str
    label: re.Pattern[str]
    value: re.Pattern[str]
    whole: re.Pattern[str]

    def is_pair(self, label: str, value: str) -> bool:
        """Whether two folded lines are the label and its value."""
        return bool(self.label.fullmatch(label) and self.value.fullmatch(value))


@dataclass(frozen=True)
class Rules:
    """All rules, in the order in which they are tried. `credits` take nothing away, they note."""

    markup: tuple[MarkupRule, ...]
    lines: tuple[LineRule, ...]
    labels: tuple[LabelRule, ...]
    credits: tuple[LineRule, ...]

    def without(self, case: str) -> "Rules":
        """Return the rules less the one that a case asked for; a test sees its worth by that."""
        return Rules(
            tuple(rule for rule in self.markup if rule.case != case),
            tuple(rule for rule in self.lines if rule.case != case),
            tuple(rule for rule in self.labels if rule.case != case),
            tuple(rule for rule in self.credits if rule.case != case),
        )

    @cached_property
    def closing(self) -> frozenset[str]:
        """Return the names of the rules whose lines are not found amid a text."""
        return frozenset(rule.name for rule in self.lines if not rule.is_inline)

    def matching(self, folded: str) -> Iterator[LineRule]:
        """Yield the line rules that call a folded line clutter; most lines are too long for any."""
        of_length = self._by_length[min(len(folded), len(self._by_length) - 1)]
        if of_length.may_match(folded):
            yield from (rule for rule in of_length.rules if rule.matches(folded))

    @cached_property
    def _by_length(self) -> list["_LineRules"]:
        longest = max((rule.longest for rule in self.lines), default=0)
        lengths = range(longest + 2)
        fitting = [tuple(rule for rule in self.lines if n <= rule.longest) for n in lengths]
        distinct = {rules: _LineRules(rules) for rules in fitting}
        return [distinct[rules] for rules in fitting]

    @cached_property
    def by_tag(self) -> Mapping[str, MarkupRule]:
        """Return the rule of each tag that is clutter whatever it is called."""
        return {tag: rule for rule in self.markup for tag in rule.tags}

    @cached_property
    def by_word(self) -> Mapping[str, MarkupRule]:
        """Return the rule of each word of a class or id."""
        return {word: rule for rule in self.markup for word in rule.words}

    @cached_property
    def by_role(self) -> Mapping[str, MarkupRule]:
        """Return the rule of each ARIA role."""
        return {role: rule for rule in self.markup for role in rule.roles}


class _LineRules:
    """The rules for lines of one length; one look at a line tells whether any may match it."""

    def __init__(self, rules: tuple[LineRule, ...]) -> None:
        self.rules = rules
        patterns = [rule.pattern.pattern for rule in rules if rule.pattern]
        self._any = re.compile("|".join(_GROUP.sub("(?:", one) for one in patterns) or "(?!)")
        self._words = frozenset().union(*(rule.vocabulary for rule in rules))

    def may_match(self, folded: str) -> bool:
        """Whether one of the patterns matches, or a vocabulary has the first word."""
        first = _TOKEN.search(folded)
        return self._any.fullmatch(folded) is not None or (
            first is not None and first.group() in self._words
        )


@cache
def standard_rules() -> Rules:
    """Return the rules of clutter.toml."""
    source = resources.files(__package__).joinpath("clutter.toml").read_text("utf-8")
    tables = tomllib.loads(source)
    return Rules(
        tuple(_markup_rule(table) for table in tables["markup"]),
        tuple(_line_rule(table) for table in tables["line"]),
        tuple(_label_rule(table) for table in tables["label"]),
        tuple(_line_rule(table) for table in tables["credit"]),
    )


def _markup_rule(table: dict[str, Any]) -> MarkupRule:
    names = ("tags", "words", "roles")
    sets: dict[str, Any] = {key: frozenset(table[key]) for key in names if key in table}
    return MarkupRule(**(table | sets))


def _line_rule(table: dict[str, Any]) -> LineRule:
    table = dict(table)
    patterns: Iterable[str] = table.pop("patterns", ())
    words: str = table.pop("vocabulary", "")
    joined = "|".join(_numbered(pattern, i) for i, pattern in enumerate(patterns))
    pattern = re.compile(joined) if joined else None
    return LineRule(pattern=pattern, vocabulary=frozenset(words.split()), **table)


def _label_rule(table: dict[str, Any]) -> LabelRule:
    label, value = table["label"], table["value"]
    return LabelRule(
        name=table["name"],
        case=table["case"],
        label=re.compile(rf"(?:{label})\s?:?"),
        value=re.compile(value),
        whole=re.compile(rf"(?:{label})\s?:\s?(?:{value})"),
    )


def _numbered(pattern: str, number: int) -> str:
    """Several patterns of a rule may name the same group; one expression may not."""
    return _GROUP.sub(rf"(?P<\1_{number}>", pattern)
