"""Officials named in a sentence: "Deputy Foreign Minister A B" and "A B, Director for C of D"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.model import PartyCode, Span
from indexer.tagging.words import Part, Word, is_abbreviated, word_set

_LONGEST_NAME = 7
_LONGEST_TITLE = 45
_OPEN_QUOTES, _CLOSE_QUOTES = "“\"‘'«", "”\"’'»"
_FOREIGN_LINKS = frozenset("pour chargé chargée de des du para für per do da d' ds".split())
_AND = frozenset({"and", "&", "et", "und", "y", "i", "e"})
_SIDE_WORDS = frozenset(
    "delegation side team panel by was is were group representatives for".split()
)
_GIVEN = frozenset({"Will", "April", "May", "June", "Jan", "August"})
_ORGANISATIONS = frozenset(
    "ministry department office bureau council commission agency service organization organisation"
    " directorate directorate-general embassy secretariat committee division center centre".split()
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one place of the text names them; `title` is None where it gives none."""

    name: Span
    title: Span | None
    span: Span
    words: tuple[str, ...]
    leading: PartyCode | None = None

    @property
    def is_full(self) -> bool:
        """Whether more than a surname is given."""
        return len(self.words) > 1

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.words[-1]


def people(words: Sequence[Word]) -> tuple[Person, ...]:
    """All persons of a sentence, in order."""
    return tuple(_Reader(words).people())


