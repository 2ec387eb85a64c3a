"""Institutions of governments, by the words of a line alone: names, own names, addresses."""

import re
from functools import cache, lru_cache

from indexer import parties
from indexer.folding import fold
from indexer.model import Kind, PartyCode, Span
from indexer.parties import Form, body_codes
from indexer.tagging.issuer.publisher import Publisher
from indexer.tagging.skeleton import CLASSES, Skeleton, is_mention, numbers, skeleton
from indexer.tagging.tables import pattern, table

_LONGEST = 400  # characters of a line that are read
_LONGEST_NAME = 100  # of a line that is one name; of longer ones only the match is
_HOST_OF_BODIES = "BE"  # most that comes from Brussels is the EU's or NATO's
_EAST_ASIAN = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")
_REST_OF_BODY = re.compile(r"\s*(?:\([^()]*\))?(?: \|.*)?")
_LANGUAGES = ("en", "fr", "es", "pt")  # of letterheads
_WORD = re.compile(r"[^\W\d_]+")


def reads_as_name(line: str) -> bool:
    """Whether the line can be a name: no prose, no headline of a list of links."""
    line = line[:_LONGEST]
    return not (_finds("prose", line) or _finds("dated", line))


def reads_as_headline(line: str) -> bool:
    """Whether the line tells of an event, though it has no verb."""
    return _finds("headline", line[:_LONGEST])


def is_common(line: str) -> bool:
    """Whether many governments have an office of this name."""
    return _finds("common", line[:_LONGEST])


def leads_elsewhere(line: str) -> bool:
    """Whether the line lists or names other pages, as "Next: …" does."""
    return _finds("links", line[:_LONGEST])


def speaks_of_government(line: str) -> bool:
    """Whether the line belongs on the page of a government, whichever it is."""
    line = line[:_LONGEST]
    return _finds("government", line) and not leads_elsewhere(line) and reads_as_name(line)


def institution(line: str) -> Publisher | None:
    """The institution that the line names beside its country: "Ministry of Defence of Kenya"."""
    line = line[:_LONGEST]
    bones = skeleton(line, Span(0, len(line)), parties.mentions(line))
    match = _beside_country().search(bones.text)
    if not match:
        return None
    number = bones.named(*match.span("before" if match["before"] else "after"))[0]
    mention = bones.mentions[number]
    if mention.form is Form.METONYM:
        return None
    name = line if len(line) <= _LONGEST_NAME else _printed(bones, line, match.group())
    return Publisher(name.strip(" |·-–"), mention.code, Kind.OFFICIAL)


def body(name: str) -> Publisher | None:
    """The organisation whose name, perhaps with its abbreviation, is all that a name says."""
    mentions = parties.mentions(name[:_LONGEST])
    codes = {mention.code for mention in mentions}
    code = codes.pop() if len(codes) == 1 else ""
    is_whole = bool(mentions and _REST_OF_BODY.fullmatch(name, mentions[0].span.end))
    return Publisher(name, code, Kind.OFFICIAL) if is_whole and code in body_codes() else None


def names_a_country(line: str) -> bool:
    """Whether the line is the name of a country and no more."""
    return _only_country(line) is not None


def state_in_full(line: str) -> PartyCode | None:
    """The country whose full name, as "Kingdom of Norway", is all that the line says."""
    return _only_country(line) if _finds("state", line) else None


@lru_cache(maxsize=1000)  # the lines of a page are read in pairs, and those of a site recur
def _only_country(line: str) -> PartyCode | None:
    line = line[:_LONGEST].strip(" .|")
    if len(line) > _LONGEST_NAME:
        return None
    return next(filter(None, (_only_country_in(line, language) for language in _LANGUAGES)), None)


def _only_country_in(line: str, language: str) -> PartyCode | None:
    mentions = parties.mentions(line, language)
    if len(mentions) != 1 or mentions[0].form is not Form.NAME:
        return None
    span = mentions[0].span
    before, after = line[: span.start].strip(), line[span.end :].strip()
    is_bare = before.lower() in ("", "the", "le", "la", "l'", "el")
    state = pattern("institutions", "state").search(before)
    is_in_full = state is not None and state.end() == len(before)
    return mentions[0].code if not after and (is_bare or is_in_full) else None


