"""All releases at a glance → the page behind an empty search box."""

from dataclasses import dataclass, replace

from indexer.engines.interface import Facet, Query, Sort
from indexer.labels import field_label, value_label
from webapp import links, wording
from webapp.present.answer import Answer
from webapp.present.histogram import Histogram, histogram
from webapp.present.parts import Counted, Link
from webapp.present.results import Doors, doors
from webapp.present.rows import Row, row

NEWEST = 6
SHOWN = 8
INDEX = (Facet.PARTY, Facet.KIND, Facet.EVENT_TYPE, Facet.LANGUAGE)
QUERY = Query(
    sort=Sort.DATE,
    per_page=NEWEST,
    facets=(*INDEX, Facet.YEAR, Facet.ISSUER, Facet.TOPIC, Facet.OFFICIAL, Facet.SERIES),
)
"""What the page asks the index for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexSection:
    """One facet of the whole collection, its most frequent values first."""

    label: str
    entries: tuple[Counted, ...]
    all_link: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """Everything that the browse page prints."""

    heading: str
    facts: tuple[str, ...]
    examples: tuple[Link, ...]
    histogram: Histogram | None
    sections: tuple[IndexSection, ...]
    rows: tuple[Row, ...]
    all_link: Link
    doors: Doors


def home_page(answer: Answer, examples: tuple[str, ...]) -> HomePage:
    """Return the browse page for an answer to `QUERY`."""
    total = wording.counted(answer.results.total, "release")
    return HomePage(
        heading=total,
        facts=tuple(_facts(answer)),
        examples=tuple(Link(words, links.search(Query(words=words))) for words in examples),
        # the few rows here are no length that links should go on with
        histogram=histogram(replace(answer, page_size=answer.query.per_page)),
        sections=tuple(_section(answer, field) for field in INDEX if answer.results.facets[field]),
        rows=tuple(row(hit) for hit in answer.results.hits),
        all_link=Link(f"All {total}, newest first", links.search(Query(sort=Sort.DATE))),
        doors=doors(Answer(Query(sort=Sort.DATE), answer.results)),
    )


def candidate_examples(answer: Answer) -> tuple[str, ...]:
    """Return queries worth trying on this collection, made of its most frequent values."""
    topics = sorted((topic.lower() for topic in _top(answer, Facet.TOPIC, SHOWN)), key=len)
    series, officials = _top(answer, Facet.SERIES, 1), _top(answer, Facet.OFFICIAL, 1)
    return (
        *topics[:1],
        *(f'"{topic}"' for topic in topics[1:2]),
        *(f"{topic} -kind:news" for topic in topics[2:3]),
        *(f'official:"{name}"' for name in officials),
        *(f'series:"{name}"' for name in series),
    )


def _facts(answer: Answer) -> list[str]:
    counts = answer.results.facets
    years = sorted(year for year, count in counts[Facet.YEAR] if year.isdecimal() and count)
    languages = len(counts[Facet.LANGUAGE])
    facts = [f"by {wording.counted(len(counts[Facet.ISSUER]), 'publisher')}"]
    if years:
        span = years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}"
        facts.append(f"{span}, in {wording.counted(languages, 'language')}")
    return facts


def _section(answer: Answer, field: Facet) -> IndexSection:
    counts = answer.results.facets[field]
    name = "Country or body" if field is Facet.PARTY else field_label(field)
    everything = Link(f"All {wording.number(len(counts))}, A–Z", f"/filters/{field}")
    return IndexSection(
        label=name,
        entries=tuple(_entry(field, value, count) for value, count in counts[:SHOWN]),
        all_link=everything if len(counts) > SHOWN else None,
    )


def _entry(field: Facet, value: str, count: int) -> Counted:
    kind = value if field is Facet.KIND else ""
    return Counted(value_label(field, value), links.chosen(field, value), count, kind)


def _top(answer: Answer, field: Facet, most: int) -> list[str]:
    return [value for value, _ in answer.results.facets[field][:most]]
