"""What a user types → clauses. Total: no string is an error; what was repaired is said.

The grammar, with examples, is docs/query-language.md. Words keep their case: an engine may care
that US is no us.
"""

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache

from indexer.engines.clauses import (
    And,
    Clause,
    Dated,
    Not,
    Or,
    Parsed,
    Phrase,
    Prefix,
    Tagged,
    Word,
)
from indexer.engines.interface import Facet
from indexer.folding import fold
from indexer.periods import read_period

MAX_CHARACTERS = 512
MAX_CLAUSES = 32
MAX_NESTING = 10
SHORTEST_PREFIX = 2

TITLE = "title"
DATE_FIELDS = ("event", "published", "date")
FIELDS = (TITLE, *DATE_FIELDS, *Facet)

# far more than the canonical form of any query within the limits
_LONGEST_TYPED = 8 * MAX_CHARACTERS
_LEXEME = re.compile(
    r"""
      (?P<quoted> (?P<minus>-*) (?:(?P<scope>[A-Za-z_]+):)? "(?P<phrase>[^"]*)(?P<closing>"?) )
    | (?P<open> -*\( )
    | (?P<close> \) )
    | (?P<bar> \| )
    | (?P<term> [^\s()"|]+ )
    """,
    re.VERBOSE,
)
_FIELD = re.compile(r"([A-Za-z_]+):(.*)", re.DOTALL)
_DISTANCE = re.compile(r"[~^][~^\d.]*")
_SYMBOL = re.compile(r"[^\W\d_](?:\+\+|#)")
_RANGE = re.compile(r"\.\.+")
_OPERATORS = frozenset({"AND", "OR", "NOT"})


def parse(words: str) -> Parsed:
    """Return how a query is understood, and in words what was repaired, cut or not known."""
    reader = _Reader(_normalised(words[:_LONGEST_TYPED]))
    clause = reader.read()
    if len(words) > _LONGEST_TYPED:
        reader.notice_cut()
    return Parsed(clause, tuple(dict.fromkeys(reader.notices)))


class _Reader:
    """Recursive descent over the lexemes; its depth is bounded by MAX_NESTING."""

    def __init__(self, text: str) -> None:
        self.notices: list[str] = []
        self._lexemes = list(_LEXEME.finditer(text))
        self._at = 0
        self._ignored_parentheses = 0
        self._leaves = _Leaves(self.notices)

    def notice_cut(self) -> None:
        self.notices.append(_CUT)

    def read(self) -> Clause | None:
        parts = []
        while self._at < len(self._lexemes):
            parts.append(self._any_of(0))
            if self._peek() == "close":
                self._at += 1
                self.notices.append("A closing parenthesis without an opening one was ignored.")
        return _combined(And, parts)

    def _any_of(self, depth: int) -> Clause | None:
        parts = [self._all_of(depth)]
        while self._peek() == "OR":
            self._at += 1
            parts.append(self._all_of(depth))
        if len(parts) > 1 and None in parts:
            self.notices.append("An OR without words on both sides was ignored.")
        return _combined(Or, parts)

    def _all_of(self, depth: int) -> Clause | None:
        parts: list[Clause | None] = []
        while (kind := self._peek()) not in {"", "OR", "close"} or self._is_ignored_close(kind):
            if kind in {"AND", "close"}:
                self._at += 1
            else:
                parts.append(self._negatable(depth))
        return _combined(And, parts)

    def _is_ignored_close(self, kind: str) -> bool:
        if kind != "close" or not self._ignored_parentheses:
            return False
        self._ignored_parentheses -= 1
        return True

    def _negatable(self, depth: int) -> Clause | None:
        is_negated = False
        while self._peek() == "NOT":
            self._at += 1
            is_negated = not is_negated
        if self._peek() in {"", "OR", "AND", "close"}:
            self.notices.append("A NOT without a word after it was ignored.")
            return None
        lexeme = self._lexemes[self._at]
        self._at += 1
        is_negated ^= lexeme.group().startswith("-")
        clause = self._group(depth) if lexeme["open"] else self._leaves.leaf(lexeme)
        return _negated(clause) if is_negated else clause

    def _group(self, depth: int) -> Clause | None:
        if depth == MAX_NESTING:
            self._ignored_parentheses += 1
            self.notices.append(f"Parentheses more than {MAX_NESTING} deep were ignored.")
            return None
        inside = self._any_of(depth + 1)
        if self._peek() == "close":
            self._at += 1
        else:
            self.notices.append("A closing parenthesis was missing.")
        return inside

    def _peek(self) -> str:
        """The kind of the next lexeme: an operator, another kind, or empty at the end."""
        if self._at == len(self._lexemes):
            return ""
        lexeme = self._lexemes[self._at]
        if lexeme["bar"]:
            return "OR"
        if lexeme["term"] in _OPERATORS:
            return lexeme["term"]
        return "close" if lexeme["close"] else "operand"


_CUT = f"Only the first {MAX_CHARACTERS} characters of the words are searched."


