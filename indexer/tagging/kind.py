"""What sort of source a release is: by its publisher, else by the phrases of its genre."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from indexer.model import Kind, Release, Span, Tag
from indexer.tagging.candidates import Candidate
from indexer.tagging.needed import Guarded

_SAMPLE = 3000
_UNKNOWN = Candidate(Kind.OTHER, "derived:no phrase of a genre", 0.0)
_PUBLISHER = 4.0
_TELLING = (Kind.TRANSLATION, Kind.REPOST)


def tag_kind(release: Release, publisher: Kind | None) -> Tag[Kind]:
    """The kind; `publisher` is the kind of the issuer where one is known."""
    return max(kind_candidates(release, publisher), key=lambda seen: seen.score).tag


def kind_candidates(release: Release, publisher: Kind | None) -> tuple[Candidate[Kind], ...]:
    """The declared kind, the publisher's, and every genre whose phrases the text has."""
    stated = release.declared.kind
    found = [_UNKNOWN]
    if stated and stated.value in set(Kind):
        found.append(Candidate(Kind(stated.value), f"declared:{stated.by}", 100.0))
    if publisher:
        found.append(Candidate(publisher, "derived:publisher", _PUBLISHER))
    # phrases cannot outweigh a known publisher, but for those of copies and translations
    asked = _TELLING if publisher else _patterns().keys()
    return (*found, *(seen for kind in asked if (seen := _by_phrases(release, kind))))


def _by_phrases(release: Release, kind: Kind) -> Candidate[Kind] | None:
    aside = "\n".join(release.set_aside)[:_SAMPLE]
    spans: list[Span] = []
    unseen = 0
    for pattern in _patterns()[kind]:
        match = pattern.search(release.text, 0, _SAMPLE)
        if match and match.group().strip():
            spans.append(Span(*match.span()))
        elif pattern.search(aside):
            unseen += 1
    if not spans and not unseen:
        return None
    score = (2.5 if kind in _TELLING else 0.5) * (len(spans) + unseen)
    rule = "phrases of the genre" if spans else "declared:page"
    return Candidate(kind, rule, min(score, 1.9) if kind not in _TELLING else score, tuple(spans))


@cache
def _patterns() -> dict[Kind, tuple[Guarded, ...]]:
    source = files("indexer.tagging") / "data" / "sources.toml"
    cues = tomllib.loads(source.read_text(encoding="utf-8"))["cues"]
    return {
        Kind(kind): tuple(Guarded(entry, re.MULTILINE) for entry in entries)
        for kind, entries in cues.items()
    }
