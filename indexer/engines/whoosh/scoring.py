"""BM25F: how well a word of a query fits a release.

Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), section 3.6.
The frequencies of a word in title and body are added up, each weighted and set against the length
of its field; only the sum saturates, so that a second field adds less than a first occurrence.

    weight = idf · (k1 + 1) · f / (k1 + f)
    f      = Σ over fields: boost · frequency / (1 - b + b · length / average length)
    idf    = ln(1 + (N - n + ½) / (n + ½))

with n of N releases having the word. idf is Lucene's variant, which no word makes negative.
"""

from dataclasses import dataclass
from math import log

import numpy as np

from indexer.engines.whoosh.arrays import Floats, Ints
from indexer.engines.whoosh.schema import BODY, TITLE

K1 = 1.2
K3 = 8.0
"""How slowly repeating a word of an any-word query stops to add weight (Robertson's qtf factor)."""


@dataclass(frozen=True, slots=True)
class FieldWeight:
    """How much an occurrence in a field counts, and how much its length takes away."""

    boost: float
    b: float


FIELD_WEIGHTS = {TITLE: FieldWeight(3.0, 0.4), BODY: FieldWeight(1.0, 0.7)}


def occurrence_weights(field: str, lengths: Ints, average: float) -> Floats:
    """Return what one occurrence in a field adds to f, for each release."""
    weight = FIELD_WEIGHTS[field]
    relative = lengths / (average or 1.0)
    return (weight.boost / (1 - weight.b + weight.b * relative)).astype(np.float32)


def saturated(frequencies: Floats, having: int, count: int) -> Floats:
    """Return the weight of a word that `having` of `count` releases have."""
    idf = log(1 + (count - having + 0.5) / (having + 0.5))
    return np.float32(idf * (K1 + 1)) * frequencies / (np.float32(K1) + frequencies)


def query_weight(repeats: int) -> float:
    """Return how much more a word counts that stands several times in a query."""
    return (K3 + 1) * repeats / (K3 + repeats)
