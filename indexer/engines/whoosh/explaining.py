"""Why a release has its score: what each part of the query gives, from the same arrays."""

from collections.abc import Iterator
from typing import NamedTuple

from indexer.engines.clauses import Alias, And, Boosted, Clause, Dated, Not, Or, Ranged, Tagged
from indexer.engines.guidance import Explanation, Occurrences, Share
from indexer.engines.whoosh.arrays import Ints
from indexer.engines.whoosh.evaluation import evaluate, found_by, weighed
from indexer.engines.whoosh.leaves import Leaf, Way
from indexer.engines.whoosh.schema import BODY, TITLE
from indexer.engines.whoosh.scoring import BOOSTS, K1, Weights, rarity
from indexer.engines.whoosh.snapshot import Snapshot

_ONLY_TITLE, _ONLY_TEXT = Weights(1.0, 0.0), Weights(0.0, 1.0)


class _Part(NamedTuple):
    words: str
    leaf: Leaf
    factor: float


class Explainer:
    """Explains the score of one release."""

    def __init__(self, row: int, snapshot: Snapshot) -> None:
        self._row, self._snapshot = row, snapshot
        self._segment, self._own_row = snapshot.place(row)
        self._length_factor = float(snapshot.length_factors[row])

    def explanation(self, clause: Clause | None) -> Explanation:
        """Return what the parts of a clause give; of required words some may be missing."""
        parts = clause.clauses if isinstance(clause, And) else (clause,)
        scored = (one for part in parts if part for one in self._scored(part, 1.0))
        shares = tuple(map(self._share, scored))
        release_id = self._snapshot.id(self._row)
        return Explanation(release_id, shares, BOOSTS[TITLE], self._length_factor)

    def _scored(self, clause: Clause, factor: float) -> Iterator[_Part]:
        """The words by which a clause finds the release, and how many times each counts."""
        if not self._is_among(evaluate(clause, self._snapshot)[0]):
            return
        match clause:
            case Boosted():
                yield from self._scored(clause.clause, factor * clause.factor)
            case And() | Or():
                for part in clause.clauses:
                    yield from self._scored(part, factor)
            case Not() | Tagged() | Ranged() | Dated():
                return
            case Alias(words) if len(words) > 1:
                yield from self._scored(And(words), factor)
                yield _Part(f'"{clause}"', self._snapshot.leaf(clause), factor)
            case _:
                yield _Part(str(clause), self._snapshot.leaf(clause), factor)

    def _share(self, part: _Part) -> Share:
        found = [self._occurrences(way, part.leaf.field) for way in part.leaf.ways]
        occurrences = tuple(one for one in found if one.in_title or one.in_text)
        frequency = self._length_factor * sum(
            one.counts_for * (BOOSTS[TITLE] * one.in_title + BOOSTS[BODY] * one.in_text)
            for one in occurrences
        )
        having = len(found_by(part.leaf, self._snapshot)[0])
        return Share(
            words=part.words,
            factor=part.factor,
            rarity=rarity(having, self._snapshot.live_count),
            weight=(K1 + 1) * frequency / (K1 + frequency),
            having=having,
            occurrences=occurrences,
        )

    def _occurrences(self, way: Way, field: str) -> Occurrences:
        in_text = 0 if field == TITLE else self._count(way, _ONLY_TEXT)
        return Occurrences(str(way), way.weight, self._count(way, _ONLY_TITLE), in_text)

    def _count(self, way: Way, weights: Weights) -> int:
        parts = weighed(way, weights, self._segment)
        return int(sum(values[rows == self._own_row].sum() for rows, values in parts))

    def _is_among(self, rows: Ints) -> bool:
        at = int(rows.searchsorted(self._row))
        return at < len(rows) and int(rows[at]) == self._row
