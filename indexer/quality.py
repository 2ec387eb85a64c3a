"""How good the tags are: precision, recall, F1 and exact matches per field, against gold."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.errors import ReadoutError
from indexer.folding import fold
from indexer.record import Record

Gold = Mapping[str, Any]
Values = tuple[str, ...]
Floors = Mapping[str, Mapping[str, float]]
IsSame = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Wrong:
    """One field of one release that differs from gold."""

    field: str
    release: str
    expected: Values
    found: Values


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one field over all releases of the gold.

    `right` values of `found` are among the `expected`; `exact` of `releases` agree as a whole.
    """

    releases: int
    exact: int
    right: int
    found: int
    expected: int

    @property
    def precision(self) -> float:
        """Share of the found values that are right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the expected values that were found; 1 where nothing was expected."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def exactness(self) -> float:
        """Share of the releases whose field agrees as a whole."""
        return self.exact / self.releases if self.releases else 1.0

    def figures(self) -> dict[str, float]:
        """Return the figures that floors are set on, rounded to three places."""
        figures = {
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "exact": self.exactness,
        }
        return {name: round(value, 3) for name, value in figures.items()}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores by field, what was wrong, and the gold lines that no release answers to."""

    scores: Mapping[str, Score]
    wrong: tuple[Wrong, ...]
    missing: tuple[str, ...]

    def broken_floors(self, floors: Floors) -> tuple[str, ...]:
        """Return a sentence for each floor that is not reached, or whose field gold leaves out."""
        reached = {name: score.figures() for name, score in self.scores.items()}
        return tuple(
            f"{name}: {figure} is {reached.get(name, {}).get(figure)}, the floor is {least}"
            for name, figures in floors.items()
            for figure, least in figures.items()
            if reached.get(name, {}).get(figure, -1.0) < least
        )


def read_gold(path: Path) -> tuple[Gold, ...]:
    """Return the lines of a gold file. Raises ReadoutError where one is not a JSON object."""
    gold = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            gold.append(_gold_line(line, f"{path} line {number}"))
    return tuple(gold)


def read_floors(path: Path) -> Floors:
    """Return the floors of a file: field → figure → least value. Raises ReadoutError."""
    try:
        floors = json.loads(path.read_text("utf-8"))
        return {
            str(field): {_FIGURES[name]: float(least) for name, least in figures.items()}
            for field, figures in floors.items()
        }
    except (ValueError, AttributeError, TypeError, KeyError) as error:
        shape = '{"counterparts": {"precision": 0.9}}'
        raise ReadoutError(f"{path} holds no floors like {shape}: {error!r}") from error


_FIGURES = {name: name for name in ("precision", "recall", "f1", "exact")}


def _gold_line(line: str, where: str) -> Gold:
    try:
        gold = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReadoutError(f"{where} is not JSON: {error}") from error
    if not isinstance(gold, dict) or not _key(gold):
        raise ReadoutError(f"{where} names no release: it needs `file`, `guid` or `id`")
    return gold


def evaluate(gold: Iterable[Gold], records: Iterable[Record]) -> Evaluation:
    """Compare records with gold lines, matched by `file`, `guid` or `id`.

    A gold line leaves out the fields that it does not judge; `accept` lists further right values.
    """
    by_key = {key: record for record in records for key in (record["id"], record["source_id"])}
    tallies = {name: [0, 0, 0, 0, 0] for name in _FIELDS}
    wrong, missing = [], []
    for line in gold:
        record = by_key.get(_key(line))
        if record is None:
            missing.append(_key(line))
        for name, expected, found, same in _comparisons(line, record or {}):
            right = _right(expected, found, same)
            is_exact = right == len(expected) == len(found)
            row = (1, int(is_exact), right, len(found), len(expected))
            tallies[name] = [a + b for a, b in zip(tallies[name], row, strict=True)]
            if not is_exact:
                wrong.append(Wrong(name, _key(line), expected, found))
    scores = {name: Score(*tally) for name, tally in tallies.items() if tally[0]}
    return Evaluation(scores, tuple(wrong), tuple(missing))


def _key(line: Gold) -> str:
    return str(line.get("file") or line.get("guid") or line.get("id") or "")


def _comparisons(line: Gold, record: Record) -> Iterator[tuple[str, Values, Values, IsSame]]:
    for name, (gold_field, same) in _FIELDS.items():
        if gold_field in line:
            found = _values(record.get(name))
            yield name, _nearest(line, gold_field, found), _judged(line, name, found), same


def _nearest(line: Gold, gold_field: str, found: Values) -> Values:
    """Return the accepted answer that equals what was found, else the first one."""
    answers = [line[gold_field], *line.get("accept", {}).get(gold_field, [])]
    choices = [_values(answer) for answer in answers]
    return next((choice for choice in choices if set(choice) == set(found)), choices[0])


def _judged(line: Gold, name: str, found: Values) -> Values:
    """Leave out officials that gold calls optional, or all others where it saw a part only."""
    if name != "officials":
        return found
    leads = [official["name"] for official in line["lead_officials"]]
    spare = line.get("optional_officials", [])
    return tuple(
        who
        for who in found
        if any(is_same_name(who, lead) for lead in leads)
        or not (line.get("cut") or any(is_same_name(who, other) for other in spare))
    )


def _values(value: Any) -> Values:
    if value is None or value == "":
        return ()
    if isinstance(value, list):
        return tuple(_name(entry) for entry in value)
    return (_name(value),)


def _name(value: Any) -> str:
    return str(value["name"] if isinstance(value, dict) else value)


def _right(expected: Values, found: Values, same: IsSame) -> int:
    """Return how many found values match an expected one, each expected one once."""
    rest = list(found)
    for value in expected:
        match = next((other for other in rest if same(value, other)), None)
        if match is not None:
            rest.remove(match)
    return len(found) - len(rest)


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two printed names are one person's: equal words, or fewer and an end shared."""
    a, b = _words(one), _words(other)
    if not a or not b:
        return False
    if set(a) == set(b) or "".join(a) == "".join(b):
        return True
    return (set(a) < set(b) or set(b) < set(a)) and (a[-1] == b[-1] or a[0] == b[0])


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", fold(name).replace("-", "").replace("'", ""))


def _is_same_place(one: str, other: str) -> bool:
    a, b = set(_words(one)), set(_words(other))
    return bool(a) and (a <= b or b <= a)


def _is_equal(one: str, other: str) -> bool:
    return one == other


_FIELDS: dict[str, tuple[str, IsSame]] = {
    "title": ("title", _is_equal),
    "language": ("language", _is_equal),
    "published": ("release_date", _is_equal),
    "event_start": ("event_start", _is_equal),
    "event_end": ("event_end", _is_equal),
    "parties": ("parties", _is_equal),
    "counterparts": ("counterparts", _is_equal),
    "officials": ("lead_officials", is_same_name),
    "event_type": ("event_type", _is_equal),
    "ordinal": ("ordinal", _is_equal),
    "venue": ("venue_city", _is_same_place),
}
"""Field of a record → field of gold, and when two values agree."""