def institution_at_start(line: str) -> Publisher | None:
    """The institution with whose name a line begins, whatever follows."""
    line = line[:_LONGEST].lstrip()
    bones = skeleton(line, Span(0, len(line)), parties.mentions(line))
    match = _beside_country().match(bones.text)
    if not match:
        return None
    number = bones.named(*match.span("before" if match["before"] else "after"))[0]
    return Publisher(
        _printed(bones, line, match.group()), bones.mentions[number].code, Kind.OFFICIAL
    )


def own_name(line: str) -> Publisher | None:
    """The institution that the line names as its government does: "Farnesina"."""
    match = _own_names().search(line[:_LONGEST])
    if not match or (_EAST_ASIAN.match(match.group()) and " " in line[: match.start()].strip()):
        return None  # the last of words side by side, without spaces inside them, is one of tags
    is_name = match.group() not in table("institutions")["lists"]["unnamed"]
    name = (line if len(line) <= _LONGEST_NAME else match.group()) if is_name else ""
    return Publisher(name, _owners()[fold(match.group())], Kind.OFFICIAL)


def seat_of_address(line: str) -> PartyCode | None:
    """The country whose seat of government an address is in; None where several are named."""
    line = line[:_LONGEST]
    return seat_in(line) if _finds("address", line) and reads_as_name(line) else None


def seat_in(line: str) -> PartyCode | None:
    """The country of the one seat of government that the line names."""
    found = {code for word in _runs_of_words(line) if (code := _seats().get(word))}
    return found.pop() if len(found) == 1 else None


def _runs_of_words(line: str) -> set[str]:
    """Runs of up to three words, folded: "118 00 Praha 1" has "praha"."""
    found: set[str] = set()
    words = [match.group() for match in _WORD.finditer(line)]
    for length in (1, 2, 3):
        starts = range(len(words) - length + 1)
        found |= {fold(" ".join(words[start : start + length])) for start in starts}
    return found


def _printed(bones: Skeleton, line: str, matched: str) -> str:
    """The matched part of the skeleton in the words of the line."""
    names = iter(bones.mentions[number].span.of(line) for number in numbers(matched, seats=True))
    return "".join(next(names) if is_mention(char) else char for char in matched)


def _finds(key: str, line: str) -> bool:
    return bool(pattern("institutions", key).search(line))


@cache
def _seats() -> dict[str, PartyCode]:
    """Every spelling of a seat of government, folded."""
    return {
        fold(spelling): code
        for code, cities in table("cities").items()
        if code != _HOST_OF_BODIES
        for spelling in cities[0].split("|")
    }


@cache
def _beside_country() -> re.Pattern[str]:
    party = "[" + "".join(CLASSES[kind] for kind in "NABO") + "]"
    nouns = "|".join(table("institutions")["lists"]["nouns"])
    behind = r"(?<=M[FO][AD])|(?<=Defen[cs]e)|(?<=Affairs)"  # "Ministry of Defense Japan"
    link = (
        r"(?:\bof|,|\bdes?|\bder|\bdel?|\bdella|\bd[aio]|\s\(|\bRepubli[ck]a?|\bRI|"
        rf"{behind})"
    )
    return re.compile(
        rf"(?P<before>{party})(?:['’]s)?,?\s(?:[\w&'’-]+\s){{0,4}}?(?:{nouns})\b"
        rf"|\b(?:{nouns})\b[^|.]{{0,70}}?{link}\s?(?:the\s|la\s|l['’])?(?P<after>{party})",
        re.IGNORECASE,
    )


@cache
def _own_names() -> re.Pattern[str]:
    names = sorted(_spelled(), key=len, reverse=True)
    return re.compile(r"(?<![^\W_])(?:" + "|".join(map(re.escape, names)) + r")(?![a-z])")


@cache
def _owners() -> dict[str, PartyCode]:
    return {
        fold(name): code for code, names in table("institutions")["own"].items() for name in names
    }


def _spelled() -> set[str]:
    names = {name for names in table("institutions")["own"].values() for name in names}
    return names | {name.upper() for name in names if len(name) > 8}
