"""Which rule, if any, calls an element of a page clutter."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from indexer.normalise.clutter import MarkupRule, Rules

_WORD = re.compile(r"[A-Za-z][a-z]+|[A-Z]+(?![a-z])")
_LONGEST = 300
_UNSEEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_WHOLE = frozenset({"html", "body", "main", "article"})
"""Elements that name the page's state rather than what they hold: `<body class="has-sidebar">`."""


def rule_of(tag: str, attributes: Mapping[str, Any], rules: Rules) -> MarkupRule | None:
    """Return the rule by which an element is clutter."""
    if tag in _WHOLE or not attributes:
        return rules.by_tag.get(tag)
    if _is_unseen(attributes):
        return rules.by_word.get("hidden")
    role = rules.by_role.get(_first_word(attributes.get("role")))
    return role or rules.by_tag.get(tag) or _named(attributes, rules)


def _named(attributes: Mapping[str, Any], rules: Rules) -> MarkupRule | None:
    names = attributes.get("class") or ()
    spelt = " ".join(names) if not isinstance(names, str) else names
    spelt = f"{spelt} {attributes.get('id') or ''}"[:_LONGEST]
    words = (word for word in _words(spelt) if word in rules.by_word)
    return next((rules.by_word[word] for word in words), None)


@lru_cache(maxsize=8192)
def _words(names: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(names))


def _is_unseen(attributes: Mapping[str, Any]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return isinstance(style, str) and _UNSEEN.search(style[:_LONGEST]) is not None


def _first_word(value: Any) -> str:
    return value.split()[0].lower() if isinstance(value, str) and value.strip() else ""
