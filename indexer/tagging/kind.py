"""What sort of source a release is: by its publisher, else by the phrases of its genre."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from indexer.model import Kind, Release, Span, Tag
from indexer.tagging.candidates import Candidate
from indexer.tagging.patterns import Pattern, Sieve

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
    asked = _TELLING if publisher else tuple(_tables())
    return (*found, *_by_phrases(release, asked))


def _by_phrases(release: Release, asked: Sequence[Kind]) -> Iterator[Candidate[Kind]]:
    text, aside = release.text[:_SAMPLE], "\n".join(release.set_aside)[:_SAMPLE]
    passing = _phrases().passing(f"{text}\n{aside}")
    for kind in asked:
        yield from _of_kind(kind, [phrase for own, phrase in passing if own is kind], (text, aside))


def _of_kind(
    kind: Kind, phrases: Sequence[Pattern], where: tuple[str, str]
) -> Iterator[Candidate[Kind]]:
    text, aside = where
    spans: list[Span] = []
    unseen = 0
    for phrase in phrases:
        match = phrase.search(text)
        if match and match.group().strip():
            spans.append(Span(*match.span()))
        elif phrase.search(aside):
            unseen += 1
    if spans or unseen:
        is_telling = kind in _TELLING
        score = (2.5 if is_telling else 0.5) * (len(spans) + unseen)
        rule = "phrases of the genre" if spans else "declared:page"
        yield Candidate(kind, rule, score if is_telling else min(score, 1.9), tuple(spans))


@cache
def _phrases() -> Sieve[tuple[Kind, Pattern]]:
    """The phrases of all genres, each with its genre."""
    pairs = [
        (kind, Pattern(source, re.MULTILINE))
        for kind, sources in _tables().items()
        for source in sources
    ]
    return Sieve((phrase, (kind, phrase)) for kind, phrase in pairs)


@cache
def _tables() -> dict[Kind, list[str]]:
    source = files("indexer.tagging") / "data" / "sources.toml"
    cues = tomllib.loads(source.read_text(encoding="utf-8"))["cues"]
    return {Kind(kind): sources for kind, sources in cues.items()}
