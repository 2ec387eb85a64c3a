"""The patterns of roles.toml, compiled, and what they see in one sentence."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from indexer.parties import Mention
from indexer.tagging.patterns import Guarded, Pattern, Sieve
from indexer.tagging.skeleton import CLASSES, Skeleton

_STRONG = 5  # of the rules that are worth running behind the lead
_DET = (
    r"(?:the\s|de la\s|de l['’]|de los\s|de las\s|du\s|des\s|dos\s|das\s|da\s|de\s"
    r"|la\s|le\s|les\s|l['’]|d['’]|der\s|die\s|den\s"
    r"|el\s|los\s|o\s|a\s|il\s)?"
)
_LISTS, _ONE = re.compile(r"\{(?:LL|H|S)\}"), re.compile(r"\{[LPNABO]\}")
_AND = (
    r"(?:and|et|und|y|e|i|&|as well as|och|og|ja|con|mit|avec|та|і|й|и"
    r"|oraz|ve|və|dan|và|un|ir|és|și|şi|και|dhe|sekä|ning)"
)
_JOIN = (
    rf"(?:[,;]\s(?:and\s|et\s|und\s)?{_DET}|\s{_AND}\s{_DET}"
    r"|\s?[/·・ㆍ]\s?|\s?[-–—]\s?|(?:와|과|및|と|和|、)\s?)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern; `zone`, `needs` and `least` say where, in what genre, for how many names."""

    name: str
    pattern: Pattern
    weight: float
    zone: str
    role: str
    seats: bool
    needs: str
    least: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """A mention in a role; the role of those who met is `party`."""

    mention: Mention
    role: str
    rule: str
    weight: float


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands: its zone, the genre of its release, the language."""

    zone: str
    genre: str = ""
    language: str = "en"


def sightings(bones: Skeleton, setting: Setting) -> Iterator[Sighting]:
    """What the rules see in a sentence: first who is no party there, then who is."""
    claimed: set[int] = set()
    for rule in _rules(setting.language).passing(bones.text):
        if _applies(rule, setting):
            for number in _seen(rule, bones, claimed):
                if rule.role != "party":
                    claimed.add(number)
                yield Sighting(bones.mentions[number], rule.role, rule.name, rule.weight)


def _applies(rule: Rule, setting: Setting) -> bool:
    """Whether a rule is made for the place, and strong enough for the depth of the text."""
    return (
        _is_place_of(rule, setting)
        and rule.needs in ("", setting.genre)
        and (rule.role != "party" or setting.zone != "any" or rule.weight >= _STRONG)
    )


def _is_place_of(rule: Rule, setting: Setting) -> bool:
    """Whether a rule is made for a zone; "body" is every zone but the headline."""
    return rule.zone in ("any", setting.zone) or (rule.zone == "body" and setting.zone != "title")


def _seen(rule: Rule, bones: Skeleton, claimed: set[int]) -> list[int]:
    if len(bones.mentions) < rule.least:
        return []
    numbers: dict[int, None] = {}
    for match in rule.pattern.finditer(bones.text):
        for group in match.groupdict():
            numbers |= dict.fromkeys(bones.named(*match.span(group), rule.seats))
    return [number for number in numbers if number not in claimed]


@cache
def genre_words(genre: str) -> Guarded:
    """Words of a headline that tell its genre: condemns, meets, joint."""
    return Guarded(_tables()["genres"][genre], re.IGNORECASE)


def _tables() -> dict[str, Any]:
    return _read("roles.toml")


@cache
def _read(name: str) -> dict[str, Any]:
    source = files("indexer.tagging") / "data" / name
    return tomllib.loads(source.read_text(encoding="utf-8"))


@lru_cache(maxsize=50)
def _rules(language: str) -> Sieve[Rule]:
    """The rules for texts in a language, those of no parties first."""
    fitting = (rule for languages, rule in _all_rules() if language in (languages or [language]))
    return Sieve((rule.pattern, rule) for rule in fitting)


@cache
def _all_rules() -> tuple[tuple[list[str], Rule], ...]:
    """Every rule, with the languages that it is for; none are all."""
    return tuple((entry.get("languages", []), _rule(entry)) for entry in _entries())


def _entries() -> Iterator[dict[str, Any]]:
    """All rules: visits in other languages before their places, these before who met."""
    for part in ("not_parties", "parties"):
        for tables in (_read("roles-languages.toml"), _tables()):
            yield from tables[part]


@cache
def _words() -> dict[str, str]:
    return {**_tables()["words"], **_read("roles-languages.toml")["words"]}


def _rule(entry: dict[str, Any]) -> Rule:
    return Rule(
        name=entry["rule"],
        pattern=Pattern(_filled(entry["pattern"]), re.IGNORECASE),
        weight=entry.get("weight", 1.0),
        zone=entry.get("zone", "any"),
        role=entry.get("role", "party"),
        seats=entry.get("seats", False),
        needs=entry.get("needs", ""),
        least=2 if _LISTS.search(entry["pattern"]) and not _ONE.search(entry["pattern"]) else 1,
    )


def _filled(pattern: str) -> str:
    """The pattern with its {placeholders}; inside brackets they stand for ranges alone."""
    pattern = re.sub(r"\[[^\[\]]*\]", lambda brackets: _with_ranges(brackets[0]), pattern)
    party = "[" + "".join(CLASSES[kind] for kind in "NABO") + "]"
    replaced = {
        "P": party,
        "DET": _DET,
        "AND": _AND,
        "S": _listed("[" + "".join(CLASSES.values()) + "]"),
        "L": party + rf"(?:{_JOIN}{party}){{0,12}}",
        "LL": _listed(party),
        "H": party + rf"(?:(?:(?:['’]s)?\s?[-–—/·・ㆍ]\s?)?{party}){{1,4}}",
        **{kind: f"[{CLASSES[kind]}]" for kind in "NABOM"},
        **_words(),
    }
    return re.sub(r"\{([A-Z_]+)\}", lambda m: replaced[m[1]], pattern)


def _listed(party: str) -> str:
    return party + rf"(?:{_JOIN}{party}){{1,12}}"


def _with_ranges(brackets: str) -> str:
    """The character class with placeholders as ranges: [^{P}.] and [{N}{B}]."""
    ranges = CLASSES | {"P": "".join(CLASSES[kind] for kind in "NABO")}
    return re.sub(r"\{([PNABOM])\}", lambda kind: ranges[kind[1]], brackets)
