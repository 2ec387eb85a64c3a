"""Ministries and agencies that took part, and on whose side."""

from collections.abc import Sequence

from indexer.model import Agency, Release, Tag
from indexer.tagging.candidates import Candidate, Sides


def tag_agencies(release: Release, sides: Sides) -> tuple[Tag[Agency], ...]:
    """The bodies in the order in which the release names them."""
    return _choose(agency_candidates(release, sides))


def agency_candidates(release: Release, sides: Sides) -> tuple[Candidate[Agency], ...]:
    """Every body in a list of participants."""
    del release, sides
    return ()


def _choose(candidates: Sequence[Candidate[Agency]]) -> tuple[Tag[Agency], ...]:
    return tuple(candidate.tag for candidate in candidates)