class _Leaves:
    """Turns single lexemes into clauses, as many and as long as the limits allow."""

    def __init__(self, notices: list[str]) -> None:
        self._notices = notices
        self._clauses_left = MAX_CLAUSES
        self._characters_left = MAX_CHARACTERS

    def leaf(self, lexeme: re.Match[str]) -> Clause | None:
        if lexeme["quoted"] is None:
            return self._term(lexeme["term"])
        if not lexeme["closing"]:
            self._notices.append("A closing quotation mark was missing.")
        phrase = " ".join(lexeme["phrase"].split())
        if lexeme["scope"]:
            return self._scoped(lexeme["scope"], phrase, is_quoted=True)
        return self._phrase(phrase, "")

    def _term(self, term: str) -> Clause | None:
        if self._is_distance(term):
            return None
        term = _from_first_word(term)
        match = _FIELD.fullmatch(term)
        if match is None or match[2].startswith("//"):
            return self._word(term, "")
        return self._scoped(match[1], match[2], is_quoted=False)

    def _scoped(self, name: str, value: str, is_quoted: bool) -> Clause | None:
        known = name.lower()
        if known in FIELDS and not _has_word(value):
            self._notices.append(f"{known}: has no value and was ignored.")
            return None
        if known in FIELDS:
            return self._in_field(known, value, is_quoted)
        if _has_word(value):
            self._notices.append(_unknown_field(name))
        return _combined(And, [self._word(name, ""), self._anywhere(value, is_quoted)])

    def _anywhere(self, text: str, is_quoted: bool) -> Clause | None:
        if is_quoted:
            return self._phrase(text, "")
        return _combined(And, [self._word(part, "") for part in text.split(":")])

    def _in_field(self, name: str, value: str, is_quoted: bool) -> Clause | None:
        if name == TITLE:
            return self._phrase(value, TITLE) if is_quoted else self._word(value, TITLE)
        if name in DATE_FIELDS:
            return self._dated(name, value) or self._anywhere(value, is_quoted)
        if name in {Facet.YEAR, Facet.MONTH} and _RANGE.search(value):
            return self._dated("date", value) or self._anywhere(value, is_quoted)
        kept = self._within_limits(value if is_quoted else _core(value, keep=""))
        return Tagged(Facet(name), kept) if kept else None

    def _dated(self, name: str, value: str) -> Clause | None:
        since, *rest = (_core(edge, keep="") for edge in _RANGE.split(value, maxsplit=1))
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

    def _phrase(self, text: str, scope: str) -> Clause | None:
        kept = self._within_limits(text) if _has_word(text) else ""
        return Phrase(kept, scope) if kept else None

    def _word(self, typed: str, scope: str) -> Clause | None:
        stump, star, after = typed.partition("*")
        if star and _has_word(after):
            self._notices.append("A * stands only at the end of a word; the rest was ignored.")
        text = self._within_limits(_core(self._without_distance(_core(stump))))
        if not text:
            return None
        is_long_enough = sum(map(str.isalnum, text)) >= SHORTEST_PREFIX
        if star and not is_long_enough:
            self._notices.append(f"A * needs {SHORTEST_PREFIX} letters before it.")
        if star and is_long_enough:
            return Prefix(text, scope)
        return Word(text.lower() if text in _OPERATORS else text, scope)

    def _without_distance(self, text: str) -> str:
        """The text without ~2 or ^3 at its end, which other search engines have."""
        sign = re.search(r"[~^]", text)
        return text[: sign.start()] if sign and self._is_distance(text[sign.start() :]) else text

    def _is_distance(self, text: str) -> bool:
        is_distance = bool(_DISTANCE.fullmatch(text))
        if is_distance:
            self._notices.append(f"{text} is not part of the query language.")
        return is_distance

    def _within_limits(self, text: str) -> str:
        if not text:
            return ""
        if not self._clauses_left:
            self._notices.append(f"Only the first {MAX_CLAUSES} words and phrases are searched.")
            return ""
        if len(text) > self._characters_left:
            self._notices.append(_CUT)
            text = _core(text[: self._characters_left], keep="")
        self._clauses_left -= bool(text)
        self._characters_left -= len(text)
        return text


def _combined(kind: type[And] | type[Or], parts: list[Clause | None]) -> Clause | None:
    flat: list[Clause] = []
    for part in parts:
        if isinstance(part, kind):
            flat.extend(part.clauses)
        elif part is not None:
            flat.append(part)
    if len(flat) > 1:
        return kind(tuple(flat))
    return flat[0] if flat else None


def _negated(clause: Clause | None) -> Clause | None:
    if isinstance(clause, Not):
        return clause.clause
    return None if clause is None else Not(clause)


def _has_word(text: str) -> bool:
    return any(map(str.isalnum, text))


def _from_first_word(text: str) -> str:
    return text[next((i for i, char in enumerate(text) if char.isalnum()), len(text)) :]


def _core(text: str, keep: str = "symbols") -> str:
    """The text from its first letter or digit to its last; `C++` and `U.S.` keep their ends."""
    places = [i for i, char in enumerate(text) if char.isalnum()]
    if not places:
        return ""
    first, end = places[0], places[-1] + 1
    if keep and (symbol := _SYMBOL.match(text, end - 1)) and end - 1 == first:
        end = symbol.end()
    elif keep and len(places) > 1 and text[end : end + 1] == "." and text[end - 2] == ".":
        end += 1
    return text[first:end]


def _unknown_field(name: str) -> str:
    near = get_close_matches(name.lower(), FIELDS, n=1, cutoff=0.6)
    hint = f"the nearest is {near[0]}" if near else f"there are {', '.join(FIELDS)}"
    return f"There is no field {name}: it was searched as a word; {hint}."


def _normalised(typed: str) -> str:
    return "".join(map(_plain, unicodedata.normalize("NFKC", typed)))


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """Punctuation as on a keyboard; letters as typed; nothing for what cannot be seen."""
    folded = fold(char)
    return char if _has_word(folded) else folded
