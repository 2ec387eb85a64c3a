"""Titles in front of a name: "Deputy Prime Minister and Minister of Foreign Affairs A B"."""

from typing import NamedTuple

from indexer.model import PartyCode
from indexer.tagging.words import POSSESSIVES, Line, Part, word_set

_LONGEST = 45
_LIST_AHEAD = 8
_BRACKET = 6
_LONGEST_ACRONYM = 7
_FEWEST_CAPITALS = 3
_WORDS = (Part.HEAD, Part.WORD, Part.PARTY)
_COUNTRY_CODE = 2
_FULL_NAME = 2


class Title(NamedTuple):
    """The words of a title, and the country in front of it, which is no part of it."""

    start: int
    end: int
    leading: PartyCode | None = None


def title_before(line: Line, head: int, floor: int) -> Title:
    """The title around a head, looking back no further than `floor`."""
    start, leading = without_country(line, _start(line, head, floor))
    return Title(start, title_end(line, head), leading)


def title_end(line: Line, head: int) -> int:
    """Where the title with this head ends, before a name or anything else."""
    end = head + 1
    while end - head < _LONGEST and (step := _step(line, end)):
        end += step
    return end


def has_link(line: Line, start: int, end: int) -> bool:
    """Whether words of a title are joined by a link, as in "Minister of Trade"."""
    return any(line.part(at) is Part.LINK for at in range(start, end))


def without_country(line: Line, start: int) -> tuple[int, PartyCode | None]:
    """Skip a country or its adjective in front of a title; the name of a body belongs to it."""
    leading = None
    while line.part(start) is Part.PARTY:
        code = line.words[start].code or ""
        leading = leading or code
        if len(code) != _COUNTRY_CODE or code == "EU":
            break
        start += 4 if line.text(start + 1) == "(" else 1
        while line.text(start) in (*POSSESSIVES, "-", "/"):
            start += 1
    return start, leading


def is_verb(line: Line, at: int) -> bool:
    """Whether a head is what somebody does: "will co-chair the dialogue"."""
    return line.text(at) in word_set("verbs") and line.is_in(at + 1, "articles")


def _step(line: Line, at: int) -> int:
    """How many words the title goes on by: 0 at its end."""
    part, text = line.part(at), line.text(at)
    if part in _WORDS:
        return int(line.touches(at) and not is_given_name(line, at))
    if part is Part.LINK:
        return _link_step(line, at)
    if part is Part.NAME:
        return int(_is_acronym(line, at) or _is_house(line, at - 1, at))
    if text in POSSESSIVES:
        return int(line.part(at + 1) in (Part.HEAD, Part.WORD))
    if part is Part.OTHER:
        return int(is_foreign_adjective(line, at))
    if text == "(":
        return bracket_step(line, at)
    return _list_step(line, at) if text and text in ",/–-" else 0


def is_given_name(line: Line, at: int) -> bool:
    """Whether a word like "Sultan" behind a title begins a name: "Minister Sultan bin Ali"."""
    behind = line.part(at - 1) in (Part.HEAD, Part.WORD)
    return (
        behind
        and line.text(at) in word_set("given")
        and line.part(at + 1) in (Part.NAME, Part.PARTICLE)
    )


def _is_acronym(line: Line, at: int) -> bool:
    """Whether an acronym goes on with a title: "generalna MSZ Francji"."""
    text = line.text(at)
    after = line.part(at + 1)
    is_short = text.isupper() and 1 < len(text) < _LONGEST_ACRONYM and line.touches(at)
    return is_short and (after is Part.PARTY or (after in _WORDS and line.is_capital(at + 1)))


def _is_house(line: Line, link: int, at: int) -> bool:
    """Whether an acronym behind a link is a ministry: "podsekretarz stanu w MSWiA Jan Nowak"."""
    is_joined = line.part(link) is Part.LINK and not line.is_in(link, "conjunctions")
    letters = line.text(at)
    is_short = letters.isalpha() and len(letters) < _LONGEST_ACRONYM
    return is_joined and is_short and sum(map(str.isupper, letters)) >= _FEWEST_CAPITALS


def bracket_step(line: Line, at: int) -> int:
    """Brackets around a field, as in "Joint Secretary (Armed Forces)", and not around a person."""
    length = next((n for n in range(2, _BRACKET) if line.text(at + n) == ")"), 0)
    inside = range(at + 1, at + length)
    is_field = all(line.part(i) in (*_WORDS, Part.LINK) or line.text(i).isupper() for i in inside)
    return length + 1 if length == 2 or is_field else 0


