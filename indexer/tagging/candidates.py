"""What every tagger works with: the sides of a release, and candidates with their reasons."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from indexer.model import Evidence, PartyCode, Span, Tag

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Sides:
    """Who published a release and who met, as far as the earlier taggers know, and its language."""

    issuer: PartyCode | None = None
    parties: tuple[PartyCode, ...] = ()
    counterparts: tuple[PartyCode, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Candidate(Generic[V]):
    """A value a tagger saw, the rule that saw it, and how strongly it speaks; higher is better."""

    value: V
    rule: str
    score: float = 1.0
    spans: tuple[Span, ...] = ()

    @property
    def tag(self) -> Tag[V]:
        """The candidate as a chosen tag."""
        return Tag(self.value, Evidence(self.rule, self.spans))


@dataclass(frozen=True, slots=True)
class Option:
    """A candidate as `readout explain` prints it: its value in words, and whether it won."""

    value: str
    rule: str
    score: float
    spans: tuple[Span, ...]
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every candidate of one field, in the order in which the tagger saw them."""

    field: str
    candidates: tuple[Option, ...]
