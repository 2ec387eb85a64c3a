"""Ministries and agencies that took part, and on whose side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from indexer.folding import fold
from indexer.model import Agency, PartyCode, Release, Span, Tag
from indexer.parties import Mention
from indexer.tagging.candidates import Candidate, Sides
from indexer.tagging.patterns import Guarded
from indexer.tagging.sides import institution
from indexer.tagging.tables import table
from indexer.tagging.text import body_sentences, party_mentions
from indexer.tagging.words import Part, Word, words

_MOST_SENTENCES = 30
_LONGEST = 1500
_LONGEST_NAME = 16
_FEWEST_PARTIES = 2
_ACRONYM = re.compile(r"^[A-Z][A-Z&]{1,7}$")
_ALSO_KNOWN = re.compile(r" ?\([^()]{1,20}\)")


@dataclass(frozen=True, slots=True)
class _Body:
    """One body of a list: its words, and the plural head that it shares with others."""

    name: str
    span: Span
    code: PartyCode | None


def tag_agencies(release: Release, sides: Sides) -> tuple[Tag[Agency], ...]:
    """The bodies in the order in which the release names them."""
    return _choose(agency_candidates(release, sides))


def agency_candidates(release: Release, sides: Sides) -> tuple[Candidate[Agency], ...]:
    """Every body in a list of those who took part."""
    if len(sides.parties) < _FEWEST_PARTIES:
        return ()
    mentions = party_mentions(release.text, sides.language)
    return tuple(
        candidate
        for span in body_sentences(release)[:_MOST_SENTENCES]
        for candidate in _in_sentence(release.text, span, mentions, sides)
    )


def _choose(candidates: Sequence[Candidate[Agency]]) -> tuple[Tag[Agency], ...]:
    """Each body once, under its first and fullest name."""
    chosen: dict[str, Tag[Agency]] = {}
    for candidate in candidates:
        chosen.setdefault(fold(candidate.value.name), candidate.tag)
    return tuple(chosen.values())


def _in_sentence(
    text: str, span: Span, mentions: Sequence[Mention], sides: Sides
) -> Iterator[Candidate[Agency]]:
    span = Span(span.start, min(span.end, span.start + _LONGEST))
    starts = [
        (match.end(), "agency.list") for match in _before().finditer(text, span.start, span.end)
    ]
    if not starts and not _after().search(text, span.start, span.end):
        return
    found = words(text, span, mentions)
    if not starts:
        starts = [(span.start, "agency.subject")]
    for start, rule in starts:
        at = next((i for i, word in enumerate(found) if word.start >= start), len(found))
        bodies = list(_bodies(text, found, at))
        own = [body.code or institution(body.name) for body in bodies]
        side = _party_before(found, at, sides) or _only(own)
        for body, code in zip(bodies, own, strict=True):
            yield Candidate(Agency(body.name, code or side), rule, 1.0, (body.span,))


def _only(codes: Sequence[PartyCode | None]) -> PartyCode | None:
    """The one party of a list; a list of two parties' bodies says nothing of the others."""
    known = {code for code in codes if code}
    return known.pop() if len(known) == 1 else None


def _party_before(found: Sequence[Word], at: int, sides: Sides) -> PartyCode | None:
    """The last party in front of a list: "the U.S. delegation included …"."""
    codes = [word.code for word in found[:at] if word.code in sides.parties]
    return codes[-1] if codes else None


def _bodies(text: str, found: Sequence[Word], at: int) -> Iterator[_Body]:
    """The bodies of the list that begins at a word; it ends with what is no name."""
    head, is_list = "", False
    while at < len(found):
        joints, at = at, _skip_joints(found, at)
        if any(word.text in ("the", "from") for word in found[joints:at]):
            head = ""
        end = _name_end(found, at, bool(head))
        name = found[at:end]
        body = _body(text, name, head) if name else None
        if body is None or (
            _is_acronym(name[0]) and len(name) == 1 and not is_list and not _is_list(found, end)
        ):
            return
        head = _plural_head(name) or ("" if _has_head(name) else head)
        is_list = True
        yield body
        at = end


