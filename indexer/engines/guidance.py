"""What an engine says besides results: other names, how words may go on, why a score."""

from dataclasses import dataclass

from indexer.model import ReleaseId


@dataclass(frozen=True, slots=True)
class OtherNames:
    """Words of a query that name something, and the other names that were searched, too."""

    words: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Completion:
    """What typed letters may become: a value of a facet or, without a field, a word; and how many
    releases have it.
    """

    text: str
    count: int
    field: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """How often a release has one way of saying a word, and what each occurrence counts."""

    way: str
    counts_for: float
    in_title: int
    in_text: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one part of a query gives to the score of a release: `factor` · `rarity` · `weight`.

    The rarer the word among the releases that `having` has counted, the higher its rarity; the
    weight grows with the occurrences, ever more slowly, and is less in a longer release.
    """

    words: str
    factor: float
    rarity: float
    weight: float
    having: int
    occurrences: tuple[Occurrences, ...]

    @property
    def score(self) -> float:
        """The share itself."""
        return self.factor * self.rarity * self.weight


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a release has its score: the shares add up to it."""

    release: ReleaseId
    shares: tuple[Share, ...]
    title_boost: float
    length_factor: float

    @property
    def score(self) -> float:
        """The sum of the shares."""
        return sum(share.score for share in self.shares)
