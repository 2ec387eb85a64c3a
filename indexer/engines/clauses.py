"""What a query consists of; `str` of a clause is its canonical form, which reads as itself."""

from dataclasses import dataclass, field
from datetime import date

from indexer.engines.interface import Facet
from indexer.periods import read_period


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms, anywhere or, with a field, in the title."""

    text: str
    field: str = ""

    def __str__(self) -> str:
        return _scoped(self.field, self.text)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row, as written."""

    text: str
    field: str = ""

    def __str__(self) -> str:
        return _scoped(self.field, f'"{self.text}"')


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that begins so."""

    text: str
    field: str = ""

    def __str__(self) -> str:
        return _scoped(self.field, f"{self.text}*")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A facet with a value that is, or contains, these words."""

    field: Facet
    value: str

    def __str__(self) -> str:
        is_bare = self.value.replace("-", "").replace("_", "").isalnum()
        return f"{self.field}:{self.value}" if is_bare else f'{self.field}:"{self.value}"'


@dataclass(frozen=True, slots=True)
class Dated:
    """A date from `since` to `until`, each a day, month or year as typed, or open where empty."""

    field: str
    since: str
    until: str

    def __str__(self) -> str:
        value = self.since if self.since == self.until else f"{self.since}..{self.until}"
        return f"{self.field}:{value}"

    @property
    def first(self) -> date | None:
        """First day of the range."""
        return read_period(self.since).first if self.since else None

    @property
    def last(self) -> date | None:
        """Last day of the range."""
        return read_period(self.until).last if self.until else None


@dataclass(frozen=True, slots=True)
class Not:
    """All releases but those of a clause."""

    clause: "Clause"

    def __str__(self) -> str:
        return f"-{_grouped(self.clause, (And, Or))}"


@dataclass(frozen=True, slots=True)
class And:
    """Releases that every clause finds."""

    clauses: tuple["Clause", ...]

    def __str__(self) -> str:
        return " ".join(_grouped(clause, (Or,)) for clause in self.clauses)


@dataclass(frozen=True, slots=True)
class Or:
    """Releases that some clause finds."""

    clauses: tuple["Clause", ...]

    def __str__(self) -> str:
        return " OR ".join(str(clause) for clause in self.clauses)


Text = Word | Phrase | Prefix
Clause = Text | Tagged | Dated | Not | And | Or


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query as understood; without a clause it finds everything."""

    clause: Clause | None
    notices: tuple[str, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        return "" if self.clause is None else str(self.clause)


def interpretation(clause: Clause | None) -> str:
    """Return how a query was read, with every operator spelt out."""
    match clause:
        case None:
            return "all releases"
        case Not():
            return f"NOT {_nested(clause.clause)}"
        case And():
            return " AND ".join(_nested(part) for part in clause.clauses)
        case Or():
            return " OR ".join(_nested(part) for part in clause.clauses)
        case _:
            return str(clause)


def combined(kind: type[And] | type[Or], parts: list[Clause | None]) -> Clause | None:
    """Return the parts as one clause; nested ones of the same kind are taken apart."""
    flat: list[Clause] = []
    for part in parts:
        if isinstance(part, kind):
            flat.extend(part.clauses)
        elif part is not None:
            flat.append(part)
    if len(flat) > 1:
        return kind(tuple(flat))
    return flat[0] if flat else None


def _nested(clause: Clause) -> str:
    text = interpretation(clause)
    return f"({text})" if isinstance(clause, And | Or) else text


def _scoped(name: str, text: str) -> str:
    return f"{name}:{text}" if name else text


def _grouped(clause: Clause, kinds: tuple[type, ...]) -> str:
    return f"({clause})" if isinstance(clause, kinds) else str(clause)