def _is_list(found: Sequence[Word], at: int) -> bool:
    """Whether another body follows."""
    return at < len(found) and found[at].text in (",", "and", "(") and _begins_body(found, at + 1)


def _skip_joints(found: Sequence[Word], at: int) -> int:
    while at < len(found) and found[at].text.lower() in (
        ",",
        "and",
        "the",
        "&",
        "its",
        "from",
        "as",
        "well",
        "also",
        "of",
    ):
        at += 1
    return at


def _name_end(found: Sequence[Word], at: int, shares_head: bool) -> int:
    """Where the name ends that begins here: at a comma or "and" with another body behind."""
    shares_head = shares_head or (at < len(found) and bool(_plural_head(found[at:])))
    end = at
    while end < len(found) and end - at < _LONGEST_NAME:
        if found[end].text in (",", "and"):
            is_whole = shares_head or _has_head(found[at:end]) or _is_acronym(found[at])
            ends = is_whole and (shares_head or _begins_body(found, end + 1))
            if ends or not _goes_on(found, end):
                break
        elif not _belongs(found, end):
            break
        end += 1
    while end > at and found[end - 1].part in (Part.LINK, Part.MARK) and found[end - 1].text != ")":
        end -= 1
    return end


def _belongs(found: Sequence[Word], at: int) -> bool:
    word = found[at]
    if word.text in ("(", ")", "'s", "’s", "-", "&"):
        return True
    return (
        word.is_capital
        or word.part is Part.PARTY
        or word.text in ("of", "for", "the", "on", "to", "de", "des", "du")
    )


def _begins_body(found: Sequence[Word], at: int) -> bool:
    """Whether what follows up to the next joint is a body of its own."""
    at = _skip_joints(found, at)
    chunk: list[Word] = []
    while at < len(found) and (_belongs(found, at) or _joins(found, at, chunk)):
        chunk.append(found[at])
        at += 1
    if not chunk:
        return True
    return _has_head(chunk) or _is_acronym(chunk[0])


def _joins(found: Sequence[Word], at: int, chunk: Sequence[Word]) -> bool:
    """Whether an "and" stands inside a name that has not said yet what it names."""
    return found[at].text == "and" and bool(chunk) and not _has_head(chunk)


def _is_acronym(word: Word) -> bool:
    """Whether it is FCDO or the like, and no word of a title such as ICT."""
    return bool(_ACRONYM.match(word.text)) and word.part is Part.NAME


def _goes_on(found: Sequence[Word], at: int) -> bool:
    return at + 1 < len(found) and (
        found[at + 1].is_capital or found[at + 1].text in ("and", "the")
    )


def _has_head(name: Sequence[Word]) -> bool:
    return any(part in _organisations() for word in name for part in word.text.lower().split())


def _plural_head(name: Sequence[Word]) -> str:
    """ "Department of" for "Departments of State": it counts for the names that follow."""
    plurals = {"departments": "Department of", "ministries": "Ministry of"}
    return plurals.get(name[0].text.lower(), "")


def _body(text: str, name: Sequence[Word], head: str) -> _Body | None:
    span = Span(name[0].start, name[-1].end)
    printed = _ALSO_KNOWN.sub("", span.of(text)).strip()
    if any(word.text.lower() in _never() for word in name):
        return None
    plural = _plural_head(name)
    if plural:
        printed = f"{plural} {printed.split(' ', 2)[-1]}"
    elif head and not _has_head(name):
        printed = f"{head} {printed}"
    elif not _has_head(name) and not _is_acronym(name[0]):
        return None
    is_mere_word = len(printed.split()) == 1 and not _is_acronym(name[0])
    if is_mere_word or printed.endswith(("'s", "’s")):
        return None
    return _Body(printed, span, name[0].code)


@cache
def _before() -> Guarded:
    return Guarded(rf"\b(?:{'|'.join(table('agencies')['before'])}) (?=the |its |[A-Z])")


@cache
def _after() -> Guarded:
    return Guarded(rf"\b(?:{'|'.join(table('agencies')['after'])})\b")


@cache
def _organisations() -> frozenset[str]:
    return frozenset(table("agencies")["organisations"])


@cache
def _never() -> frozenset[str]:
    return frozenset(table("agencies")["never"]["words"])
