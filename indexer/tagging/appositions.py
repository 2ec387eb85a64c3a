"""Names behind a title and a comma: "the President of the Republic, A B, met"."""

from indexer.tagging.names import name_end, name_words, skip_addresses
from indexer.tagging.titles import Title, bracket_step, has_link
from indexer.tagging.words import POSSESSIVES, Line, Part

_LONGEST = 45
_LONGEST_RANK, _FULL_TITLE, _FULL_NAME = 2, 2, 2
_WORDS = (Part.HEAD, Part.WORD, Part.PARTY)


def announces(line: Line, title: Title, head: int, name: int) -> bool:
    """Whether a name may follow the title's comma; a short title needs a form of address."""
    if line.text(title.end) != ",":
        return False
    is_whole = line.is_in(title.start - 1, "articles") or title.end - title.start >= _FULL_TITLE
    return (
        title.end - head > _LONGEST_RANK
        or (name > title.end + 1 and is_whole)
        or (line.is_in(title.start - 1, "articles") and _is_enclosed(line, title, name))
    )


def _is_enclosed(line: Line, title: Title, name: int) -> bool:
    """Whether a full name stands between commas and a verb: "the Home Secretary, A B, met"."""
    end = name_end(line, name)
    is_full = len(name_words(line, name, end)) >= _FULL_NAME
    is_verb_next = line.text(end) == "," and line.part(end + 1) is Part.OTHER
    return is_full and is_verb_next and title.end - title.start >= _FULL_TITLE


def announcing_comma(line: Line, head: int) -> int:
    """The comma in front of a name behind a long title; 0 where there is none.

    No list has all words of such a title: what begins with a capital behind a link is a field.
    """
    at = head + 1
    while at - head < _LONGEST:
        if line.text(at) == "," and line.part(at - 1) is not Part.LINK:
            if _is_named(line, at):
                return at
            if not (line.part(at + 1) is Part.LINK or line.is_in(at + 1, "offices")):
                return 0
            at += 1
        step = _field_step(line, at, head)
        if not step:
            return 0
        at += step
    return 0


def behind_comma(line: Line, comma: int) -> int:
    """Where a name behind a title and a comma begins: forms of address and ranks are no part."""
    at = skip_addresses(line, comma + 1)
    while line.is_in(at, "ranks") and line.touches(at + 1):
        at = skip_addresses(line, line.skip(at + 1, Part.WORD))
    return at


def _is_named(line: Line, comma: int) -> bool:
    """Whether a full name, or a form of address and a name, follows the comma."""
    name = behind_comma(line, comma)
    words = name_words(line, name, name_end(line, name))
    return len(words) >= _FULL_NAME or (bool(words) and name > comma + 1)


def _field_step(line: Line, at: int, head: int) -> int:
    part, text = line.part(at), line.text(at)
    if part in _WORDS or part is Part.LINK or text in POSSESSIVES:
        return 1
    if part in (Part.NAME, Part.INITIAL):
        return int(_is_in_field(line, at, head))
    return bracket_step(line, at) if text == "(" else 0


def _is_in_field(line: Line, at: int, head: int) -> bool:
    """Whether a word of no list is a field's: behind a link, or the last of a field's words."""
    first = at
    while line.part(first - 1) in (Part.NAME, Part.INITIAL):
        first -= 1
    is_alone = first == at and line.part(at + 1) not in (Part.NAME, Part.INITIAL)
    return line.part(first - 1) is Part.LINK or (is_alone and has_link(line, head, at))
