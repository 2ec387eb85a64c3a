"""The words of a query → what they find in the whole index, and what is to be said about it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from importlib.resources import files

import numpy as np

from indexer.engines.aliasing import with_aliases
from indexer.engines.clauses import (
    Alias,
    And,
    Boosted,
    Clause,
    Fuzzy,
    Or,
    Parsed,
    Prefix,
    Text,
    Word,
)
from indexer.engines.guidance import OtherNames
from indexer.engines.interface import Match, Query
from indexer.engines.language import parse
from indexer.engines.trees import combined, interpretation, on_day, texts
from indexer.engines.whoosh.analysis import Token, stem, tokens
from indexer.engines.whoosh.arrays import Sparse, added, shared
from indexer.engines.whoosh.evaluation import count, evaluate, occurs
from indexer.engines.whoosh.scoring import query_weight
from indexer.engines.whoosh.snapshot import MOST_EXPANSIONS, Snapshot
from indexer.engines.whoosh.terms import Beginning, Similar

_MOST_ANY_WORDS = 256
_LONGEST_ANY = 8192
_FUNCTION_WORDS = frozenset(
    files("indexer.engines.whoosh").joinpath("function-words.txt").read_text("utf-8").split()
)
"""Words that ask and connect, and say nothing of what is looked for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the words of a query find, before filters, and what is to be said about it: `clause` is
    what was typed, `meant` what was evaluated.
    """

    found: Sparse
    texts: tuple[Text, ...]
    interpretation: str
    notices: tuple[str, ...] = ()
    aliases: tuple[OtherNames, ...] = ()
    clause: Clause | None = None
    meant: Clause | None = None
    is_relaxed: bool = False


def day_of(query: Query) -> date:
    """Return the day from which a query counts back."""
    return query.today or datetime.now(UTC).date()


def answer(query: Query, snapshot: Snapshot) -> Answer:
    """Return what the words of a query find in the whole index."""
    if query.match == Match.ANY:
        return _any_word(query.words, snapshot)
    return _all_words(query, snapshot)


def having_all(words: str, snapshot: Snapshot) -> int:
    """Return how many releases have all of some words, or other names of them."""
    clause = parse(words).clause
    named = clause and with_aliases(clause, snapshot.names, lambda name: occurs(name, snapshot))
    return count(named, snapshot)


@lru_cache(maxsize=1024)
def _understood(words: str) -> tuple[Parsed, tuple[Text, ...], str]:
    """Paging and filtering ask with the same words again and again."""
    parsed = parse(words)
    return parsed, tuple(texts(parsed.clause)), interpretation(parsed.clause)


def _all_words(query: Query, snapshot: Snapshot) -> Answer:
    parsed, wanted, read = _understood(query.words)
    clause = parsed.clause and on_day(parsed.clause, day_of(query))
    if clause and not query.exact:
        clause = with_aliases(clause, snapshot.names, lambda name: occurs(name, snapshot))
        wanted = tuple(texts(clause))
    found, relaxed = evaluate(clause, snapshot), ""
    if isinstance(clause, And) and not len(found[0]):
        found, relaxed = _relaxed(clause, found, snapshot)
    said = (relaxed, *(_cut_off(text, snapshot) for text in wanted))
    notices = (*parsed.notices, *filter(None, said))
    names = tuple(_other_names(wanted))
    return Answer(found, wanted, read, notices, names, parsed.clause, clause, bool(relaxed))


def _other_names(texts_: Iterable[Text]) -> Iterator[OtherNames]:
    yield from (OtherNames(one.text, one.names) for one in texts_ if isinstance(one, Alias))


def _cut_off(text: Text, snapshot: Snapshot) -> str:
    if not isinstance(text, Prefix | Fuzzy):
        return ""
    patterns = (pattern for way in snapshot.leaf(text).ways for pattern in way.slots)
    if not any(isinstance(one, Beginning | Similar) and one.last for one in patterns):
        return ""
    return f"{text} stands for more than {MOST_EXPANSIONS:,} words; only the first were searched."


def _relaxed(clause: And, nothing: Sparse, snapshot: Snapshot) -> tuple[Sparse, str]:
    """The releases with most of the words, all else being required."""
    optional = [part for part in clause.clauses if isinstance(part, Text | Boosted)]
    required = [part for part in clause.clauses if part not in optional]
    if len(optional) < 2:
        return nothing, ""
    parts = [evaluate(part, snapshot) for part in optional]
    allowed, _ = shared([evaluate(part, snapshot) for part in (None, *required)], snapshot.size)
    held = np.zeros(snapshot.size, np.int64)
    for rows, _ in parts:
        held[rows] += 1
    most = int(held[allowed].max(initial=0))
    if not most:
        return nothing, ""
    has_most = allowed[held[allowed] == most]
    scored = shared(
        [added(parts, snapshot.size), (has_most, np.zeros(len(has_most), np.float32))],
        snapshot.size,
    )
    return scored, f"No release has all {len(optional)} words; showing those with {most}."


def _any_word(words: str, snapshot: Snapshot) -> Answer:
    clauses = _distinct_words(words)
    boosted = [Boosted(word, query_weight(repeats)) for word, repeats in clauses.items()]
    meant = combined(Or, [*boosted])
    read = " OR ".join(word.text for word in clauses) or interpretation(None)
    return Answer(evaluate(meant, snapshot), tuple(clauses), read, meant=meant)


def _distinct_words(words: str) -> Counter[Word]:
    """The words of a text and how often each stands there; forms of one word are the same.

    Function words count only where there are no others, or written in capitals: US, IT, WHO.
    """
    first: dict[str, Word] = {}
    counts: Counter[Word] = Counter()
    telling: set[Word] = set()
    words = words[:_LONGEST_ANY]
    is_shouted = words.isupper()
    for token in _first_of_each_place(words):
        word = first.setdefault(stem(token.term), Word(token.term))
        counts[word] += 1
        written = words[token.start : token.end]
        is_acronym = written.isupper() and len(written) > 1 and not is_shouted
        if token.term not in _FUNCTION_WORDS or is_acronym:
            telling.add(word)
    kept = [word for word in counts if word in telling] or list(counts)
    return Counter({word: counts[word] for word in kept[:_MOST_ANY_WORDS]})


def _first_of_each_place(words: str) -> Iterator[Token]:
    """The tokens of a text without the compounds that stand beside their parts."""
    last = -1
    for token in tokens(words):
        if token.position > last:
            yield token
            last = token.position
