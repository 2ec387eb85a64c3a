"""Words of a query → the same words or another name of what they name."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from indexer.aliases import Names
from indexer.engines.clauses import Alias, And, Boosted, Clause, Or, Word
from indexer.engines.trees import combined


def with_aliases(clause: Clause, known: Names, is_there: Callable[[str], bool]) -> Clause:
    """Return a clause that finds other names, too, of which only those count that are there.

    What is quoted, begun, misspelt, in a field or excluded is searched as it stands.
    """
    match clause:
        case Word():
            return _named([clause], known, is_there)
        case Boosted():
            return replace(clause, clause=with_aliases(clause.clause, known, is_there))
        case Or():
            return Or(tuple(with_aliases(part, known, is_there) for part in clause.clauses))
        case And():
            return _in_a_row(clause, known, is_there)
        case _:
            return clause


def _in_a_row(clause: And, known: Names, is_there: Callable[[str], bool]) -> Clause:
    """Words that follow one another are looked at together: South Korea is one name."""
    parts: list[Clause | None] = []
    for is_word, some in groupby(clause.clauses, lambda part: isinstance(part, Word)):
        if is_word:
            words = [part for part in some if isinstance(part, Word)]
            parts.append(_named(words, known, is_there))
        else:
            parts.extend(with_aliases(part, known, is_there) for part in some)
    whole = combined(And, parts)
    return clause if whole is None else whole


def _named(words: Sequence[Word], known: Names, is_there: Callable[[str], bool]) -> Clause:
    whole = combined(And, list(_names(words, known, is_there)))
    return words[0] if whole is None else whole


def _names(
    words: Sequence[Word], known: Names, is_there: Callable[[str], bool]
) -> Iterator[Clause]:
    at = 0
    while at < len(words):
        name = known.found([word.text for word in words[at:]])
        run = tuple(words[at : at + (name.length if name else 1)])
        is_anywhere = not any(word.field for word in run)
        others = tuple(filter(is_there, name.others)) if name and is_anywhere else ()
        if others:
            yield Alias(run, others)
        else:
            yield from run
        at += len(run)
