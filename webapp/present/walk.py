"""From match to match in a text, by plain links."""

from dataclasses import dataclass

from indexer.engines.interface import Query
from indexer.model import ReleaseId
from webapp import links


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Where a reader stands among the matches; `here` is None before the first step."""

    words: str
    count: int
    here: int | None
    previous_url: str | None
    next_url: str | None
    hide_url: str


def walk(release_id: ReleaseId, query: Query, count: int, here: str) -> Walk:
    """Return the steps from a match, given as its number is typed in an address; what is no number
    of a match is before the first.
    """
    at = int(here) if here.isascii() and here.isdecimal() and len(here) < 10 else 0
    at = at if at <= count else 0
    return Walk(
        words=query.words,
        count=count,
        here=at or None,
        previous_url=_step(release_id, query, at - 1) if at > 1 else None,
        next_url=_step(release_id, query, at + 1) if at < count else None,
        hide_url=links.release(release_id),
    )


def _step(release_id: ReleaseId, query: Query, to: int) -> str:
    return links.release(release_id, query, f"m{to}", at=str(to))
