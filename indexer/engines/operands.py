"""One thing between the operators of a query: a word, phrase, beginning or field with its value.

Words keep their case: an engine may care that US is no us.
"""

import re
from difflib import get_close_matches

from indexer.engines.clauses import And, Clause, Dated, Phrase, Prefix, Ranged, Tagged, Word
from indexer.engines.interface import NOT_STATED, Facet
from indexer.engines.modifiers import NO_POWER, NO_TILDE, Modifiers, modified, read, split
from indexer.engines.trees import combined
from indexer.periods import is_relative, read_period

MAX_CHARACTERS = 512
MAX_CLAUSES = 32
SHORTEST_PREFIX = 2
_LONGEST_NAME = 20

CUT = f"Only the first {MAX_CHARACTERS} characters of the words are searched."

TITLE = "title"
DATE_FIELDS = ("event", "published", "date")
FIELDS = (TITLE, *DATE_FIELDS, *Facet)

_FIELD = re.compile(r"([A-Za-z_]+):(.*)", re.DOTALL)
# from the first letter or digit to the last; C++ and U.S. keep their ends
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
_WORD = re.compile(
    r"[^\W\d_](?:\+\+|#)(?!.*[^\W_])|[^\W_](?:.*[^\W_])?(?:(?<=\.[^\W_])\.)?", re.DOTALL
)
_RANGE = re.compile(r"\.\.+")
_YEARS = re.compile(r"(\d{4}) ?- ?(\d{4})", re.ASCII)
_OPERATORS = frozenset({"AND", "OR", "NOT"})


