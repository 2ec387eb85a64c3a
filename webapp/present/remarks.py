"""What is said beside results: how words were read, other words and names, why a score."""

from dataclasses import dataclass, replace

from indexer.engines.guidance import Explanation, OtherNames
from indexer.engines.interface import Sort
from indexer.results import explained
from webapp.params import EXPLAIN
from webapp.present.answer import Answer
from webapp.present.parts import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Other words that find more, with how many."""

    words: str
    url: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """How the words were read, which other names were searched, and how to do without these."""

    interpretation: str
    aliases: tuple[OtherNames, ...]
    exact_url: str | None
    names_url: str | None


@dataclass(frozen=True, slots=True)
class Why:
    """A score and what it is made of."""

    score: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is to be said beside the results: of the arguments, of other words, of the scores."""

    notices: tuple[str, ...] = ()
    suggestion: Suggestion | None = None
    whys: tuple[Explanation, ...] = ()


NO_REMARKS = Remarks()


def echo(answer: Answer) -> Echo | None:
    """Return the line that says what was searched; nothing was, where nothing was typed."""
    query, aliases = answer.query, answer.results.aliases
    if not query.words:
        return None
    return Echo(
        interpretation=answer.results.interpretation,
        aliases=aliases,
        exact_url=answer.url(replace(query, exact=True, page=1)) if aliases else None,
        names_url=answer.url(replace(query, exact=False, page=1)) if query.exact else None,
    )


def why(explanation: Explanation) -> Why:
    """Return why a release has its score, in words."""
    return Why(f"{explanation.score:.2f}", tuple(explained(explanation)))


def why_link(answer: Answer, is_shown: bool) -> Link | None:
    """Shows the scores or hides them, where there are any."""
    if answer.query.sort is not Sort.RELEVANCE or not answer.query.words:
        return None
    url = answer.url()
    return Link("hide scores", url) if is_shown else Link("why these?", f"{url}&{EXPLAIN}=1")
