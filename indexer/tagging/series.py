"""The series a meeting belongs to, under one name whatever each side calls it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from indexer import parties as party_names
from indexer.folding import fold
from indexer.model import PartyCode, Release, Span, Tag
from indexer.parties import Mention
from indexer.tagging.candidates import Candidate, Sides
from indexer.tagging.patterns import Guarded
from indexer.tagging.tables import listed, pattern, table
from indexer.tagging.text import headline, opening, party_mentions
from indexer.tagging.words import Part, Word, words

_SENTENCES = 4
_LONGEST_NAME = 14
_FEWEST_PARTIES = 2
_MOST_PARTIES = 3
_TOPIC_LINKS = frozenset({"on", "for", "of", "to"})
_PLUS = re.compile(r" \+ ")
_BEFORE = 40
_ORDINAL = re.compile(r"^(?:\d{1,3}(?:st|nd|rd|th)|(?:19|20)\d\d|[IVX]{2,6})$")


def tag_series(release: Release, sides: Sides) -> Tag[str] | None:
    """The usual name of the series, in which the parties stand in alphabetical order."""
    chosen = _choose(series_candidates(release, sides))
    return chosen.tag if chosen else None


def series_candidates(release: Release, sides: Sides) -> tuple[Candidate[str], ...]:
    """Every name of an event of these parties in the headline and the first sentences."""
    return tuple(_candidates(release, sides))


def _candidates(release: Release, sides: Sides) -> Iterator[Candidate[str]]:
    if not _FEWEST_PARTIES <= len(sides.parties) <= _MOST_PARTIES:
        return
    mentions = party_mentions(release.text, sides.language)
    spans = [headline(release), *opening(release, _SENTENCES)]
    for number, span in enumerate(spans):
        yield from _in_sentence(release.text, span, mentions, (sides, 3.0 - 0.5 * number))
        yield from _of_family(release.text, span, (sides, 1.4 - 0.3 * number))


def _in_sentence(
    text: str, span: Span, mentions: Sequence[Mention], context: tuple[Sides, float]
) -> Iterator[Candidate[str]]:
    sides, weight = context
    if not _kind_word().search(text, span.start, span.end):
        return
    found = words(text, span, mentions)
    for at, word in enumerate(found):
        if word.text.lower() in listed("series", "kinds") and word.is_capital:
            start, end = _bounds(found, at)
            phrase = found[start:end]
            is_weak = word.text.lower() in listed("series", "weak")
            name = _usual_name(phrase, sides) if _names_series(phrase, is_weak, sides) else None
            where = Span(found[start].start, found[end - 1].end)
            if name and not _is_of_another_round(text, span, where):
                yield Candidate(name, "series.name", weight + (not is_weak), (where,))


def _is_of_another_round(text: str, span: Span, name: Span) -> bool:
    before = max(span.start, name.start - _BEFORE)
    return bool(
        pattern("ordinals", "other_round").search(text, before, name.start)
        or pattern("series", "to_come").match(text, name.end, span.end)
    )


def _of_family(text: str, span: Span, context: tuple[Sides, float]) -> Iterator[Candidate[str]]:
    """Kinds of meetings that many parties hold, in small letters too: "cyber consultations"."""
    sides, weight = context
    match = _family_names().search(text, span.start, span.end)
    where = Span(*match.span()) if match else span
    name = _alias(where.of(text), sides.parties) if match else None
    if name and not _is_of_another_round(text, span, where):
        yield Candidate(name, "series.family", weight, (where,))


def _names_series(phrase: Sequence[Word], is_weak: bool, sides: Sides) -> bool:
    """Whether it is the name of a series; a "meeting" needs its parties or a number."""
    if any(word.text.lower() in listed("series", "never") for word in phrase):
        return False
    own = {word.code for word in phrase if word.code in sides.parties}
    is_numbered = any(
        _ORDINAL.match(word.text) or word.text.lower() in listed("series", "spelled")
        for word in phrase
    )
    return not is_weak or len(own) > 1 or (is_numbered and bool(own))


def _bounds(found: Sequence[Word], kind: int) -> tuple[int, int]:
    """The words of the event's name around the word for its kind."""
    start = kind
    while start > 0 and kind - start < _LONGEST_NAME and _belongs(found[start - 1]):
        start -= 1
    return start, _end(found, kind)


