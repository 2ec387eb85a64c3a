"""Commands that ask the index: search, export."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from typing import Any, TypeVar

import click

from indexer.cli import options
from indexer.engines import open_searcher
from indexer.engines.guidance import Explanation
from indexer.engines.interface import Facet, Filter, Hit, Query, Results, Searcher, Sort
from indexer.export import FORMATS
from indexer.filters import canonical_value
from indexer.labels import field_label, value_label
from indexer.model import TaggedRelease
from indexer.periods import Period, read_period
from indexer.results import explained, results_record

Command = TypeVar("Command", bound=Callable[..., Any])


class FilterType(click.ParamType[Filter]):
    """FIELD=VALUE, where FIELD is a facet and a country may be named or coded."""

    name = "FIELD=VALUE"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> Filter:
        """Return the filter, or say which fields there are."""
        field, separator, wanted = value.partition("=")
        if not separator or not wanted:
            self.fail(f"{value!r} is not FIELD=VALUE", param, ctx)
        if field not in set(Facet):
            self.fail(f"there is no field {field!r}; there are {', '.join(Facet)}", param, ctx)
        return Filter(field, canonical_value(field, wanted))


class PeriodType(click.ParamType[Period]):
    """A day, month or year."""

    name = "DATE"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> Period:
        """Return the period, or say how dates are written."""
        try:
            return read_period(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class WordsCommand(click.Command):
    """A command of words, where `-word` is a word to leave out and no bundle of options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read `-word` as the query language does."""
        known = {name for option in self.get_params(ctx) for name in option.opts} | {"-h"}
        words = (_EXCLUDED.sub("NOT ", arg) if arg not in known else arg for arg in args)
        return super().parse_args(ctx, list(words))


_EXCLUDED = re.compile(r"^-(?=[^\W\d_]|[\"“(])")

_SELECTION = (
    click.argument("words", nargs=-1),
    click.option("--filter", "filters", type=FilterType(), multiple=True, help="Only this value."),
    click.option("--exclude", type=FilterType(), multiple=True, help="All but this value."),
    click.option("--since", type=PeriodType(), help="From this day, month or year on."),
    click.option("--until", type=PeriodType(), help="Up to this day, month or year."),
    click.option("--exact", is_flag=True, help="Names as typed, without the others of the same."),
    click.option("--sort", type=click.Choice([str(sort) for sort in Sort]), help="Order."),
    options.index,
)


def _selection(command: Command) -> Command:
    for add_option in reversed(_SELECTION):
        command = add_option(command)
    return command


@click.command(cls=WordsCommand)
@_selection
@click.option("--page", type=click.IntRange(1), default=1, show_default=True)
@click.option("--per-page", type=click.IntRange(1, 100), default=None)
@click.option("--explain", "is_explained", is_flag=True, help="Say what makes each score.")
@options.as_json
def search(index: str | None, is_explained: bool, is_json: bool, **given: Any) -> None:
    """Search as the web page does."""
    page, per_page = given.pop("page"), given.pop("per_page")
    settings = options.settings(index=index, page_size=per_page)
    query = replace(_query(**given), page=page, per_page=settings.page_size)
    searcher = open_searcher(settings.index)
    results = searcher.search(query)
    whys = [searcher.explain(query, hit.id) for hit in results.hits] if is_explained else []
    if is_json:
        options.print_json(results_record(query, results, whys))
    else:
        _print_results(query, results, whys)


@click.command(cls=WordsCommand)
@_selection
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), required=True)
def export(index: str | None, format_: str, **given: Any) -> None:
    """Print the whole result set, one release after the other."""
    searcher = open_searcher(options.settings(index=index).index)
    _, write = FORMATS[format_]
    for chunk in write(_releases(searcher, _query(**given))):
        click.echo(chunk, nl=False)


COMMANDS = (search, export)


def _query(
    words: tuple[str, ...],
    filters: tuple[Filter, ...],
    exclude: tuple[Filter, ...],
    since: Period | None,
    until: Period | None,
    sort: str | None,
    exact: bool,
) -> Query:
    default = Sort.RELEVANCE if words else Sort.DATE
    excluded = tuple(Filter(one.field, one.value, is_excluded=True) for one in exclude)
    return Query(
        words=" ".join(words),
        filters=(*filters, *excluded),
        since=since.first if since else None,
        until=until.last if until else None,
        sort=Sort(sort or default),
        exact=exact,
    )


def _releases(searcher: Searcher, query: Query) -> Iterator[TaggedRelease]:
    return (searcher.get(release_id) for release_id in searcher.ids(query))


def _print_results(query: Query, results: Results, whys: Sequence[Explanation]) -> None:
    noun = "release" if results.total == 1 else "releases"
    click.echo(f"{results.total} {noun} · {results.interpretation or 'everything'}")
    for one in results.aliases:
        click.echo(f"{one.words} also as {', '.join(one.names)}")
    if results.total and not results.hits:
        click.echo(f"Note: page {query.page} is beyond the last one")
    for notice in results.notices:
        click.echo(f"Note: {notice}")
    first = (query.page - 1) * query.per_page + 1
    for number, (hit, why) in enumerate(zip_longest(results.hits, whys), start=first):
        _print_hit(number, hit)
        for line in explained(why) if why else ():
            click.echo(f"     = {line}")
    _print_facet(results, Facet.COUNTERPART)


def _print_hit(number: int, hit: Hit) -> None:
    click.echo(f"\n{number:3}. {click.style(hit.title, bold=True)}")
    click.echo(f"     {' · '.join(part for part in _hit_facts(hit) if part)}")
    for snippet in hit.snippets:
        text = "".join(
            click.style(part.text, underline=True) if part.is_match else part.text
            for part in snippet.fragments
        )
        click.echo(f"     ¶{snippet.paragraph} {text}")


def _hit_facts(hit: Hit) -> Iterator[str]:
    yield _days(hit.event_start, hit.event_end) or str(hit.published or "")
    yield hit.issuer.name if hit.issuer else ""
    yield ", ".join(value_label("counterpart", code) for code in hit.counterparts)
    yield value_label("kind", hit.kind)
    yield hit.id


def _days(start: date | None, end: date | None) -> str:
    if not start:
        return ""
    return f"{start}" if end in (None, start) else f"{start} to {end}"


def _print_facet(results: Results, facet: Facet) -> None:
    counts = results.facets.get(facet, ())[:8]
    if counts:
        values = ", ".join(f"{value_label(facet, value)} {count}" for value, count in counts)
        click.echo(f"\n{field_label(facet)}: {values}")
