"""Options that several commands share."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from indexer.indexing import Refusal
from indexer.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])

as_json = click.option("--json", "is_json", is_flag=True, help="Print JSON.")


def corpus_and_index(command: Command) -> Command:
    """Add --corpus and --index."""
    corpus = click.option("--corpus", type=click.Path(path_type=Path), help="Folder of releases.")
    return corpus(index(command))


def index(command: Command) -> Command:
    """Add --index."""
    text = "Where the index is: whoosh:DIR or a folder."
    return click.option("--index", help=text)(command)


def settings(**given: Any) -> Settings:
    """Return the settings in force, with the options that were given in place of theirs."""
    return replace(Settings.load(), **{name: it for name, it in given.items() if it is not None})


def print_json(value: Any, *, indent: int | None = 2) -> None:
    """Print a value as JSON, hangul and all."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=indent))


def tell_refusals(refusals: tuple[Refusal, ...]) -> None:
    """Say on stderr what was left out and why."""
    for refusal in refusals:
        click.echo(f"refused {refusal.path}: {refusal.reason}", err=True)