def _end(found: Sequence[Word], kind: int) -> int:
    """Take in "on DPRK Cyber Threats" behind the kind."""
    end = kind + 1
    if (
        end + 1 < len(found)
        and found[end].text.lower() in _TOPIC_LINKS
        and found[end + 1].is_capital
    ):
        end += 1
        while (
            end < len(found)
            and end - kind < _LONGEST_NAME
            and (found[end].is_capital or found[end].text.lower() in ("and", "-"))
            and found[end].text.lower() not in listed("series", "ends")
        ):
            end += 1
    return end


def _belongs(word: Word) -> bool:
    if word.part is Part.PARTY or word.text in ("-", "–", "/", "+", "2", "(", ")"):
        return True
    return (word.is_capital and word.part is not Part.HONORIFIC) or word.text.lower() in (
        "and",
        ",",
        "&",
    )


def _usual_name(name: Sequence[Word], sides: Sides) -> str | None:
    """The name with its parties in front, or its alias; None where nothing is left but the kind."""
    named = {word.code for word in name if word.part is Part.PARTY and word.code}
    if named - set(sides.parties) and not named & set(sides.parties):
        return None
    own = [word for word in name if not _is_dropped(word, sides)]
    bare = _PLUS.sub("+", " ".join(word.text for word in own)).replace(" ,", ",").strip(" ,-")
    bare = pattern("series", "trimmed").without(bare)
    bare = bare.title() if bare.isupper() else bare
    if len(bare.split()) < 2:
        return None
    return _alias(bare, sides.parties) or f"{_dyad(sides.parties)} {bare}"


def _is_dropped(word: Word, sides: Sides) -> bool:
    lower = word.text.lower()
    if word.part is Part.PARTY:
        return word.code in sides.parties
    return (
        lower in listed("series", "spelled")
        or lower in listed("series", "dropped")
        or bool(_ORDINAL.match(word.text))
        or word.text in ("-", "–", "(", ")", "/")
    )


def _alias(bare: str, parties: Sequence[PartyCode]) -> str | None:
    family = _families().get(fold(bare), bare)
    own = _own_names().get((frozenset(parties), fold(family)))
    if own:
        return own
    return f"{_dyad(parties)} {family}" if fold(bare) in _families() else None


def _dyad(parties: Sequence[PartyCode]) -> str:
    labels = table("series")["labels"]
    return "-".join(
        sorted((labels.get(code) or party_names.label(code) for code in parties), key=fold)
    )


@cache
def _families() -> dict[str, str]:
    return {
        fold(name): family["name"]
        for family in table("series")["family"]
        for name in (*family["names"], family["name"])
    }


@cache
def _family_names() -> Guarded:
    names = [re.escape(name) for family in table("series")["family"] for name in family["names"]]
    latin = "|".join(sorted((n for n in names if n < "\u1100"), key=len, reverse=True))
    other = "|".join(n for n in names if n >= "\u1100")
    return Guarded(rf"\b(?:{latin})\b|{other}", re.IGNORECASE)


@cache
def _own_names() -> dict[tuple[frozenset[PartyCode], str], str]:
    return {
        (frozenset(series["parties"]), fold(name)): series["name"]
        for series in table("series")["series"]
        for name in series["names"]
    }


@cache
def _kind_word() -> Guarded:
    return Guarded(rf"\b(?:{'|'.join(listed('series', 'kinds'))})\b", re.IGNORECASE)


def _choose(candidates: Sequence[Candidate[str]]) -> Candidate[str] | None:
    return max(candidates, key=lambda c: c.score, default=None)
