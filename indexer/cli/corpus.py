"""Commands that change a corpus and its index: index, add, remove."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import click

from indexer.acquiring import acquire, discard
from indexer.cli import options
from indexer.engines import open_searcher
from indexer.errors import ReadoutError
from indexer.indexing import OnProgress, Refusal, Report, bring_in_line
from indexer.settings import Settings

_COUNTED = ("added", "changed", "removed", "unchanged", "refused")


@click.command()
@options.corpus_and_index
@click.option("--rebuild", is_flag=True, help="Make the index anew; the old one serves meanwhile.")
@options.as_json
def index(corpus: Path | None, index: str | None, rebuild: bool, is_json: bool) -> None:
    """Bring the index in line with the corpus."""
    settings = options.settings(corpus=corpus, index=index)
    report = _run(settings, rebuild=rebuild)
    if is_json:
        options.print_json(_report_record(report))
    else:
        click.echo(_summary(report))
    options.tell_refusals(report.refused)
    sys.exit(1 if report.refused else 0)


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH_OR_URL...")
@options.corpus_and_index
@click.option("--replace", is_flag=True, help="Replace files of the same name.")
def add(sources: tuple[str, ...], corpus: Path | None, index: str | None, replace: bool) -> None:
    """Copy files or web pages into the corpus and index them."""
    settings = options.settings(corpus=corpus, index=index)
    refusals = []
    for source in sources:
        try:
            path = acquire(source, settings.corpus, is_replacing=replace)
            click.echo(f"copied to {path}")
        except ReadoutError as error:
            refusals.append(Refusal(source, str(error)))
    report = _run(settings)
    click.echo(_summary(report))
    options.tell_refusals((*refusals, *report.refused))
    sys.exit(1 if refusals or report.refused else 0)


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@options.corpus_and_index
def remove(ids: tuple[str, ...], corpus: Path | None, index: str | None) -> None:
    """Remove releases from the corpus and from the index."""
    settings = options.settings(corpus=corpus, index=index)
    searcher = open_searcher(settings.index)
    refusals = []
    for release_id in ids:
        try:
            release = searcher.get(release_id).release
            click.echo(f"removed {discard(release, settings.corpus)}")
        except ReadoutError as error:
            refusals.append(Refusal(release_id, str(error)))
    click.echo(_summary(_run(settings)))
    options.tell_refusals(tuple(refusals))
    sys.exit(1 if refusals else 0)


COMMANDS = (index, add, remove)


def _run(settings: Settings, *, rebuild: bool = False) -> Report:
    with _progress() as on_progress:
        return bring_in_line(
            settings.corpus, settings.index, rebuild=rebuild, on_progress=on_progress
        )


@contextmanager
def _progress() -> Iterator[OnProgress]:
    """Show the number and name of the release at work, on a terminal only."""
    with click.progressbar(
        length=0,
        label="Reading",
        show_eta=False,
        show_percent=False,
        show_pos=True,
        file=sys.stderr,
        item_show_func=lambda path: path,
        update_min_steps=10,
        bar_template="%(label)s %(info)s",
        hidden=not sys.stderr.isatty(),
    ) as bar:
        yield lambda raw: bar.update(1, raw.path)


def _report_record(report: Report) -> dict[str, object]:
    record = asdict(report)
    return {name: list(record[name]) for name in _COUNTED} | {
        "counts": {name: len(record[name]) for name in _COUNTED}
    }


def _summary(report: Report) -> str:
    return ", ".join(f"{len(getattr(report, name))} {name}" for name in _COUNTED)
