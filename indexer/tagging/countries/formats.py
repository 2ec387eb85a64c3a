"""Formats, which have no seat of their own: "the V4" are those of its members that a text names."""

from collections.abc import Sequence

from indexer.model import PartyCode
from indexer.parties import Mention, members_of
from indexer.tagging.candidates import Candidate

_FEWEST = 2  # members named: one may be the host, or a topic


def unfolded(
    chosen: Sequence[Candidate[PartyCode]], mentions: Sequence[Mention]
) -> list[Candidate[PartyCode]]:
    """The candidates, with the named members of each format in its place."""
    found: dict[PartyCode, Candidate[PartyCode]] = {}
    for candidate in chosen:
        for one in _members(candidate, mentions) or [candidate]:
            found.setdefault(one.value, one)
    return list(found.values())


def _members(
    format_: Candidate[PartyCode], mentions: Sequence[Mention]
) -> list[Candidate[PartyCode]]:
    first: dict[PartyCode, Mention] = {}
    for mention in mentions if members_of(format_.value) else ():
        if mention.code in members_of(format_.value):
            first.setdefault(mention.code, mention)
    if len(first) < _FEWEST:
        return []
    return [
        Candidate(code, "member of a format", format_.score, (mention.span,))
        for code, mention in first.items()
    ]
