"""One row of a results page: what the release says of itself, and why it was found."""

from collections.abc import Sequence

import numpy as np

from indexer.engines.interface import Fragment, Hit
from indexer.engines.snippets import Mark, Prose, fragments, snippets
from indexer.engines.whoosh.marks import in_index, marks, wanted
from indexer.engines.whoosh.selection import Selection
from indexer.engines.whoosh.stored import Shown


def hits(selection: Selection, page: Sequence[tuple[int, float]]) -> tuple[Hit, ...]:
    """Return selected releases, with their scores, as the rows of a results page."""
    snapshot = selection.snapshot
    rows = np.array([row for row, _ in page], np.int64)
    found = marks(wanted(selection.answer.texts, snapshot.leaf), in_index(snapshot, rows))
    return tuple(
        [_hit(snapshot.shown(row), found.get(row, []), score) for row, score in page],
    )


def _hit(shown: Shown, found: list[Mark], score: float) -> Hit:
    return Hit(
        **shown.told,
        title_fragments=_title(shown.prose, found),
        snippets=snippets(shown.prose, found),
        score=score,
    )


def _title(prose: Prose, found: list[Mark]) -> tuple[Fragment, ...]:
    title = prose.title
    inside = [mark for mark in found if mark.start < title.end and mark.end > title.start]
    return fragments(prose.text, title.start, title.end, inside)