class Operands:
    """Turns single lexemes into clauses, as many and as long as the limits allow."""

    def __init__(self, notices: list[str]) -> None:
        self._notices = notices
        self._clauses_left = MAX_CLAUSES
        self._characters_left = MAX_CHARACTERS

    def read(self, lexeme: re.Match[str]) -> Clause | None:
        """Return the clause of a term or of something quoted; None where nothing is left of it."""
        if lexeme["quoted"] is None:
            return self._term(lexeme["term"])
        if not lexeme["closing"]:
            self._notices.append("A closing quotation mark was missing.")
        phrase = " ".join(lexeme["phrase"].split())
        clause = (
            self._scoped(lexeme["scope"], phrase, is_quoted=True)
            if lexeme["scope"]
            else self._phrase(phrase, "")
        )
        modifiers = read(lexeme["after"], self._notices) if lexeme["after"] else Modifiers()
        return modified(clause, modifiers, self._notices)

    def _term(self, typed: str) -> Clause | None:
        bare, modifiers = split(typed, self._notices)
        if not has_word(bare):
            self._ignore(modifiers)
            return None
        return modified(self._bare(bare), modifiers, self._notices)

    def _ignore(self, modifiers: Modifiers) -> None:
        """Say that modifiers stand alone."""
        if modifiers.tilde is not None:
            self._notices.append(NO_TILDE)
        if modifiers.factor is not None:
            self._notices.append(NO_POWER)

    def _bare(self, term: str) -> Clause | None:
        term = _from_first_word(term)
        match = _FIELD.fullmatch(term)
        if match is None or match[2].startswith("//"):
            return self._word(term, "")
        return self._scoped(match[1], match[2], is_quoted=False)

    def _scoped(self, name: str, value: str, is_quoted: bool) -> Clause | None:
        known = name.lower()
        if known in FIELDS and not has_word(value):
            self._notices.append(f"{known}: has no value and was ignored.")
            return None
        if known in FIELDS:
            return self._in_field(known, value, is_quoted)
        if has_word(value):
            self._notices.append(_unknown_field(name))
        return combined(And, [self._word(name, ""), self._anywhere(value, is_quoted)])

    def _anywhere(self, text: str, is_quoted: bool) -> Clause | None:
        if is_quoted:
            return self._phrase(text, "")
        return combined(And, [self._word(part, "") for part in text.split(":")])

    def _in_field(self, name: str, value: str, is_quoted: bool) -> Clause | None:
        if name == TITLE:
            return self._phrase(value, TITLE) if is_quoted else self._word(value, TITLE)
        if name in DATE_FIELDS:
            return self._dated(name, value) or self._anywhere(value, is_quoted)
        if name in {Facet.YEAR, Facet.MONTH} and _RANGE.search(value):
            return self._dated("date", value) or self._anywhere(value, is_quoted)
        if _RANGE.search(value):
            return self._ranged(Facet(name), value)
        kept = self._within_limits(value if is_quoted else _core(value))
        return Tagged(Facet(name), kept) if kept else None

    def _ranged(self, name: Facet, value: str) -> Clause | None:
        since, until = (_core(edge) for edge in _RANGE.split(value, maxsplit=1))
        is_within = bool(self._within_limits(f"{since}..{until}"))
        return Ranged(name, since, until) if is_within else None

    def _dated(self, name: str, value: str) -> Clause | None:
        if is_relative(_core(value)) or _core(value).lower() == NOT_STATED:
            edge = self._within_limits(_core(value)).lower()
            return Dated(name, edge, edge) if edge else None
        value = self._with_dots(name, value)
        since, *rest = (_core(edge) for edge in _RANGE.split(value, maxsplit=1))
        until = rest[0] if rest else since
        try:
            edges = [read_period(edge) for edge in (since, until) if edge]
        except ValueError as error:
            self._notices.append(f"{name}: {error}; it was searched as a word.")
            return None
        if edges[0].first > edges[-1].last:
            self._notices.append(f"{name}: the later date came first; they were swapped.")
            since, until = until, since
        return Dated(name, since, until) if self._within_limits(value) else None

    def _with_dots(self, name: str, value: str) -> str:
        """2018..2020 for 2018-2020, which phones write with a longer dash."""
        years = _YEARS.fullmatch(_core(value))
        if years is None:
            return value
        self._notices.append(f"{name}: {years[0]} was read as {years[1]}..{years[2]}.")
        return f"{years[1]}..{years[2]}"

    def _phrase(self, text: str, scope: str) -> Clause | None:
        kept = self._within_limits(text) if has_word(text) else ""
        return Phrase(kept, scope) if kept else None

    def _word(self, typed: str, scope: str) -> Clause | None:
        stump, star, after = typed.partition("*")
        if star and has_word(after):
            self._notices.append("A * stands only at the end of a word; the rest was ignored.")
        bare, _ = split(_core(stump, _WORD), self._notices)
        text = self._within_limits(_core(bare, _WORD))
        if not text:
            return None
        is_long_enough = sum(map(str.isalnum, text)) >= SHORTEST_PREFIX
        if star and not is_long_enough:
            self._notices.append(f"A * needs {SHORTEST_PREFIX} letters before it.")
        if star and is_long_enough:
            return Prefix(text, scope)
        return Word(text.lower() if text in _OPERATORS else text, scope)

    def _within_limits(self, text: str) -> str:
        if not text:
            return ""
        if not self._clauses_left:
            self._notices.append(f"Only the first {MAX_CLAUSES} words and phrases are searched.")
            return ""
        if len(text) > self._characters_left:
            self._notices.append(CUT)
            text = _core(text[: self._characters_left])
        self._clauses_left -= bool(text)
        self._characters_left -= len(text)
        return text


def has_word(text: str) -> bool:
    """Whether there is anything to search for in a text."""
    return any(map(str.isalnum, text))


def _from_first_word(text: str) -> str:
    first = _CORE.search(text)
    return text[first.start() :] if first else ""


def _core(text: str, pattern: re.Pattern[str] = _CORE) -> str:
    found = pattern.search(text)
    return found.group() if found else ""


def _unknown_field(name: str) -> str:
    name = name[:_LONGEST_NAME]
    near = get_close_matches(name.lower(), FIELDS, n=1, cutoff=0.6)
    hint = f"the nearest is {near[0]}" if near else f"there are {', '.join(FIELDS)}"
    return f"There is no field {name}: it was searched as a word; {hint}."
