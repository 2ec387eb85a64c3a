"""The command line: the only package that prints or exits."""

import os
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import NoReturn

import click

from indexer.cli import corpus, quality, search, service
from indexer.errors import ReadoutError


def _version() -> str:
    try:
        return version("readout")
    except PackageNotFoundError:
        return "not installed"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(_version(), prog_name="readout")
def readout() -> None:
    """Search what governments publish about their meetings."""


for _command in (*corpus.COMMANDS, *search.COMMANDS, *quality.COMMANDS, *service.COMMANDS):
    readout.add_command(_command)


def main() -> None:
    """Run the command line: exit 0 done, 1 something was refused or failed, 2 usage."""
    try:
        # not readout.main(), which takes a closed pipe for a failure
        with readout.make_context("readout", sys.argv[1:]) as context:
            readout.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as wanted:
        sys.exit(wanted.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        _fail("stopped")
    except ReadoutError as error:
        _fail(str(error))
    except BrokenPipeError:
        # the reader of our output has gone, as `head` does: not a failure of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _fail(str(error))


def _fail(reason: str) -> NoReturn:
    click.echo(f"readout: {reason}", err=True)
    sys.exit(1)
