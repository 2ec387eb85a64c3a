"""Those who are named as somebody's counterparts: whose they are, and the title that both bear."""

from collections.abc import Iterator, Sequence

from indexer.model import PartyCode, Span
from indexer.parties import Mention
from indexer.tagging.people import Person
from indexer.tagging.tables import pattern, table
from indexer.tagging.text import sentence_at, within

_LONGEST_GAP = 120


def colleagues_of(
    gaps: Sequence[str], sign: str, parties: Sequence[Mention]
) -> Iterator[PartyCode | None]:
    """For each person the party of "his ◆ counterpart" or "son homologue ◆" in front of him.

    `gaps` is what stands around the persons of a sentence, each party in it the sign.
    """
    seen = 0
    for gap in gaps[:-1]:
        match = pattern("officials", "colleague_in_front").search(gap)
        seen += gap.count(sign)
        yield parties[seen - 1].code if match and sign in match.group() else None


def borrowed_title(
    text: str, people: Sequence[Person], others: Sequence[Person], mentions: Sequence[Mention]
) -> Span | None:
    """The title of those whom a person without one is called a counterpart of."""
    for person in people:
        sentence = sentence_at(text, person.span.start)
        word = _word_in_front(text, person, sentence)
        donors = [one for one in others if _has_title(text, one) and one.span.end <= word]
        here = [one for one in donors if sentence.start <= one.span.start]
        if word and donors:
            place = sum(word < one.span.start < person.span.start for one in others)
            donor = here[min(place, len(here) - 1)] if here else donors[0]
            return _without_party(text, donor.title, mentions) if donor.title else None
    return None


def _word_in_front(text: str, person: Person, sentence: Span) -> int:
    """Where "counterpart" stands that names the person; 0 where it does not."""
    start = max(sentence.start, person.name.start - _LONGEST_GAP)
    found = list(pattern("officials", "colleague").finditer(text, start, person.name.start))
    return found[-1].start() if found else 0


def _has_title(text: str, person: Person) -> bool:
    words = table("officials")["lists"]["colleague_words"]
    return person.title is not None and person.title.of(text).lower() not in words


def _without_party(text: str, title: Span, mentions: Sequence[Mention]) -> Span:
    """The title up to the country at its end, which is not the counterpart's."""
    last = [m.span for m in within(mentions, title) if m.span.start > title.start][-1:]
    if not last or last[0].end < title.end:
        return title
    ends = pattern("officials", "title_end").search(text, title.start, last[0].start)
    return Span(title.start, ends.start() if ends else title.end)
