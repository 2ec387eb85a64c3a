"""What a query consists of; `str` of a clause is its canonical form, which reads as itself."""

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


def _quoted(value: str) -> str:
    is_bare = value.replace("-", "").replace("_", "").replace("..", "").isalnum()
    return value if is_bare else f'"{value}"'


def _scoped(name: str, text: str) -> str:
    return f"{name}:{text}" if name else text


def _grouped(clause: Clause, kinds: tuple[type, ...]) -> str:
    return f"({clause})" if isinstance(clause, kinds) else str(clause)
