"""Titles behind a name: "A B, Director for C of the Ministry of D (MOD), and …"."""

from indexer.tagging.names import is_acronym, is_field, name_end, name_words, skip_honorifics
from indexer.tagging.titles import has_link, is_foreign_adjective, title_end
from indexer.tagging.words import POSSESSIVES, Line, Part, word_set

_LONGEST = 45
_WORDS = (Part.HEAD, Part.WORD, Part.PARTY)
_OPENERS = (",", "(", "–", "-", "—")
_FULL_NAME = 2
_MODIFIERS = 8
_BRACKET = 6


def post_after(line: Line, at: int) -> tuple[int, int] | None:
    """The range of the title that follows a name which ends here."""
    if line.text(at) == "(" and line.part(at + 1) is Part.PARTY and line.text(at + 2) == ")":
        at += 3
    at = skip_postnominals(line, at)
    if line.text(at) not in _OPENERS or line.is_in(at + 1, "conjunctions"):
        return None
    start = _opening(line, at + 1)
    if _begins_titled(line, start):
        return None
    end = _end(line, start)
    heads = [i for i in range(start, end) if line.part(i) is Part.HEAD]
    return (start, end) if heads and not line.is_in(heads[0], "plurals") else None


def _opening(line: Line, at: int) -> int:
    """Where a post begins behind its comma: "the Director", "NSA’s Director"."""
    while line.is_in(at, "articles"):
        at += 1
    is_house = line.text(at).isupper() and line.part(at) is Part.NAME
    return at + 2 if is_house and line.text(at + 1) in POSSESSIVES else at


def skip_postnominals(line: Line, at: int) -> int:
    """Skip "MP" and ", EGH" behind a name."""
    while line.text(at + (line.text(at) == ",")) in word_set("postnominals"):
        at += 1 + (line.text(at) == ",")
    return at


def office_after(line: Line, at: int) -> int:
    """Where "of the Ministry of Foreign Affairs" behind a name ends, without a comma."""
    end = at
    if line.lower(at) in ("of", "from", "at") and line.touches(at):
        while end - at < _LONGEST and (step := _office_step(line, end)):
            end += step
    return end


def country_after(line: Line, at: int) -> int:
    """Where "of the Republic of Korea" or ", de Honduras" behind a name ends."""
    is_apart = line.text(at) == ","
    link = at + is_apart
    place = link + 1 + line.is_in(link + 1, "articles")
    is_of = line.lower(link) in ("of", "from", "de", "du", "della") and line.touches(link)
    is_closed = not is_apart or line.text(place + 1) == ","
    return place + 1 if is_of and is_closed and line.part(place) is Part.PARTY else at


def houses_after(line: Line, at: int) -> int:
    """Where ", Foreign Policy Bureau, Ministry of Foreign Affairs of Japan" ends."""
    end = at
    while line.text(end) == "," and line.part(end + 1) is Part.WORD:
        stop = end + 1
        while stop - at < _LONGEST and (step := _office_step(line, stop)):
            stop += step
        if not any(line.is_in(i, "offices") for i in range(end + 1, stop)):
            break
        end = stop
    return end


def _office_step(line: Line, at: int) -> int:
    if line.part(at) in (Part.WORD, Part.PARTY):
        return int(line.touches(at))
    return _link_step(line, at) if line.part(at) is Part.LINK else 0


def _end(line: Line, start: int) -> int:
    end = start
    while end - start < _LONGEST and (step := _step(line, end, start)):
        end += step
    while (
        end > start and line.part(end - 1) in (Part.LINK, Part.MARK) and line.text(end - 1) != ")"
    ):
        end -= 1
    return end


def _step(line: Line, at: int, start: int) -> int:
    """How many words the title goes on by: 0 at its end."""
    part, text = line.part(at), line.text(at)
    if part in _WORDS or text in POSSESSIVES or text in ("/", "-"):
        return 1
    if part in (Part.NAME, Part.INITIAL):
        return int(at > start)
    if part is Part.LINK:
        return _link_step(line, at)
    if part is Part.OTHER:
        return int(is_foreign_adjective(line, at))
    if at == start or not text:
        return 0
    if text == "(":
        return next((n + 1 for n in range(2, _BRACKET) if line.text(at + n) == ")"), 0)
    return _comma_step(line, at) if text in ",–—" else 0


def _link_step(line: Line, at: int) -> int:
    joins = line.is_in(at, "conjunctions")
    if (joins or line.lower(at) == "with") and _begins_person(line, at + 1):
        return 0
    if joins and _begins_side(line, at + 1):
        return 0
    after = line.skip(at, Part.LINK)
    return after - at if line.part(after) in (*_WORDS, Part.NAME) else 0


def _comma_step(line: Line, at: int) -> int:
    after = at + 1
    if _begins_person(line, after):
        return 0
    if line.part(after) is Part.LINK:
        step = 0 if _begins_side(line, after) else _link_step(line, after)
        return step + 1 if step else 0
    if line.part(after) not in (*_WORDS, Part.NAME):
        return 0
    is_list = any(line.is_in(i, "conjunctions") for i in range(after + 1, after + 4))
    return int(line.is_capital(after) or (is_list and line.part(after) is Part.WORD))


def _begins_side(line: Line, at: int) -> bool:
    """Whether another side begins here: "and the UK delegation", "for the EU", "and Ukraine by"."""
    at += line.lower(at) == "of"
    stands_for = line.lower(at) in ("for", "by", "on", "from", "in")
    at += stands_for
    at += line.lower(at) in ("the", "la", "die", "that")
    if stands_for and line.lower(at) in ("government", "governments", "gobierno", "gouvernement"):
        at = line.skip(at + 1, Part.LINK)
    if line.part(at) is not Part.PARTY:
        return False
    ends = line.part(at + 1) in (Part.OTHER, Part.MARK, None) and line.text(at + 1) != "("
    after = at + (2 if line.text(at + 1) in POSSESSIVES else 1)
    return stands_for or ends or line.is_in(after, "side_words")


def _begins_person(line: Line, at: int) -> bool:
    """Whether another person begins here: a form of address, a full name, a title and a name."""
    if line.part(at) is Part.HONORIFIC:
        return True
    if line.lower(at) in ("by", "the"):
        return False
    end = name_end(line, at)
    if end > at:
        return len(name_words(line, at, end)) >= _FULL_NAME
    return _begins_titled(line, at)


def _begins_titled(line: Line, at: int) -> bool:
    """Whether a title in front of a name begins here."""
    head = at
    while head - at < _MODIFIERS and _is_modifier(line, head):
        head += 1
    if line.part(head) is not Part.HEAD:
        return False
    end = title_end(line, head)
    name = skip_honorifics(line, end)
    after = name_end(line, name)
    is_no_name = (
        is_acronym(line, name, after)
        or is_field(line, name, after)
        or (after == end + 1 and has_link(line, head, end))
    )
    is_named = line.touches(end) and after > name and not is_no_name
    return is_named and not _serves_another(line, head, end)


def _is_modifier(line: Line, at: int) -> bool:
    return line.part(at) in (Part.WORD, Part.PARTY) or line.text(at) in POSSESSIVES


def _serves_another(line: Line, head: int, end: int) -> bool:
    """Whether the title ends in somebody else's: "Chief of Staff for Commission President"."""
    last = max(at for at in range(head, end) if line.part(at) is Part.HEAD)
    links = [line.lower(at) for at in range(head, last) if line.part(at) is Part.LINK]
    return bool(links) and links[-1] in ("for", "to", "of", "the")
