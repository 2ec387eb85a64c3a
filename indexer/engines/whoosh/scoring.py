"""BM25F: how well a word of a query fits a release.

Robertson, Zaragoza and Taylor, Simple BM25 Extension to Multiple Weighted Fields (2004): title and
body are one text in which an occurrence in the title counts several times, for the frequency of the
word as for the length of the text. Only the sum saturates, so that an occurrence in a second field
adds less than the first anywhere.

    weight = idf · (k1 + 1) · f / (k1 + f)
    f      = Σ over fields: boost · frequency / (1 - b + b · length / average length)
    length = Σ over fields: boost · words of the field
    idf    = ln(1 + (N - n + ½) / (n + ½))

with n of N releases having the word. idf is Lucene's variant, which no word makes negative. In a
query of any words, one that stands there r times weighs (k3 + 1) · r / (k3 + r) times as much.
"""

from collections.abc import Mapping
from math import log
from typing import NamedTuple

import numpy as np

from indexer.engines.whoosh.arrays import Floats, Ints, Mask
from indexer.engines.whoosh.schema import BODY, TITLE

BOOSTS = {TITLE: 3.0, BODY: 1.0}
K1 = 2.0
"""How slowly further occurrences stop to add weight."""
B = 0.75
"""How much length takes away."""
K3 = 8.0
"""How slowly repeating a word of an any-word query stops to add weight (Robertson's qtf factor)."""


class Weights(NamedTuple):
    """What an occurrence counts for in the title, and elsewhere."""

    in_title: float
    in_body: float


def weights(field: str, weight: float = 1.0) -> Weights:
    """Return what occurrences count for, looked for in a field or, without one, anywhere."""
    counted = (boost * weight if field in ("", name) else 0.0 for name, boost in BOOSTS.items())
    return Weights(*counted)


def length_factors(words: Mapping[str, Ints], live: Mask) -> Floats:
    """Return what the lengths of the fields make of an occurrence, for each release."""
    lengths = sum((BOOSTS[field] * counts for field, counts in words.items()), np.zeros(len(live)))
    average = float(lengths[live].mean()) if live.any() else 0.0
    return (1 / (1 - B + B * lengths / (average or 1.0))).astype(np.float32)


def rarity(having: int, count: int) -> float:
    """Return the idf of a word that `having` of `count` releases have."""
    return log(1 + (count - having + 0.5) / (having + 0.5))


def saturated(frequencies: Floats, having: int, count: int) -> Floats:
    """Return the weight of a word that `having` of `count` releases have."""
    return (
        np.float32(rarity(having, count) * (K1 + 1)) * frequencies / (np.float32(K1) + frequencies)
    )


def query_weight(repeats: int) -> float:
    """Return how much more a word counts that stands several times in a query."""
    return (K3 + 1) * repeats / (K3 + repeats)
