"""Names of persons in a sentence: particles, initials, nicknames, forms of address."""

from indexer.tagging.words import Line, Part, word_set

_LONGEST = 7
_SHORTEST_SURNAME_IN_CAPITALS = 5
_OPEN_QUOTES, _CLOSE_QUOTES = "“\"‘'«", "”\"’'»"
_APOSTROPHES = ("'", "’")
_JUNIOR = ("jr", "sr")
_ADDRESSES = (("Tan", "sri"), ("Tan", "seri"))
_COUNTS = ("II", "III", "IV")


def skip_honorifics(line: Line, at: int) -> int:
    """Where the name begins behind "H.E. Mr." and "(Ret.)"."""
    while step := _honorific_step(line, at):
        at += step
    return at


def skip_addresses(line: Line, at: int) -> int:
    """Where the name begins behind "the Honourable Dato' Sri"."""
    return skip_honorifics(
        line, at + (line.part(at + 1) is Part.HONORIFIC and line.is_in(at, "articles"))
    )


def _honorific_step(line: Line, at: int) -> int:
    if line.part(at) is Part.HONORIFIC or (line.text(at), line.lower(at + 1)) in _ADDRESSES:
        return 1
    if line.text(at) == "(" and line.is_in(at + 1, "retired"):
        return next((n + 1 for n in (2, 3) if line.text(at + n) == ")"), 0)
    is_mark = line.text(at) == "." and line.is_in(at - 1, "abbreviated")
    return int(is_mark or (line.text(at) in _APOSTROPHES and _is_address(line, at - 1)))


def _is_address(line: Line, at: int) -> bool:
    return line.part(at) is Part.HONORIFIC and line.touches(at + 1)


def name_end(line: Line, at: int) -> int:
    """Where the name that begins here ends; the same position where none begins."""
    start, last = at, at
    while at - start < _LONGEST and (at == start or line.touches(at)):
        step = _step(line, at, start)
        if not step:
            break
        at += step
        if line.part(at - 1) is not Part.PARTICLE:
            last = at
    return _with_suffix(line, last) if _has_surname(line, start, last) else start


def name_words(line: Line, start: int, end: int) -> tuple[str, ...]:
    """The words of a name, without marks and "Jr."."""
    return tuple(
        word.text
        for word in line.words[start:end]
        if word.part is not Part.MARK and word.text.lower() not in _JUNIOR
    )


def is_acronym(line: Line, start: int, end: int) -> bool:
    """Whether what looks like a surname is FCDO or the like."""
    text = line.text(start)
    return end - start == 1 and text.isupper() and len(text) < _SHORTEST_SURNAME_IN_CAPITALS


def is_field(line: Line, start: int, end: int) -> bool:
    """Whether what looks like a surname is a field: "for European Civil Protection"."""
    goes_on = line.part(end) is Part.WORD and line.is_capital(end) and line.touches(end)
    return end - start == 1 and goes_on


def _step(line: Line, at: int, start: int) -> int:
    """How many words the name goes on by: 0 at its end."""
    part, is_first = line.part(at), at == start
    if not is_first and line.text(at) in word_set("postnominals"):
        return 0
    if part in (Part.NAME, Part.INITIAL, Part.PARTICLE):
        return 2 if line.text(at + 1) == "." and line.is_in(at, "abbreviated") else 1
    if line.text(at) in word_set("given"):
        return int(_is_given(line, at, is_first))
    if is_first:
        return int(_is_short_surname(line, at))
    if part is Part.LINK:
        return int(_is_particle(line, at) or _is_peerage(line, at))
    if part is Part.HONORIFIC and line.is_capital(at):
        return 2 if line.text(at + 1) == "." else 1
    return _nickname(line, at) if part is Part.MARK else 0


def _is_given(line: Line, at: int, is_first: bool) -> bool:
    """Whether "May" is a name: in front of a surname, or behind a given name and no date."""
    if is_first:
        return line.part(at + 1) in (Part.NAME, Part.PARTICLE)
    return line.part(at - 1) is Part.NAME and not line.text(at + 1)[:1].isdigit()


def _is_short_surname(line: Line, at: int) -> bool:
    """Whether "He" or "To" behind a title begins a name."""
    is_behind_title = line.part(at - 1) in (Part.HEAD, Part.WORD, Part.HONORIFIC)
    return (
        is_behind_title
        and line.text(at) in word_set("short_surnames")
        and (line.part(at + 1) is Part.NAME)
    )


def _is_peerage(line: Line, at: int) -> bool:
    """Whether it goes on as in "Lord Ahmad of Wimbledon"."""
    is_peer = line.lower(at - 2) in ("lord", "baroness", "baron", "lady", "viscount", "earl")
    return is_peer and line.lower(at) == "of" and line.part(at + 1) in (Part.NAME, Part.PARTY)


def _is_particle(line: Line, at: int) -> bool:
    is_listed = line.is_in(at, "particles") and not line.is_in(at, "conjunctions")
    return is_listed and line.part(at + 1) is Part.NAME


def _nickname(line: Line, at: int) -> int:
    if line.text(at) not in _OPEN_QUOTES or line.part(at + 1) is Part.OTHER:
        return 0
    length = next((n for n in (2, 3) if line.text(at + n) in _CLOSE_QUOTES), 0)
    return length + 1 if length and line.part(at + length + 1) is Part.NAME else 0


def _has_surname(line: Line, start: int, end: int) -> bool:
    return any(line.part(at) is Part.NAME for at in range(start, end))


def _with_suffix(line: Line, at: int) -> int:
    """Take in ", Jr." and "III" after a name."""
    if line.text(at) in _COUNTS and line.touches(at):
        return at + 1
    if line.text(at) == "," and line.lower(at + 1) in _JUNIOR:
        return at + (3 if line.text(at + 2) == "." else 2)
    return at
