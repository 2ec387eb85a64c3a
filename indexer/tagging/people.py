"""Officials named in a sentence: "Deputy Foreign Minister A B" and "A B, Director for C of D"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.model import PartyCode, Span
from indexer.tagging.appositions import announces, announcing_comma, behind_comma
from indexer.tagging.names import is_acronym, is_field, name_end, name_words, skip_honorifics
from indexer.tagging.posts import country_after, houses_after, office_after, post_after
from indexer.tagging.titles import (
    Title,
    has_link,
    is_verb,
    title_before,
    title_end,
    without_country,
)
from indexer.tagging.words import POSSESSIVES, Line, Part, Word, word_set

_FULL_NAME = 2
_LONGEST_RANK = 2
_FULL_TITLE = 2
_COUNTRY_CODE = 2
_ENDING = re.compile(r"(?<=\w)['’][a-zçğıöşü]{1,5}(?!\w)")
_PREFIXES = frozenset({"the", "he", "h.e.", "hon"})


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one place of the text names them; `title` is None where it gives none.

    `span` takes in everything that belongs to the person, `leading` is the country in front.
    """

    name: Span
    title: Span | None
    span: Span
    words: tuple[str, ...]
    leading: PartyCode | None = None

    @property
    def is_full(self) -> bool:
        """Whether more than a surname is given."""
        return len(self.words) >= _FULL_NAME


def without_ending(text: str, person: Person) -> Person:
    """The person without the case that stands behind an apostrophe, as in "Fidan’ın"."""
    ending = _ENDING.search(text, person.name.start, person.name.end)
    if not ending or ending.end() != person.name.end:
        return person
    name = Span(person.name.start, ending.start())
    end = name.end if person.span.end == person.name.end else person.span.end
    words = (*person.words[:-1], person.words[-1][: -len(ending.group())])
    return replace(person, name=name, span=Span(person.span.start, end), words=words)


def people(words: Sequence[Word]) -> tuple[Person, ...]:
    """All persons of a sentence, in order."""
    return tuple(_people(Line(words)))


def _people(line: Line) -> Iterator[Person]:
    at = floor = 0
    shared: Span | None = None
    while at < len(line):
        start = at
        person, at = _person_at(line, at, floor)
        if person:
            floor = at
            shared = _plural_title(line, start) or (shared if person.title is None else None)
            yield replace(person, title=person.title or shared)
        elif not line.is_in(start, "conjunctions") and line.text(start) != ",":
            shared = shared if line.part(start) is Part.HEAD else None


def _plural_title(line: Line, at: int) -> Span | None:
    """The title of several persons: "Ministers A B and C D"."""
    word = line.words[at]
    return Span(word.start, word.end) if line.is_in(at, "plurals") else None


def _person_at(line: Line, at: int, floor: int) -> tuple[Person | None, int]:
    """The person whose title's head or whose name is here, and where to read on."""
    part = line.part(at)
    if part is Part.HEAD and is_verb(line, at):
        return None, at + 1
    if part is Part.HEAD:
        return _titled(line, at, floor)
    if part in (Part.NAME, Part.INITIAL, Part.HONORIFIC) or line.text(at) in word_set("given"):
        return _named(line, at, floor)
    return None, at + 1


def _titled(line: Line, head: int, floor: int) -> tuple[Person | None, int]:
    """A title and a name; a mere rank gives way to the post behind the name."""
    end = title_end(line, head)
    name = skip_honorifics(line, end)
    after = name_end(line, name) if line.touches(end) else name
    if is_acronym(line, name, after) or is_field(line, name, after):
        return None, after
    if after == name or _is_last_of_field(line, (head, end), after):
        return _named_last(line, head, floor)
    title = title_before(line, head, floor)
    person = _person(line, (name, after), title, floor)
    is_rank = line.is_in(end - 1, "ranks") and end - title.start <= _LONGEST_RANK
    return _with_post(line, person, (name, after)) if is_rank else _with_house(line, person, after)


def _is_last_of_field(line: Line, title: tuple[int, int], after: int) -> bool:
    """Whether the one word behind a title ends it, as in "Tunisians Abroad of Tunisia"."""
    if after != title[1] + 1 or not has_link(line, *title):
        return False
    goes_on = line.part(after) is Part.LINK and not line.is_in(after, "conjunctions")
    return goes_on or bool(line.text(after) == "," and announcing_comma(line, title[0]))


