"""Release → TaggedRelease: the taggers, run in the order in which they build on each other.

A tagger is a module with `<field>_candidates`, everything it sees with span, rule and score, and
`tag_<field>`, its choice. Both are functions of plain values and total: no text makes them raise.
Taggers share `candidates` and `text` and do not import each other.
"""

from indexer.model import Evidence, Kind, Release, Tag, TaggedRelease


def tag(release: Release) -> TaggedRelease:
    """Return the release with every fact found in it; declared metadata wins over the text."""
    return TaggedRelease(release=release, kind=Tag(Kind.OTHER, Evidence("derived:unknown")))
