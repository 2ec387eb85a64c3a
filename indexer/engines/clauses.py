"""What a query consists of; `str` of a clause is its canonical form, which reads as itself."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from indexer.engines.interface import NOT_STATED, Facet
from indexer.periods import Period, is_relative, last_days, read_period


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
class Near:
    """Words as written, in any order, with at most `distance` others in between."""

    text: str
    distance: int
    field: str = ""

    def __str__(self) -> str:
        return _scoped(self.field, f'"{self.text}"~{self.distance}')


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that begins so."""

    text: str
    field: str = ""

    def __str__(self) -> str:
        return _scoped(self.field, f"{self.text}*")


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Any word that at most `edits` letters added, dropped, changed or swapped make of this one."""

    text: str
    edits: int
    field: str = ""

    def __str__(self) -> str:
        return _scoped(self.field, f"{self.text}~{self.edits}")


@dataclass(frozen=True, slots=True)
class Alias:
    """Words that name something, or any other of its names, which count less."""

    words: tuple[Word, ...]
    names: tuple[str, ...]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The words as typed."""
        return " ".join(word.text for word in self.words)

    @property
    def field(self) -> str:
        """Everywhere: in a field names are taken as they stand."""
        return ""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A facet with a value that is, or contains, these words."""

    field: Facet
    value: str

    def __str__(self) -> str:
        return f"{self.field}:{_quoted(self.value)}"


@dataclass(frozen=True, slots=True)
class Ranged:
    """A facet with a value from `since` to `until` in the order of the alphabet; the end counts
    whole: `a..c` has Canada in it. Either may be empty.
    """

    field: Facet
    since: str
    until: str

    def __str__(self) -> str:
        return f"{self.field}:{_quoted(f'{self.since}..{self.until}')}"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date from `since` to `until`, each a day, month or year as typed, or open where empty.

    Both may be the same number of days back from today, `last-90d`, or `none`: no date is known.
    """

    field: str
    since: str
    until: str

    def __str__(self) -> str:
        value = self.since if self.since == self.until else f"{self.since}..{self.until}"
        return f"{self.field}:{value}"

    @property
    def is_unknown(self) -> bool:
        """Whether releases without a date are asked for."""
        return self.since == NOT_STATED

    @property
    def is_relative(self) -> bool:
        """Whether the days depend on what day it is."""
        return is_relative(self.since)

    def on(self, today: date) -> "Dated":
        """Return the same days without looking at the calendar again."""
        if not self.is_relative:
            return self
        days = last_days(self.since, today)
        return replace(self, since=days.first.isoformat(), until=days.last.isoformat())

    @property
    def first(self) -> date | None:
        """First day of the range."""
        return self._period(self.since).first if self.since else None

    @property
    def last(self) -> date | None:
        """Last day of the range."""
        return self._period(self.until).last if self.until else None

    def _period(self, edge: str) -> Period:
        return read_period(edge)


@dataclass(frozen=True, slots=True)
class Boosted:
    """A clause whose score counts several times, or in part."""

    clause: "Clause"
    factor: float

    def __str__(self) -> str:
        return f"{_grouped(self.clause, (And, Or))}^{self.factor:g}"


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


Text = Word | Phrase | Near | Prefix | Fuzzy | Alias
Clause = Text | Tagged | Ranged | Dated | Boosted | Not | And | Or


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
        case Boosted():
            return f"{_nested(clause.clause)}^{clause.factor:g}"
        case And():
            return " AND ".join(_nested(part) for part in clause.clauses)
        case Or():
            return " OR ".join(_nested(part) for part in clause.clauses)
        case _:
            return str(clause)


def texts(clause: Clause | None) -> list[Text]:
    """Return the words, phrases and the like that a clause asks for, without those it excludes."""
    match clause:
        case And() | Or():
            return list(dict.fromkeys(text for part in clause.clauses for text in texts(part)))
        case Boosted():
            return texts(clause.clause)
        case Alias(words) if len(words) > 1:
            return [*words, clause]
        case Word() | Phrase() | Near() | Prefix() | Fuzzy() | Alias():
            return [clause]
        case _:
            return []


def mapped(clause: Clause, change: Callable[[Clause], Clause]) -> Clause:
    """Return a clause with a change made to each of its parts, and then to itself."""
    match clause:
        case And() | Or():
            parts = tuple(mapped(part, change) for part in clause.clauses)
            return change(replace(clause, clauses=parts))
        case Not() | Boosted():
            return change(replace(clause, clause=mapped(clause.clause, change)))
        case _:
            return change(clause)


def on_day(clause: Clause, today: date) -> Clause:
    """Return a clause whose dates no longer depend on what day it is."""
    return mapped(clause, lambda part: part.on(today) if isinstance(part, Dated) else part)


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


def _quoted(value: str) -> str:
    is_bare = value.replace("-", "").replace("_", "").replace("..", "").isalnum()
    return value if is_bare else f'"{value}"'


def _scoped(name: str, text: str) -> str:
    return f"{name}:{text}" if name else text


def _grouped(clause: Clause, kinds: tuple[type, ...]) -> str:
    return f"({clause})" if isinstance(clause, kinds) else str(clause)