def _named_last(line: Line, head: int, floor: int) -> tuple[Person | None, int]:
    """The name after a title and a comma: "the President of the Republic, A B, met"."""
    title = title_before(line, head, floor)
    name = behind_comma(line, title.end)
    if not announces(line, title, head, name):
        comma = announcing_comma(line, head)
        if not comma:
            return None, _behind_field(line, max(title.end, head + 1))
        title, name = title._replace(end=comma), behind_comma(line, comma)
    end = name_end(line, name)
    if len(name_words(line, name, end)) < _FULL_NAME or post_after(line, end):
        return None, max(title.end, head + 1)
    return _person(line, (name, end), title, floor), end


def _behind_field(line: Line, at: int) -> int:
    """Where to read on behind a title: the words of its field are nobody's name."""
    is_field = line.is_in(at, "listed_links") and line.touches(at)
    return line.skip(line.skip(at, Part.LINK), Part.NAME) if is_field else at


def _with_post(line: Line, person: Person, name: tuple[int, int]) -> tuple[Person, int]:
    """The person with the post behind the name, or with the office that follows."""
    post = post_after(line, name[1])
    if post:
        start, leading = without_country(line, post[0])
        better = _person(line, name, Title(start, post[1], leading), name[0])
        span = Span(person.span.start, better.span.end)
        return replace(better, span=span, leading=person.leading or leading), post[1]
    end = houses_after(line, office_after(line, name[1]))
    if end == name[1]:
        return person, end
    return replace(person, span=Span(person.span.start, line.words[end - 1].end)), end


def _with_house(line: Line, person: Person, at: int) -> tuple[Person, int]:
    """The person with the country behind the name, or a bureau and a ministry."""
    end = houses_after(line, country_after(line, at))
    if end == at:
        return person, at
    return replace(person, span=Span(person.span.start, line.words[end - 1].end)), end


def _named(line: Line, at: int, floor: int) -> tuple[Person | None, int]:
    """A name, with the post behind it if there is one; a bare surname is nobody."""
    name = skip_honorifics(line, at)
    end = _surname_end(line, name, name_end(line, name))
    if end == name:
        return None, max(name, at + 1)
    if len(name_words(line, name, end)) < _FULL_NAME and name == at:
        return None, end
    post = post_after(line, end)
    if not post:
        return _with_house(line, _person(line, (name, end), None, floor), end)
    start, leading = without_country(line, post[0])
    return _person(line, (name, end), Title(start, post[1], leading), floor), post[1]


def _surname_end(line: Line, name: int, end: int) -> int:
    """Where a name ends whose surname is a word of titles: "Will Middle, Cyber Director"."""
    is_short = end - name < _FULL_NAME and line.part(name) in (Part.NAME, Part.OTHER)
    behind = name + 1
    is_word = line.part(behind) is Part.WORD and line.is_capital(behind) and line.touches(behind)
    return behind + 1 if is_short and is_word and post_after(line, behind + 1) else end


def _person(line: Line, name: tuple[int, int], title: Title | None, floor: int) -> Person:
    words = line.words
    name_span = Span(words[name[0]].start, words[name[1] - 1].end)
    title_span = Span(words[title.start].start, words[title.end - 1].end) if title else None
    first = min(name[0], title.start) if title else name[0]
    start = words[_outer_start(line, first, floor)].start
    end = max(name_span.end, title_span.end if title_span else 0)
    leading = title.leading if title else None
    return Person(name_span, title_span, Span(start, end), name_words(line, *name), leading)


def _outer_start(line: Line, at: int, floor: int) -> int:
    """Take in the country, the article and the form of address in front of a person."""
    while at > floor and line.touches(at) and _is_prefix(line, at - 1):
        at -= 1
    return at


def _is_prefix(line: Line, at: int) -> bool:
    part = line.part(at)
    if line.text(at) in POSSESSIVES:
        return line.part(at - 1) is Part.PARTY and _is_prefix(line, at - 1)
    if part is Part.MARK:
        is_inside = line.part(at - 1) in (Part.HONORIFIC, Part.PARTY, Part.MARK)
        return line.text(at) in (".", ")", "(") and is_inside and _is_prefix(line, at - 1)
    if part is Part.PARTY and (
        len(line.words[at].code or "") != _COUNTRY_CODE or line.part(at + 1) is Part.NAME
    ):
        return line.text(at + 1) in POSSESSIVES
    return part in (Part.HONORIFIC, Part.PARTY) or line.lower(at) in _PREFIXES
