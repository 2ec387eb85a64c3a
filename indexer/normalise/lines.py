"""What a reader makes of a release: lines in page order, with what the page tells about each."""

from dataclasses import dataclass, field
from enum import StrEnum

from indexer.model import Declared

_NOTHING = Declared()


@dataclass(frozen=True, slots=True)
class Line:
    """One line as a reader of the page would see it; `text` has single spaces and is never empty.

    `level` is 1 to 6 for a heading, else 0. `linked` is the share of the text that is links.
    `block` numbers the page's element around the line. `is_joined`: only a line break parts it from
    the line before. `fields` counts what wide gaps part it into. `aside` names the rule by which
    the page's markup, or the reader, gives it away as clutter.
    """

    text: str
    level: int = 0
    linked: float = 0.0
    block: int = 0
    is_joined: bool = False
    fields: int = 1
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A release as read: its lines, what its metadata declares, and the text as received.

    `titles` are the headlines that metadata gives, the most trusted first. `core` is the first and
    the last of the blocks that hold the bulk of the prose, where there is markup. `headline` is
    the number of its line, where that is known for sure.
    """

    lines: tuple[Line, ...]
    declared: Declared = _NOTHING
    received: str = field(default="", repr=False)
    titles: tuple[str, ...] = ()
    core: tuple[int, int] | None = None
    headline: int | None = None


class Verdict(StrEnum):
    """What becomes of a line."""

    KEPT = "kept"
    HEADLINE = "headline"
    SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True)
class Judged:
    """A line with its verdict and the rule that gave it; what `readout explain` prints."""

    line: Line
    verdict: Verdict
    rule: str = ""