def is_foreign_adjective(line: Line, at: int) -> bool:
    """Whether a word no list has stands as in "ambassadrice australienne pour"."""
    if line.part(at - 1) is Part.HEAD and line.is_in(at + 1, "foreign_links"):
        return True
    is_behind = line.part(at - 1) in (Part.HEAD, Part.WORD) and line.touches(at)
    is_ahead = line.part(at + 1) is Part.NAME or line.text(at + 1) == ","
    return is_behind and is_ahead and line.text(at) in word_set("demonyms")


def _link_step(line: Line, at: int) -> int:
    """A link counts with the word of a title behind it: "of the Treasury"."""
    after = line.skip(at, Part.LINK)
    if line.part(after) is Part.HEAD and line.is_in(at, "companions"):
        return 0
    if line.part(after) in _WORDS or _is_acronym(line, after) or _is_house(line, at, after):
        return after - at
    if line.lower(at) in ("of", "for", "on"):
        after = _unknown_field(line, after)
        return after - at if line.part(after - 1) is Part.NAME else 0
    return _named_field(line, after) - at if _named_field(line, after) else 0


def _unknown_field(line: Line, at: int) -> int:
    """Where words end that no list has, in front of a name of two: "for Snorkelling Jane Doe"."""
    end = at
    while line.part(end) is Part.NAME and (end == at or line.touches(end)):
        end += 1
    return max(at, end - _FULL_NAME)


def _named_field(line: Line, at: int) -> int:
    """Where a word that no list has ends in front of one of a title: "and Oceanian Affairs"."""
    goes_on = line.part(at + 1) is Part.WORD and line.is_capital(at + 1) and line.touches(at + 1)
    return at + 1 if line.part(at) is Part.NAME and goes_on else 0


def _list_step(line: Line, at: int) -> int:
    """A comma in a title: "of Economy, Trade and Industry", "Democracy, and Human Rights"."""
    after = at + 1
    if line.part(after) is Part.LINK and not line.is_in(after, "conjunctions"):
        return _links_listed(line, at)
    if line.text(at) == "," and line.is_in(after, "conjunctions"):
        after += 2 if line.text(after + 1) == "the" else 1
        is_other = line.part(line.skip(after, Part.WORD, Part.PARTY)) is Part.HEAD
        return (after - at) * (_is_field(line, after) and not is_other)
    goes_on = line.text(at) != "," or any(
        line.is_in(i, "conjunctions") for i in range(at + 2, at + _LIST_AHEAD)
    )
    return 2 * (goes_on and _is_field(line, after))


def _links_listed(line: Line, at: int) -> int:
    """A comma in "des Affaires étrangères, de la Coopération et des Migrations"."""
    is_list = any(line.is_in(i, "conjunctions") for i in range(at + 2, at + _LIST_AHEAD))
    step = _link_step(line, at + 1) if is_list else 0
    return step + 1 if step and line.lower(at + 1) in word_set("listed_links") else 0


def _is_field(line: Line, at: int) -> bool:
    """Whether a word behind a comma is a title's: in small letters where that before it is."""
    is_like = line.is_capital(at) or (
        line.part(at - 2) is Part.WORD and not line.is_capital(at - 2)
    )
    return line.part(at) in (Part.WORD, Part.PARTY) and is_like


def _start(line: Line, head: int, floor: int) -> int:
    is_small = not line.is_capital(head)
    start = head
    while start > floor and line.touches(start) and _belongs(line, start - 1, is_small):
        start -= 1
    return _over_office(line, start, floor)


def _belongs(line: Line, at: int, is_small: bool) -> bool:
    """Whether a word in front of a title is part of it; small letters go with small letters."""
    part, text = line.part(at), line.text(at)
    if text == ")":
        return line.part(at - 1) is Part.PARTY and line.text(at - 2) == "("
    if text == "(":
        return line.text(at + 2) == ")" and line.part(at - 1) is Part.PARTY
    if text in (*POSSESSIVES, "-", "/"):
        return line.part(at - 1) in _WORDS and line.touches(at)
    return part is Part.PARTY or (part in _WORDS and (line.is_capital(at) or is_small))


def _over_office(line: Line, start: int, floor: int) -> int:
    """Go back over "Ministry of" in front of "Foreign Affairs Director-General"."""
    if (
        not line.is_in(start - 1, "listed_links")
        or start - 2 < floor
        or not line.is_in(start - 2, "offices")
    ):
        return start
    start -= 2
    while start > floor and _is_field(line, start - 1):
        start -= 1
    return start
