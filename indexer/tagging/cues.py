"""The rules of officials.toml: patterns over a sentence in which persons and parties are signs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from indexer.model import Role
from indexer.tagging.patterns import Pattern, Sieve
from indexer.tagging.tables import table

PERSON, PARTY = "●", "◆"
LED, MET, HINT = 3, 2, 1
_SOMEBODY = f".*{PERSON}.*"


@dataclass(frozen=True, slots=True)
class Cue:
    """One rule of officials.toml, compiled.

    A rule that `is_weak` counts where no other sees anybody meet; one that `is_chain` tells whom
    else the same person met; one that `is_titled` sees persons with a title alone.
    """

    name: str
    role: Role
    tier: int
    persons: int
    pattern: Pattern
    is_trip: bool = False
    is_weak: bool = False
    is_chain: bool = False
    is_titled: bool = False


ASSEMBLED = Cue("official of a side", Role.PRINCIPAL, HINT, 1, Pattern(""))
HEADING = Cue("head of delegation by title", Role.HEAD, LED, 1, Pattern(""))
LISTED = Cue("listed with the heads", Role.HEAD, LED, 1, Pattern(""))


@cache
def cues() -> Sieve[Cue]:
    """The rules, in the order of the file."""
    rules = map(_cue, table("officials")["rule"])
    return Sieve((cue.pattern, cue) for cue in rules)


def _cue(rule: Mapping[str, Any]) -> Cue:
    return Cue(
        rule["name"],
        Role(rule["role"]),
        rule["tier"],
        rule.get("persons", 1),
        _pattern(rule["pattern"]),
        rule.get("trip", False),
        rule.get("weak", False),
        rule.get("chain", False),
        rule.get("titled", False),
    )


def _pattern(rule: str) -> Pattern:
    words = table("officials")["words"]
    joint = words["joint"].replace("{and}", words["and"])
    several = f"{words['one']}(?:{joint}{words['one']})"
    gist = _expand(rule, (_SOMEBODY, _SOMEBODY), words | {"one": _SOMEBODY})
    source = _expand(rule, (several + "{0,8}", several + "{1,8}"), words)
    return Pattern(source, re.IGNORECASE, gist)


def _expand(pattern: str, groups: tuple[str, str], words: Mapping[str, str]) -> str:
    several, two = groups
    for name, value in words.items():
        pattern = pattern.replace(f"{{{name}}}", value)
    party = f"(?:the |The |le |la )?(?P<side>{PARTY})(?: \\([^()]{{1,20}}\\))?"
    pattern = pattern.replace("{C}", party, 1).replace("{C}", PARTY)
    pattern = pattern.replace("{CC}", f"(?P<sides>{PARTY}(?:{words['turn']}{PARTY}){{1,3}})")
    for group in ("who", "also"):
        pattern = pattern.replace(f"{{G:{group}}}", f"(?P<{group}>{several})")
        pattern = pattern.replace(f"{{G2:{group}}}", f"(?P<{group}>{two})")
        pattern = pattern.replace(f"{{P:{group}}}", f"(?P<{group}>{PERSON})")
    return pattern
