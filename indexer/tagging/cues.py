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
    words: Mapping[str, str] = table("officials")["words"]
    gist = _expand(rule, {**words, "one": _SOMEBODY, "bare": _SOMEBODY, "alone": _SOMEBODY})
    return Pattern(_expand(rule, words), re.IGNORECASE, gist)


def _expand(pattern: str, words: Mapping[str, str]) -> str:
    pattern = _with_persons(pattern, words)
    for name, value in words.items():
        pattern = pattern.replace(f"{{{name}}}", value)
    party = f"(?:the |The |le |la )?(?P<side>{PARTY})(?: \\([^()]{{1,20}}\\))?"
    pattern = pattern.replace("{C}", party, 1).replace("{C}", PARTY)
    return pattern.replace("{CC}", f"(?P<sides>{PARTY}(?:{words['turn']}{PARTY}){{1,3}})")


def _with_persons(pattern: str, words: Mapping[str, str]) -> str:
    """The pattern with its groups of persons; what is in front of the first does not matter."""
    more = f"(?:{words['joint']}{words['one']})"
    alone = f"{words['alone']}{words['bare'].removeprefix(PERSON)}{more}{{0,8}}"
    for group in ("who", "also"):
        for least, sign in ((0, "G"), (1, "G2")):
            sought, others = f"{{{sign}:{group}}}", f"{more}{{{least},8}}"
            if pattern.startswith(sought):
                first = f"(?P<{group}>{words['bare']}{others})"
                pattern = first + pattern.removeprefix(sought)
            pattern = pattern.replace(sought, f"(?P<{group}>{words['one']}{others})")
        pattern = pattern.replace(f"{{S:{group}}}", f"(?P<{group}>{alone})")
        pattern = pattern.replace(f"{{P:{group}}}", f"(?P<{group}>{PERSON})")
    return pattern
