"""Commands around the service: serve, doctor, config."""

import os
import sys
from pathlib import Path
from typing import Any

import click

from indexer.cli import options
from indexer.doctor import examine
from indexer.engines import open_builder
from indexer.settings import PREFIX, Settings, origins


@click.command()
@click.option("--host", help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--watch/--no-watch", default=None, help="Re-index what changes in the corpus.")
@options.corpus_and_index
def serve(
    host: str | None,
    port: int | None,
    watch: bool | None,
    corpus: Path | None,
    index: str | None,
) -> None:
    """Serve the search page, and keep the index in line with the corpus."""
    given = {"host": host, "port": port, "watch": watch, "corpus": corpus, "index": index}
    environ = os.environ | {
        PREFIX + name.upper(): str(value) for name, value in given.items() if value is not None
    }
    open_builder(Settings.load(environ).index)
    # the web app imports the indexer, never the reverse: so it is started, not called
    os.execve(sys.executable, [sys.executable, "-m", "webapp"], environ)


@click.command()
@options.corpus_and_index
@options.as_json
def doctor(corpus: Path | None, index: str | None, is_json: bool) -> None:
    """Check corpus, index and settings, and say what to do."""
    findings = examine(options.settings(corpus=corpus, index=index))
    if is_json:
        options.print_json(
            [{"subject": it.subject, "good": it.is_good, "text": it.text} for it in findings]
        )
    else:
        for finding in findings:
            click.echo(f"{'good ' if finding.is_good else 'WRONG'}  {finding.text}")
    sys.exit(0 if all(finding.is_good for finding in findings) else 1)


@click.command()
@options.as_json
def config(is_json: bool) -> None:
    """Print the settings in force and where each came from."""
    rows = {name: (_shown(name, value), origin) for name, (value, origin) in origins().items()}
    if is_json:
        options.print_json({name: {"value": it[0], "from": it[1]} for name, it in rows.items()})
        return
    for name, (value, origin) in rows.items():
        click.echo(f"{name:12} {value if value is not None else '–'!s:28} {origin}")


COMMANDS = (serve, doctor, config)


def _shown(name: str, value: Any) -> Any:
    if name == "admin_token":
        return "set" if value else None
    return str(value) if isinstance(value, Path) else value