class _Reader:
    """Walks once over the words of a sentence; every method answers for a position in them."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._free_from = 0

    def people(self) -> Iterator[Person]:
        at = 0
        while at < len(self._words):
            person, at = self._person_at(at)
            if person:
                self._free_from = at
                yield person

    def _person_at(self, at: int) -> tuple[Person | None, int]:
        part = self._part(at)
        if part is Part.HEAD:
            return self._titled(at)
        if part in (Part.NAME, Part.INITIAL, Part.HONORIFIC) or self._text(at) in _GIVEN:
            return self._named(at)
        return None, at + 1

    def _part(self, at: int) -> Part | None:
        return self._words[at].part if 0 <= at < len(self._words) else None

    def _text(self, at: int) -> str:
        return self._words[at].text if 0 <= at < len(self._words) else ""

    def _touches(self, at: int) -> bool:
        """Whether at most a space parts the word from the one before."""
        words = self._words
        return 0 < at < len(words) and words[at].start - words[at - 1].end <= 1

    # names

    def _skip_honorifics(self, at: int) -> int:
        while self._part(at) is Part.HONORIFIC or (
            self._text(at) == "." and is_abbreviated(self._words[at - 1])
        ):
            at += 1
        return at

    def _name_end(self, at: int) -> int:
        """Where the name that begins here ends; the same position where none begins."""
        start, last = at, at
        while at < len(self._words) and at - start < _LONGEST_NAME:
            if at > start and not self._touches(at):
                break
            step = self._name_step(at, start)
            if not step:
                break
            at += step
            if self._part(at - 1) is not Part.PARTICLE:
                last = at
        return self._with_suffix(last) if self._has_surname(start, last) else start

    def _name_step(self, at: int, start: int) -> int:
        """How many words the name goes on by: 0 at its end."""
        part, text = self._part(at), self._text(at)
        if part in (Part.NAME, Part.INITIAL, Part.PARTICLE):
            return 2 if self._text(at + 1) == "." and is_abbreviated(self._words[at]) else 1
        if part is Part.LINK and text.lower() in word_set("particles"):
            return int(
                at > start
                and self._part(at + 1) is Part.NAME
                and text.lower() not in ("y", "e", "i")
            )
        if text and text in _OPEN_QUOTES and at > start:
            return self._nickname(at)
        if text in _GIVEN and at == start:
            return int(self._part(at + 1) is Part.NAME)
        if part is Part.HONORIFIC and at > start and self._words[at].is_capital:
            return 2 if self._text(at + 1) == "." else 1
        return 0

    def _nickname(self, at: int) -> int:
        for length in (2, 3):
            if self._text(at + length) in _CLOSE_QUOTES and self._part(at + 1) is not Part.OTHER:
                return length + 1 if self._part(at + length + 1) is Part.NAME else 0
        return 0

    def _has_surname(self, start: int, end: int) -> bool:
        return any(self._part(at) is Part.NAME for at in range(start, end)) and end - start > (
            self._text(start) in _GIVEN
        )

    def _with_suffix(self, at: int) -> int:
        """Take in ", Jr." after a name."""
        if self._text(at) == "," and self._text(at + 1).lower() in ("jr", "sr"):
            return at + (3 if self._text(at + 2) == "." else 2)
        return at

    def _name_words(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(
            word.text
            for word in self._words[start:end]
            if word.part is not Part.MARK and word.text.lower() not in ("jr", "sr")
        )

    # titles before a name

    def _titled(self, at: int) -> tuple[Person | None, int]:
        end = self._title_end(at)
        name = self._skip_honorifics(end)
        name_end = self._name_end(name) if self._touches(end) else name
        if self._is_acronym(name, name_end):
            return None, name_end
        if name_end == name:
            return self._named_last(at, end)
        start, leading = self._title_start(at)
        person = self._person(name, name_end, (start, end), leading)
        if self._text(end - 1).lower() in word_set("ranks") and end - start <= 2:
            return self._with_better_title(person, name, name_end)
        return person, name_end

    def _is_acronym(self, start: int, end: int) -> bool:
        return end - start == 1 and self._text(start).isupper() and len(self._text(start)) < 5

    def _with_office(self, person: Person, at: int) -> tuple[Person, int]:
        """Take "of the Ministry of Foreign Affairs" behind a name into the person's span."""
        end = at
        if self._text(at).lower() in ("of", "from", "at") and self._touches(at):
            while end - at < _LONGEST_TITLE and (step := self._office_step(end)):
                end += step
        if end == at:
            return person, at
        return replace(person, span=Span(person.span.start, self._words[end - 1].end)), end

    def _office_step(self, at: int) -> int:
        if self._part(at) in (Part.WORD, Part.PARTY):
            return int(self._touches(at))
        return self._post_link(at) if self._part(at) is Part.LINK else 0

    def _named_last(self, at: int, end: int) -> tuple[Person | None, int]:
        """The name after a title and a comma: "the President of the Republic, A B, met"."""
        name = self._skip_honorifics(end + 1)
        name_end = self._name_end(name) if self._text(end) == "," and end - at > 2 else name
        if len(self._name_words(name, name_end)) < 2 or self._title_after(name_end):
            return None, max(end, at + 1)
        start, leading = self._title_start(at)
        return self._person(name, name_end, (start, end), leading), name_end

    def _with_better_title(self, person: Person, name: int, name_end: int) -> tuple[Person, int]:
        """A rank before the name gives way to the post after it."""
        title = self._title_after(name_end)
        if not title:
            return self._with_office(person, name_end)
        better = self._person(name, name_end, title, None)
        return Person(
            better.name,
            better.title,
            Span(person.span.start, better.span.end),
            better.words,
            person.leading or better.leading,
        ), title[1]

    def _title_end(self, at: int) -> int:
        """Where the title with this head ends, before a name or anything else."""
        end = at + 1
        while end - at < _LONGEST_TITLE:
            step = self._title_step(end)
            if not step:
                break
            end += step
        return end

    def _title_step(self, at: int) -> int:
        """How many words the title before a name goes on by."""
        part = self._part(at)
        if part in (Part.HEAD, Part.WORD, Part.PARTY):
            return int(self._touches(at))
        if part is Part.LINK:
            return self._link_step(at)
        if self._text(at) == "(":
            return 3 if self._text(at + 2) == ")" else 0
        if part is Part.OTHER and self._part(at - 1) is Part.HEAD:
            return int(self._text(at + 1).lower() in _FOREIGN_LINKS)
        if self._text(at) in ",/–-":
            return self._list_step(at)
        if self._text(at) in ("'s", "’s"):
            return int(self._part(at + 1) in (Part.HEAD, Part.WORD))
        return 0

    def _link_step(self, at: int) -> int:
        """A link counts with the word of a title behind it: "of the Treasury"."""
        after = at + 1
        while self._part(after) is Part.LINK:
            after += 1
        if self._part(after) in (Part.HEAD, Part.WORD, Part.PARTY):
            return after - at
        if self._text(at).lower() in ("of", "for", "on") and self._words[at].part is Part.LINK:
            return self._unknown_field(after) - at if self._unknown_field(after) > after else 0
        return 0

    def _unknown_field(self, at: int) -> int:
        """Words no list knows, in front of a name of two: "for Snorkelling Jane Doe"."""
        end = at
        while self._part(end) is Part.NAME and (end == at or self._touches(end)):
            end += 1
        return end - 2 if end - at >= 3 else at

    def _list_step(self, at: int) -> int:
        """A comma in a title: "of Economy, Trade and Industry", "Democracy, and Human Rights"."""
        after = at + 1
        if self._text(at) == "," and self._text(after) in _AND:
            after += 2 if self._text(after + 1) == "the" else 1
            return (after - at) * self._is_field(after)
        if not self._is_field(after):
            return 0
        return 2 * (
            self._text(at) != "," or any(self._text(i) in _AND for i in range(at + 2, at + 8))
        )

    def _is_field(self, at: int) -> bool:
        return self._part(at) in (Part.WORD, Part.PARTY) and self._words[at].is_capital

    def _title_start(self, at: int) -> tuple[int, PartyCode | None]:
        """Where the title with this head begins, and the country in front of it."""
        is_lower = not self._words[at].is_capital
        start = at
        while (
            start > self._free_from and self._touches(start) and self._belongs(start - 1, is_lower)
        ):
            start -= 1
        start = self._over_office(start)
        return self._without_country(start)

    def _belongs(self, at: int, is_lower: bool) -> bool:
        word = self._words[at]
        if word.part is Part.PARTY:
            return True
        if word.text == ")":
            return self._part(at - 1) is Part.PARTY and self._text(at - 2) == "("
        if word.text == "(":
            return self._text(at + 2) == ")" and self._part(at - 1) is Part.PARTY
        if word.text in ("'s", "’s", "-", "/"):
            return self._part(at - 1) in (Part.PARTY, Part.HEAD, Part.WORD) and self._touches(at)
        return word.part in (Part.HEAD, Part.WORD) and (word.is_capital or is_lower)

    def _over_office(self, start: int) -> int:
        """Go back over "Ministry of" in front of "Foreign Affairs Director-General"."""
        before = start - 1
        if self._part(before) is Part.LINK and self._text(before - 1).lower() in _ORGANISATIONS:
            start = before - 1
            while (
                start > self._free_from
                and self._part(start - 1) in (Part.PARTY, Part.WORD)
                and self._words[start - 1].is_capital
            ):
                start -= 1
        return start

    def _without_country(self, start: int) -> tuple[int, PartyCode | None]:
        """A country or its adjective in front is no part of the title; a body's name is."""
        leading = None
        while self._part(start) is Part.PARTY and len(self._words[start].code or "") == 2:
            code = self._words[start].code
            leading = leading or code
            if code == "EU":
                break
            start += 1
            if self._text(start) == "(":
                start += 3
            while self._text(start) in ("'s", "’s", "-", "/"):
                start += 1
        if self._part(start) is Part.PARTY:
            leading = leading or self._words[start].code
        return start, leading

    # names before a title

    def _named(self, at: int) -> tuple[Person | None, int]:
        name = self._skip_honorifics(at)
        end = self._name_end(name)
        if end == name:
            return None, max(name, at + 1)
        if len(self._name_words(name, end)) < 2 and name == at:
            return None, end
        title = self._title_after(end)
        if not title:
            return self._person(name, end, None, None), end
        start, leading = self._without_country(title[0])
        return self._person(name, end, (start, title[1]), leading), title[1]

    def _title_after(self, at: int) -> tuple[int, int] | None:
        """The range of the title behind a name: ", the Director for X of the Ministry Y"."""
        if self._text(at) == "(" and self._part(at + 1) is Part.PARTY and self._text(at + 2) == ")":
            at += 3
        if self._text(at) not in (",", "(", "–", "-", "—") or self._text(at + 1).lower() in _AND:
            return None
        start = at + 1
        while self._text(start).lower() in (
            "the",
            "a",
            "an",
            "who",
            "is",
            "then",
            "le",
            "la",
            "der",
            "die",
        ):
            start += 1
        if self._begins_titled(start):
            return None
        end = start
        while end - start < _LONGEST_TITLE:
            step = self._post_step(end, start)
            if not step:
                break
            end += step
        while (
            end > start
            and self._part(end - 1) in (Part.LINK, Part.MARK)
            and self._text(end - 1) != ")"
        ):
            end -= 1
        has_head = any(self._part(i) is Part.HEAD for i in range(start, end))
        return (start, end) if has_head else None

    def _post_step(self, at: int, start: int) -> int:
        """How many words the title behind a name goes on by."""
        part, text = self._part(at), self._text(at)
        if part in (Part.HEAD, Part.WORD, Part.PARTY):
            return 1
        if part in (Part.NAME, Part.INITIAL):
            return int(at > start)
        if text in ("'s", "’s", "/", "-"):
            return 1
        if part is Part.LINK:
            return self._post_link(at)
        if part is Part.OTHER and self._part(at - 1) is Part.HEAD:
            return int(self._text(at + 1).lower() in _FOREIGN_LINKS)
        if text == "(" and at > start:
            return next((n + 1 for n in range(2, 6) if self._text(at + n) == ")"), 0)
        if text in ",–—":
            return self._post_comma(at, start)
        return 0

    def _post_link(self, at: int) -> int:
        link = self._text(at).lower()
        if link in _AND and (self._begins_person(at + 1) or self._begins_side(at + 1)):
            return 0
        if link == "with" and self._begins_person(at + 1):
            return 0
        after = at + 1
        while self._part(after) is Part.LINK:
            after += 1
        return (
            after - at if self._part(after) in (Part.HEAD, Part.WORD, Part.PARTY, Part.NAME) else 0
        )

    def _post_comma(self, at: int, start: int) -> int:
        after = at + 1
        if self._part(after) is Part.LINK:
            step = 0 if self._begins_side(after) else self._post_link(after)
            return step + 1 if step and not self._begins_person(after) else 0
        if self._begins_person(after):
            return 0
        is_lower_list = self._part(after) is Part.WORD and self._is_list(after)
        is_office = (
            self._part(after) in (Part.WORD, Part.PARTY, Part.HEAD, Part.NAME)
            and self._words[after].is_capital
        )
        return 1 if at > start and (is_office or is_lower_list) else 0

    def _begins_side(self, at: int) -> bool:
        """Whether another side begins here: "and the UK delegation", "and Ukraine by"."""
        for_party = self._text(at).lower() in ("for", "by", "on", "from", "in")
        at += self._text(at).lower() == "of"
        at += for_party
        at += self._text(at).lower() in ("the", "la", "die", "that")
        after = at + (2 if self._text(at + 1) in ("'s", "’s") else 1)
        if self._part(at) is not Part.PARTY:
            return False
        is_end = self._part(at + 1) in (Part.OTHER, Part.MARK, None) and self._text(at + 1) != "("
        return for_party or is_end or self._text(after).lower() in _SIDE_WORDS

    def _is_list(self, at: int) -> bool:
        return any(self._text(i) in ("and", "et", "und", "y", "i") for i in range(at + 1, at + 4))

    def _begins_person(self, at: int) -> bool:
        """Whether another person begins here: a name of two words and a comma, a verb or an end."""
        if self._part(at) is Part.HONORIFIC:
            return True
        if self._text(at).lower() in ("by", "the"):
            return False
        end = self._name_end(at)
        if end > at:
            return len(self._name_words(at, end)) >= 2
        return self._begins_titled(at)

    def _begins_titled(self, at: int) -> bool:
        """Whether a title in front of a name begins here."""
        head = at
        while self._part(head) in (Part.WORD, Part.PARTY) and head - at < 8:
            head += 1
        if self._part(head) is not Part.HEAD:
            return False
        end = self._title_end(head)
        if self._serves_another(head, end):
            return False
        name = self._skip_honorifics(end)
        name_end = self._name_end(name)
        return self._touches(end) and name_end > name and not self._is_acronym(name, name_end)

    def _serves_another(self, head: int, end: int) -> bool:
        """Whether the title ends in somebody else's: "Chief of Staff for Commission President"."""
        last = max(at for at in range(head, end) if self._part(at) is Part.HEAD)
        links = [self._text(at).lower() for at in range(head, last) if self._part(at) is Part.LINK]
        return bool(links) and links[-1] in ("for", "to", "of", "the")

    def _outer_start(self, at: int) -> int:
        """Take in the country, the article and the form of address in front of a person."""
        while at > self._free_from and self._touches(at) and self._is_prefix(at - 1):
            at -= 1
        return at

    def _is_prefix(self, at: int) -> bool:
        word = self._words[at]
        if word.text in (".", "'s", "’s", ")", "("):
            return self._part(at - 1) in (
                Part.HONORIFIC,
                Part.PARTY,
                Part.MARK,
            ) and self._is_prefix(at - 1)
        if word.part is Part.PARTY and len(word.code or "") != 2:
            return self._text(at + 1) in ("'s", "’s")
        return word.part in (Part.HONORIFIC, Part.PARTY) or word.text.lower() in (
            "the",
            "he",
            "h.e.",
            "hon",
        )

    def _person(
        self, name: int, end: int, title: tuple[int, int] | None, leading: PartyCode | None
    ) -> Person:
        words = self._words
        name_span = Span(words[name].start, words[end - 1].end)
        title_span = Span(words[title[0]].start, words[title[1] - 1].end) if title else None
        first = min(name, title[0]) if title else name
        starts, ends = [words[self._outer_start(first)].start], [name_span.end]
        if title_span:
            ends.append(title_span.end)
        return Person(
            name_span,
            title_span,
            Span(min(starts), max(ends)),
            self._name_words(name, end),
            leading,
        )
