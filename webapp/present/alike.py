"""More like this: releases found by the words of a release's headline, ranked."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.engines.interface import Hit, Match, Query
from indexer.model import TaggedRelease
from webapp import links
from webapp.present.rows import Row, row

MOST = 5
LEAST = 0.4
"""Of the score that the release itself has for its own headline: below it they share a common
word or two. Chosen by looking at what the default corpus brings.
"""
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Alike:
    """Releases with rare words of the headline, marked in their titles, and the whole search."""

    rows: tuple[Row, ...]
    url: str


def query_like(tagged: TaggedRelease) -> Query:
    """Return the query for any word of the headline; the release itself is found, too."""
    return Query(words=tagged.title[:_LONGEST], match=Match.ANY, per_page=MOST + 1, facets=())


def alike(tagged: TaggedRelease, hits: Sequence[Hit]) -> Alike | None:
    """Return those of the hits that are much like the release, if any is."""
    enough = LEAST * max((hit.score for hit in hits), default=0.0)
    others = [hit for hit in hits if hit.id != tagged.release.id and hit.score >= enough]
    if not others:
        return None
    query = query_like(tagged)
    # the length of this list is none of the search that shows them all
    return Alike(tuple(map(row, others[:MOST])), links.search(query, page_size=query.per_page))
