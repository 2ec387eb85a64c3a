"""The words of a query → what they find in the whole index, and what is to be said about it."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from indexer.engines.clauses import And, Phrase, Prefix, Text, Word, interpretation
from indexer.engines.interface import Match, Query
from indexer.engines.language import parse
from indexer.engines.whoosh.analysis import stem, tokens
from indexer.engines.whoosh.evaluation import Found, both, either, evaluate, weighted
from indexer.engines.whoosh.leaves import MOST_EXPANSIONS, leaf, texts
from indexer.engines.whoosh.scoring import query_weight
from indexer.engines.whoosh.snapshot import Snapshot

_MOST_ANY_WORDS = 256
_LONGEST_ANY = 8192


@dataclass(frozen=True, slots=True)
class Answer:
    """What the words of a query find, before filters, and what is to be said about it."""

    found: Found
    texts: tuple[Text, ...]
    interpretation: str
    notices: tuple[str, ...] = ()


def answer(query: Query, snapshot: Snapshot) -> Answer:
    """Return what the words of a query find in the whole index."""
    read = _any_word if query.match == Match.ANY else _all_words
    return read(query.words, snapshot)


def _all_words(words: str, snapshot: Snapshot) -> Answer:
    parsed = parse(words)
    found, relaxed = evaluate(parsed.clause, snapshot), ""
    if isinstance(parsed.clause, And) and not found.mask.any():
        found, relaxed = _relaxed(parsed.clause, found, snapshot)
    wanted = tuple(texts(parsed.clause))
    said = (relaxed, *(_cut_prefix(text, snapshot) for text in wanted))
    notices = (*parsed.notices, *filter(None, said))
    return Answer(found, wanted, interpretation(parsed.clause), notices)


def _cut_prefix(text: Text, snapshot: Snapshot) -> str:
    if not isinstance(text, Prefix):
        return ""
    most = max(len(slot) for slots in leaf(text, snapshot).rows for slot in slots)
    if most < MOST_EXPANSIONS:
        return ""
    return f"{text} begins more than {MOST_EXPANSIONS:,} words; only the first were searched."


def _relaxed(clause: And, nothing: Found, snapshot: Snapshot) -> tuple[Found, str]:
    """The releases with most of the words, all else being required."""
    optional = [part for part in clause.clauses if isinstance(part, Word | Phrase | Prefix)]
    required = [part for part in clause.clauses if part not in optional]
    if len(optional) < 2:
        return nothing, ""
    parts = [evaluate(part, snapshot) for part in optional]
    allowed = both(evaluate(part, snapshot) for part in (None, *required)).mask
    held = sum(part.mask.astype(np.int64) for part in parts) * allowed
    most = int(held.max(initial=0))
    if not most:
        return nothing, ""
    has_most = either(parts)
    notice = f"No release has all {len(optional)} words; showing those with {most}."
    return Found(held == most, has_most.scores), notice


def _any_word(words: str, snapshot: Snapshot) -> Answer:
    clauses = _distinct_words(words)
    parts = [weighted(evaluate(word, snapshot), query_weight(n)) for word, n in clauses.items()]
    found = either(parts) if parts else evaluate(None, snapshot)
    read = " OR ".join(word.text for word in clauses) or interpretation(None)
    return Answer(found, tuple(clauses), read)


def _distinct_words(words: str) -> Counter[Word]:
    """The words of a text and how often each stands there; forms of one word are the same."""
    first: dict[str, Word] = {}
    counts: Counter[Word] = Counter()
    seen: set[int] = set()
    for token in tokens(words[:_LONGEST_ANY]):
        if token.position not in seen:
            seen.add(token.position)
            counts[first.setdefault(stem(token.term), Word(token.term))] += 1
    return Counter(dict(list(counts.items())[:_MOST_ANY_WORDS]))
