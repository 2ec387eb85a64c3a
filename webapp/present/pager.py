"""Page numbers: the first, the last, and those around the current one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from webapp import wording
from webapp.present.answer import Answer

NEAR = 1


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page number; a gap has neither number nor address."""

    number: int | None
    url: str | None = None
    is_current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """The numbered pages and the neighbours of the current one."""

    pages: tuple[PageLink, ...]
    previous_url: str | None
    next_url: str | None
    extent: str


def page_url(answer: Answer, number: int, path: str = "/search") -> str:
    """Return the address of a page of these results."""
    return answer.url(replace(answer.query, page=number), path)


def pager(answer: Answer, path: str = "/search") -> Pager | None:
    """Return the pages of these results; None where there is one."""
    last, current = answer.pages, answer.query.page
    if last == 1:
        return None
    return Pager(
        pages=tuple(_links(answer, path)),
        previous_url=page_url(answer, current - 1, path) if current > 1 else None,
        next_url=page_url(answer, current + 1, path) if current < last else None,
        extent=_extent(answer),
    )


def _links(answer: Answer, path: str) -> Iterator[PageLink]:
    current, last = answer.query.page, answer.pages
    near = range(max(1, current - NEAR), min(last, current + NEAR) + 1)
    before = 0
    for number in sorted({1, last, *near}):
        if number > before + 1:
            yield PageLink(None)
        yield PageLink(number, page_url(answer, number, path), number == current)
        before = number


def _extent(answer: Answer) -> str:
    first = (answer.query.page - 1) * answer.query.per_page + 1
    last = min(answer.results.total, first + answer.query.per_page - 1)
    return f"{first}–{last} of {wording.number(answer.results.total)}"
