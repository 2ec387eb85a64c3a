"""What is done with whole clauses: they are put together, gone through, and told in words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from indexer.engines.clauses import (
    Alias,
    And,
    Boosted,
    Clause,
    Dated,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Text,
    Word,
)


def interpretation(clause: Clause | None) -> str:
    """Return how a query was read, with every operator spelt out."""
    match clause:
        case None:
            return "all releases"
        case Not():
            return f"NOT {_nested(clause.clause)}"
        case Boosted():
            return f"{_nested(clause.clause)}^{clause.factor:g}"
        case And():
            return " AND ".join(_nested(part) for part in clause.clauses)
        case Or():
            return " OR ".join(_nested(part) for part in clause.clauses)
        case _:
            return str(clause)


def texts(clause: Clause | None) -> list[Text]:
    """Return the words, phrases and the like that a clause asks for, without those it excludes."""
    match clause:
        case And() | Or():
            return list(dict.fromkeys(text for part in clause.clauses for text in texts(part)))
        case Boosted():
            return texts(clause.clause)
        case Alias(words) if len(words) > 1:
            return [*words, clause]
        case Word() | Phrase() | Near() | Prefix() | Fuzzy() | Alias():
            return [clause]
        case _:
            return []


def mapped(clause: Clause, change: Callable[[Clause], Clause]) -> Clause:
    """Return a clause with a change made to each of its parts, and then to itself."""
    match clause:
        case And() | Or():
            parts = tuple(mapped(part, change) for part in clause.clauses)
            return change(replace(clause, clauses=parts))
        case Not() | Boosted():
            return change(replace(clause, clause=mapped(clause.clause, change)))
        case _:
            return change(clause)


def on_day(clause: Clause, today: date) -> Clause:
    """Return a clause whose dates no longer depend on what day it is."""
    return mapped(clause, lambda part: part.on(today) if isinstance(part, Dated) else part)


def combined(kind: type[And] | type[Or], parts: list[Clause | None]) -> Clause | None:
    """Return the parts as one clause; nested ones of the same kind are taken apart."""
    flat: list[Clause] = []
    for part in parts:
        if isinstance(part, kind):
            flat.extend(part.clauses)
        elif part is not None:
            flat.append(part)
    if len(flat) > 1:
        return kind(tuple(flat))
    return flat[0] if flat else None


def _nested(clause: Clause) -> str:
    text = interpretation(clause)
    return f"({text})" if isinstance(clause, And | Or) else text
