"""Which round of its series a meeting is: "the 5th …", "seventh round of …", "inaugural"."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from indexer.model import Release, Span, Tag
from indexer.tagging.candidates import Candidate
from indexer.tagging.text import headline, opening

_DATA = Path(__file__).parent / "data"
_SENTENCES = 4
_LONGEST = 1500
_VAGUE = 1.8  # "first": also the first of a year, of a government
_KIND = (
    r"(?:dialogues?|consultations?|consultative|talks|working[ -]group|meetings?|rounds?|sessions?|forum|conference|commission"
    r"|committee|mechanism|summit|edition|convening|iteration|partnership|discussions?|exercise|council|ministerial|2\+2|group"
    r"|workshop|dialog|dialogu|réunion|édition|concertation|konsultationen|treffen|runde|sitzung|reunión|ronda|diálogo|edición"
    r"|consultas|riunione|dialogo|runda|spotkanie|konsultacje|reunião|rodada|JCC|SCM|SCC|EPPD|KIDD|BSD)"
)
_BETWEEN = r"(?:[ -](?!(?:and|or|day|half|time|week|month|year|country|anniversary|person|step|quarter|century|lady|vice|deputy|secretary|minister|was|were|is|has|had|to|member|woman|women|man|trip|visit|official|of several|in a|ever official|cohort|term|countries|annual P3|drawdown|ships?|Geneva|would)\b)[\w.&/+’'()–]+){0,11}?"
_FIGURE = re.compile(
    rf"(?<![\w.-])(?P<n>\d{{1,3}})(?:st|nd|rd|th|e|ème|\.|ª|º)(?:[ -]annual)?{_BETWEEN}[ -]{_KIND}(?!\w)",
    re.I,
)
_ROMAN = re.compile(rf"(?<![\w.-])(?P<n>[IVX]{{2,6}}){_BETWEEN}[ -]{_KIND}(?!\w)")
_EAST_ASIAN = re.compile(
    r"제 ?(?P<n>\d{1,3}) ?(?:차|회)|第 ?(?P<m>\d{1,3}) ?(?:回|次|届|轮)|(?<![\d.])(?P<k>\d{1,2})차(?= ?[가-힣 ·-]{0,30}(?:회의|협의|대화|회담|그룹))"
)
_OTHER_ROUND = re.compile(
    r"\b(?:next|previous|last|earlier|former|upcoming|forthcoming|since (?:the|its|their)|following (?:the|its|their)|after (?:the|its|their)|held in (?:19|20)\d\d|agreed at the|prior to|prochaine?|précédente?|dernière|letzten|nächsten|ahead of the|in advance of the|results of the|outcomes? of the)(?: \w+){0,2} ?$"
)
_NO_EVENT = re.compile(
    r"\b(?:Press Briefing|Public Schedule|National Day|Independence Day|Assistance|Sanctions)\b"
)
_PERSONAL = re.compile(
    r"['’]s? (?:\w+ )?(?:Call|Meeting|Travel|Visit|Trip|Return)\b|\b(?:Travels?|Visits?|Before Their|Remarks|Interview)\b"
)
_TAKES_PART = re.compile(
    r"\b(?:delegation to|co-?(?:chair|host)\w*|host\w*|conven\w+|represent\w*|chair\w*)\b[^.]{0,80}$"
)
_NEW_KIND = re.compile(r"\bthe first of (?:its|their) kind\b")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def tag_ordinal(release: Release) -> Tag[int] | None:
    """The number of the round."""
    chosen = _choose(ordinal_candidates(release))
    return chosen.tag if chosen else None


def ordinal_candidates(release: Release) -> tuple[Candidate[int], ...]:
    """Every number of a round in the headline and the first sentences."""
    return tuple(_candidates(release))


def _candidates(release: Release) -> Iterator[Candidate[int]]:
    yield from _in_span(release.text, headline(release), 5.0, "headline")
    title = headline(release).of(release.text)
    if _NO_EVENT.search(title):
        return
    is_personal = bool(_PERSONAL.search(title))
    for number, span in enumerate(opening(release, _SENTENCES)):
        span = Span(span.start, min(span.end, span.start + _LONGEST))
        for found in _in_span(release.text, span, 4.0 - 0.5 * number, "body"):
            before = release.text[span.start : found.spans[0].start]
            if not is_personal or _TAKES_PART.search(before):
                yield found


def _in_span(text: str, span: Span, score: float, place: str) -> Iterator[Candidate[int]]:
    for match, number in _numbers(text, span):
        is_other = _OTHER_ROUND.search(text, max(span.start, match.start() - 60), match.start())
        rule = f"ordinal.{'other round' if is_other else place}"
        weight = score - _VAGUE if match.group().lower().startswith("first ") else score
        yield Candidate(
            number, rule, 0.0 if is_other else weight, (Span(match.start(), match.end()),)
        )


def _numbers(text: str, span: Span) -> Iterator[tuple[re.Match[str], int]]:
    for match in _FIGURE.finditer(text, span.start, span.end):
        yield match, int(match["n"])
    for match in _spelled().finditer(text, span.start, span.end):
        yield match, _words()[match["n"].lower()]
    for match in _NEW_KIND.finditer(text, span.start, span.end):
        yield match, 1
    for match in _ROMAN.finditer(text, span.start, span.end):
        yield match, _roman(match["n"])
    for match in _EAST_ASIAN.finditer(text, span.start, span.end):
        yield match, int(match["n"] or match["m"] or match["k"])


@cache
def _words() -> dict[str, int]:
    table = tomllib.loads((_DATA / "ordinals.toml").read_text(encoding="utf-8"))["words"]
    return {word: int(number) for number, words in table.items() for word in words}


@cache
def _spelled() -> re.Pattern[str]:
    words = "|".join(sorted(_words(), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?P<n>{words})(?:[ -]ever)?(?:[ -]annual)?{_BETWEEN}[ -]{_KIND}(?!\w)", re.I
    )


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def _choose(candidates: Sequence[Candidate[int]]) -> Candidate[int] | None:
    """The best; of two rounds in the body one after the other, the later is the one reported."""
    best = max(candidates, key=lambda c: c.score, default=None)
    if best is None or best.score <= 0:
        return None
    later = (c for c in candidates if c.score > 1 and c.value == best.value + 1)
    return best if best.rule == "ordinal.headline" else next(later, best)
