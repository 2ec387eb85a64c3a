"""A query → the releases it selects, within its filters and dates, and its facet counts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np

from indexer.engines.clauses import And, Phrase, Prefix, Text, Word, interpretation
from indexer.engines.interface import NOT_STATED, Facet, Filter, Match, Query, Sort
from indexer.engines.language import parse
from indexer.engines.whoosh.analysis import stem, tokens
from indexer.engines.whoosh.arrays import Floats, Ints, Mask
from indexer.engines.whoosh.evaluation import Found, both, dated, either, evaluate, weighted
from indexer.engines.whoosh.leaves import MOST_EXPANSIONS, leaf, texts
from indexer.engines.whoosh.scoring import query_weight
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.errors import EngineError

_MOST_ANY_WORDS = 256


@dataclass(frozen=True, slots=True)
class Answer:
    """What the words of a query find, before filters, and what is to be said about it."""

    found: Found
    texts: tuple[Text, ...]
    interpretation: str
    notices: tuple[str, ...] = ()


def answer(query: Query, snapshot: Snapshot) -> Answer:
    """Return what the words of a query find in the whole index."""
    return (
        _any_word(query.words, snapshot)
        if query.match == Match.ANY
        else _all_words(query.words, snapshot)
    )


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
    for token in tokens(words):
        if token.position not in seen:
            seen.add(token.position)
            counts[first.setdefault(stem(token.term), Word(token.term))] += 1
    return Counter(dict(list(counts.items())[:_MOST_ANY_WORDS]))


class Selection:
    """The releases that a query selects in one commit."""

    def __init__(self, query: Query, snapshot: Snapshot) -> None:
        self.query, self.snapshot = query, snapshot
        self.answer = answer(query, snapshot)
        self._chosen = _by_facet(query.filters)

    @cached_property
    def _base(self) -> Mask:
        """Found by the words, in the dates, and not excluded."""
        mask = self.answer.found.mask
        if self.query.since or self.query.until:
            mask = mask & dated("date", self.query.since, self.query.until, self.snapshot)
        for one in self.query.filters:
            if one.is_excluded:
                mask = mask & ~self.snapshot.facet(_facet(one)).having(one.value)
        return mask

    @cached_property
    def _allowed(self) -> dict[Facet, Mask]:
        return {
            facet: reduce(np.logical_or, map(self.snapshot.facet(facet).having, values))
            for facet, values in self._chosen.items()
        }

    def _rows(self, but: Facet | None = None) -> Ints:
        """Releases that pass all filters, or all but those of one facet."""
        masks = (mask for facet, mask in self._allowed.items() if facet != but)
        return np.flatnonzero(reduce(np.logical_and, masks, self._base))

    @cached_property
    def rows(self) -> Ints:
        """The numbers of all selected releases, ascending."""
        return self._rows()

    def counts(self, facet: Facet) -> tuple[tuple[tuple[str, int], ...], int]:
        """Return what selecting each value of a facet would give, and how many have none."""
        values = self.snapshot.facet(facet)
        rows = self._rows(but=facet) if facet in self._chosen else self.rows
        counted = dict.fromkeys(set(self._chosen.get(facet, ())) - {NOT_STATED}, 0)
        counted |= values.counts(rows)
        ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(ordered), values.missing(rows)

    def ordered(self, most: int | None = None) -> Ints:
        """Return the selected releases in the query's order, or the first of them."""
        rows = self.rows
        keys = self._keys(rows)
        if most is not None and most < len(rows):
            kept = keys <= np.partition(keys, max(most - 1, 0))[max(most - 1, 0)]
            rows, keys = rows[kept], keys[kept]
        return rows[np.lexsort((self.snapshot.id_ranks[rows], keys))][:most]

    def score(self, row: int) -> float:
        """Return how well a release fits the words."""
        return float(self.answer.found.scores[row])

    def _keys(self, rows: Ints) -> Ints | Floats:
        """Ascending keys of the order: newest and best first, undated last."""
        if self.query.sort == Sort.PUBLISHED:
            return -self.snapshot.days("published")[0][rows]
        if self.query.sort == Sort.DATE or not self.answer.texts:
            return -self.snapshot.days("date")[0][rows]
        return -self.answer.found.scores[rows]


def _by_facet(filters: Iterable[Filter]) -> dict[Facet, list[str]]:
    chosen: dict[Facet, list[str]] = {}
    for one in filters:
        facet = _facet(one)
        if not one.is_excluded:
            chosen.setdefault(facet, []).append(one.value)
    return chosen


def _facet(one: Filter) -> Facet:
    try:
        return Facet(one.field)
    except ValueError as error:
        raise EngineError(f"{one.field!r} is not a facet: use {', '.join(Facet)}") from error
