"""The words of a commit that most releases have, among those that begin so or are spelt like it.

What is only found, such as cybersecurity where texts have cyber-security, no text begins with.
"""

from collections.abc import Iterator

import numpy as np

from indexer.engines.whoosh.analysis import plain, stem
from indexer.engines.whoosh.arrays import Ints, bounds
from indexer.engines.whoosh.segments import Segment
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.terms import Beginning, Similar

_SAMPLE = 1 << 14
"""So many occurrences show which form of a word is usual."""


def commonest(pattern: Beginning | Similar, snapshot: Snapshot, most: int) -> list[str]:
    """Return words that fit, one for each stem, those of most releases first, deleted ones too."""
    words: dict[str, tuple[int, str]] = {}
    for segment in snapshot.segments:
        for size, word in _of_segment(pattern, segment, most):
            before, usual = words.get(stem(word), (0, word))
            words[stem(word)] = before + size, usual if before > size else word
    return [word for _, word in sorted(words.values(), key=lambda one: (-one[0], one[1]))[:most]]


def _of_segment(
    pattern: Beginning | Similar, segment: Segment, most: int
) -> Iterator[tuple[int, str]]:
    forms = segment.lexicon.forms(pattern)
    if isinstance(pattern, Beginning):
        forms = forms[segment.lexicon.is_plain(forms)]
    groups = np.unique(np.searchsorted(segment.lexicon.group_ends, forms, side="right"))
    sizes = _list_lengths(segment, groups)
    for at in np.argsort(-sizes, kind="stable")[:most].tolist():
        yield int(sizes[at]), _usual_form(segment, int(groups[at]), forms)


def _list_lengths(segment: Segment, groups: Ints) -> Ints:
    ends = segment.numbers("postings")
    before = np.where(groups > 0, ends[groups - 1], 0).astype(np.int64)
    lengths: Ints = ends[groups].astype(np.int64) - before
    return lengths


def _usual_form(segment: Segment, group: int, forms: Ints) -> str:
    """The commonest of those of some forms that are in a group."""
    first, last = bounds(segment.lexicon.group_ends, group)
    start, end = bounds(segment.numbers("occurrences"), group)
    sample = segment.numbers("forms")[start : min(end, start + _SAMPLE)]
    counts = np.bincount(sample, minlength=last - first)
    own = forms[(forms >= first) & (forms < last)]
    return plain(segment.lexicon.term(int(own[np.argmax(counts[own - first])])))
