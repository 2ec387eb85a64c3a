"""What a user types → clauses. Total: no string is an error; what was repaired is said.

The grammar, with examples, is docs/query-language.md.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from indexer.engines.clauses import And, Clause, Not, Or, Parsed
from indexer.engines.modifiers import boosted, read
from indexer.engines.operands import CUT, MAX_CHARACTERS, Operands, has_word
from indexer.engines.trees import combined
from indexer.folding import fold

MAX_NESTING = 10

# far more than the canonical form of any query within the limits
_LONGEST_TYPED = 8 * MAX_CHARACTERS
_LEXEME = re.compile(
    r"""
      (?P<quoted> -*(?:(?P<scope>[A-Za-z_]+):)? "(?P<phrase>[^"]*)
        (?: (?P<closing>") (?P<after>[~^][~^\d.]*)? )? )
    | (?P<open> -*\( )
    | (?P<close> \) (?P<power>\^[\d.]*)? )
    | (?P<bar> \| )
    | (?P<term> [^\s()"|]+ )
    """,
    re.VERBOSE,
)
_OPERATORS = frozenset({"AND", "OR", "NOT"})
# quotation marks of Korean, Japanese and Chinese, which release and query need not share
_QUOTES = str.maketrans(dict.fromkeys("「」『』《》〈〉〝〞〟", '"'))
_NO_OPERAND = frozenset({"", "AND", "OR", "close"})


def parse(words: str) -> Parsed:
    """Return how a query is understood, and in words what was repaired, cut or not known."""
    notices = [CUT] if len(words) > _LONGEST_TYPED else []
    lexemes = _LEXEME.finditer(_normalised(words[:_LONGEST_TYPED]))
    clause = _Reader(list(_balanced(lexemes, notices)), notices).any_of()
    return Parsed(clause, tuple(dict.fromkeys(notices)))


def _balanced(lexemes: Iterator[re.Match[str]], notices: list[str]) -> Iterator[re.Match[str]]:
    """Leave out parentheses that nothing opened and those that are too deep."""
    depth = 0
    for lexeme in lexemes:
        depth += bool(lexeme["open"])
        if (lexeme["open"] or lexeme["close"]) and depth > MAX_NESTING:
            notices.append(f"Parentheses more than {MAX_NESTING} deep were ignored.")
        elif lexeme["close"] and not depth:
            notices.append("A closing parenthesis without an opening one was ignored.")
        else:
            yield lexeme
        depth -= bool(lexeme["close"] and depth)
    if depth:
        notices.append("A closing parenthesis was missing.")


class _Reader:
    """Recursive descent over lexemes, whose parentheses bound its depth."""

    def __init__(self, lexemes: list[re.Match[str]], notices: list[str]) -> None:
        self._lexemes = lexemes
        self._at = 0
        self._notices = notices
        self._operands = Operands(notices)

    def any_of(self) -> Clause | None:
        parts = [self._all_of()]
        while self._skips("OR"):
            parts.append(self._all_of())
        if len(parts) > 1 and None in parts:
            self._notices.append("An OR without words on both sides was ignored.")
        return combined(Or, parts)

    def _all_of(self) -> Clause | None:
        parts: list[Clause | None] = []
        while self._kind() not in {"", "OR", "close"}:
            if not self._skips("AND"):
                parts.append(self._negatable())
        return combined(And, parts)

    def _negatable(self) -> Clause | None:
        is_negated = False
        while self._skips("NOT"):
            is_negated = not is_negated
        if self._kind() in _NO_OPERAND:
            self._notices.append("A NOT without a word after it was ignored.")
            return None
        lexeme = self._next()
        clause = self._group() if lexeme["open"] else self._operands.read(lexeme)
        return _negated(clause) if is_negated != lexeme.group().startswith("-") else clause

    def _group(self) -> Clause | None:
        inside = self.any_of()
        is_closed = self._skips("close")
        written = self._lexemes[self._at - 1]["power"] if is_closed else None
        factor = read(written, self._notices).factor if written else None
        return boosted(inside, factor, self._notices)

    def _next(self) -> re.Match[str]:
        self._at += 1
        return self._lexemes[self._at - 1]

    def _skips(self, kind: str) -> bool:
        """Go over the next lexeme if it is of a kind."""
        is_next = self._kind() == kind
        self._at += is_next
        return is_next

    def _kind(self) -> str:
        """What the next lexeme is: an operator, `close`, `operand`, or empty at the end."""
        if self._at == len(self._lexemes):
            return ""
        lexeme = self._lexemes[self._at]
        if lexeme["bar"]:
            return "OR"
        if lexeme["term"] in _OPERATORS:
            return lexeme["term"]
        return "close" if lexeme["close"] else "operand"


def _negated(clause: Clause | None) -> Clause | None:
    if isinstance(clause, Not):
        return clause.clause
    return None if clause is None else Not(clause)


def _normalised(typed: str) -> str:
    return "".join(map(_plain, unicodedata.normalize("NFKC", typed.translate(_QUOTES))))


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """Punctuation as on a keyboard; letters as typed; nothing for what cannot be seen."""
    folded = fold(char)
    return char if has_word(folded) else folded
