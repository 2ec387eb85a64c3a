"""Commands that show and measure the tags: tag, explain, evaluate."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from indexer.cli import options
from indexer.corpus import read_corpus, read_file, read_path
from indexer.errors import ReleaseError
from indexer.indexing import Refusal
from indexer.model import RawRelease, Release
from indexer.normalise import examine, normalise
from indexer.normalise.lines import Verdict
from indexer.pipeline import process_all
from indexer.quality import Evaluation, evaluate, read_floors, read_gold
from indexer.record import to_record
from indexer.settings import Settings
from indexer.tagging import explain as explain_tags

_paths = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))


class _Refusals:
    """Gathers what was refused; called with each error."""

    def __init__(self) -> None:
        self.all: tuple[Refusal, ...] = ()

    def __call__(self, error: ReleaseError) -> None:
        self.all = (*self.all, Refusal(error.path, error.reason))

    def exit(self) -> None:
        """Say what was refused and exit."""
        options.tell_refusals(self.all)
        sys.exit(1 if self.all else 0)


@click.command()
@_paths
@options.as_json
def tag(paths: tuple[Path, ...], is_json: bool) -> None:
    """Clean and tag files or folders without an index; one line of JSON a release."""
    refusals = _Refusals()
    for tagged in process_all(_raws(paths, refusals), refusals):
        record = to_record(tagged)
        if is_json:
            options.print_json(record, indent=None)
        else:
            _print_tags(record)
    refusals.exit()


@click.command()
@_paths
def explain(paths: tuple[Path, ...]) -> None:
    """Show every candidate for every tag, the choice and why, and the lines set aside."""
    refusals = _Refusals()
    for raw in _raws(paths, refusals):
        try:
            _print_explanation(raw, normalise(raw))
        except ReleaseError as error:
            refusals(error)
    refusals.exit()


@click.command(name="evaluate")
@click.option("--gold", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=True)
@click.option("--corpus", type=click.Path(path_type=Path), required=True)
@click.option("--floors", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.as_json
def evaluate_command(gold: Path, corpus: Path, floors: Path | None, is_json: bool) -> None:
    """Compare the tags of a corpus with gold: precision, recall, F1, exact match, what is wrong."""
    limits = read_floors(floors) if floors else {}
    refusals = _Refusals()
    tagged = process_all(read_corpus(corpus, refusals), refusals)
    evaluation = evaluate(read_gold(gold), map(to_record, tagged))
    if is_json:
        options.print_json(_evaluation_record(evaluation))
    else:
        _print_evaluation(evaluation)
    broken = evaluation.broken_floors(limits)
    for sentence in broken:
        click.echo(sentence, err=True)
    options.tell_refusals(refusals.all)
    sys.exit(1 if broken or evaluation.missing else 0)


COMMANDS = (tag, explain, evaluate_command)


def _raws(paths: tuple[Path, ...], refusals: _Refusals) -> Iterator[RawRelease]:
    corpus = Settings.load().corpus
    for path in paths:
        if not path.exists():
            refusals(ReleaseError(str(path), "there is no such file or folder"))
        elif path.is_file() and path.resolve().is_relative_to(corpus.resolve()):
            # under the id that the index has
            inside = path.resolve().relative_to(corpus.resolve()).as_posix()
            yield from read_file(corpus, inside, refusals)
        else:
            yield from read_path(path, refusals)


def _print_tags(record: dict[str, object]) -> None:
    click.secho(str(record["title"]), bold=True)
    for name, value in record.items():
        if name not in {"title", "title_span", "text", "set_aside", "evidence"} and value:
            click.echo(f"  {name:13} {json.dumps(value, ensure_ascii=False)}")
    click.echo()


def _print_explanation(raw: RawRelease, release: Release) -> None:
    click.secho(f"{release.path}  {release.id}", bold=True)
    for explanation in explain_tags(release):
        click.echo(f"\n{explanation.field}")
        for one in explanation.candidates:
            mark = "→" if one.is_chosen else " "
            words = " ".join(span.of(release.text) for span in one.spans)[:100]
            click.echo(f"  {mark} {one.value}  {one.score:.2f}  {one.rule}  “{words}”")
    click.echo("\nset aside")
    for judged in examine(raw).lines:
        if judged.verdict is Verdict.SET_ASIDE:
            click.echo(f"    {judged.rule}: {judged.line.text[:120]}")
    click.echo()


def _evaluation_record(evaluation: Evaluation) -> dict[str, object]:
    scores = {
        name: score.figures() | {"releases": score.releases, "values": score.expected}
        for name, score in evaluation.scores.items()
    }
    return {
        "scores": scores,
        "wrong": [asdict(wrong) for wrong in evaluation.wrong],
        "missing": list(evaluation.missing),
    }


def _print_evaluation(evaluation: Evaluation) -> None:
    click.echo(f"{'field':14}{'n':>5}{'exact':>8}{'P':>8}{'R':>8}{'F1':>8}")
    for name, score in evaluation.scores.items():
        figures = score.figures()
        row = "".join(f"{figures[it]:8.3f}" for it in ("exact", "precision", "recall", "f1"))
        click.echo(f"{name:14}{score.releases:5}{row}")
    for wrong in evaluation.wrong:
        expected, found = ("; ".join(it) or "–" for it in (wrong.expected, wrong.found))
        click.echo(f"{wrong.field} | {wrong.release} | expected {expected} | found {found}")
    for key in evaluation.missing:
        click.echo(f"no release answers to {key}")
