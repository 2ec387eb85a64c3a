"""Words that no release has → the words that may have been meant."""

from dataclasses import replace
from functools import cached_property

from indexer.engines.clauses import And, Boosted, Clause, Or, Word
from indexer.engines.interface import Facet
from indexer.engines.language import parse
from indexer.engines.modifiers import can_be_misspelt
from indexer.engines.trees import combined
from indexer.engines.whoosh.analysis import readings
from indexer.engines.whoosh.evaluation import evaluate
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.terms import Similar
from indexer.engines.whoosh.vocabulary import commonest
from indexer.romanisation import parts, sound

_SHORTEST = 4
_LONG = 6
"""Words from so many letters on may differ in two."""
_MOST_COUNTED = 8


class Speller:
    """Proposes other words for those of a query, from one commit."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def corrected(self, clause: Clause) -> Clause:
        """Return a clause with other words for those that no release has, where there are any.

        Quoted, begun and misspelt words, fields, exclusions and other scripts stay as they are.
        """
        match clause:
            case Word():
                return self._better(clause)
            case And() | Or():
                parts = [self.corrected(part) for part in clause.clauses]
                return combined(type(clause), [*parts]) or clause
            case Boosted():
                return replace(clause, clause=self.corrected(clause.clause))
            case _:
                return clause

    def _better(self, word: Word) -> Clause:
        is_spelt = word.text.isascii() and len(word.text) >= _SHORTEST
        if word.field or not is_spelt or self._having(word):
            return word
        found = self._name(word) or self._near(word)
        return (parse(found).clause if found else None) or word

    def _name(self, word: Word) -> str | None:
        """The part of an official's name that is only written otherwise."""
        spelt = self._names.get(sound(word.text), ())
        return next((part for part in spelt if self._having(parse(part).clause)), None)

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        """Parts of the names of officials by their sound, the most frequent first."""
        labels = self._snapshot.facet(Facet.OFFICIAL).used()
        names: dict[str, list[str]] = {}
        for part in (part for label, _ in labels for part in parts(label)):
            names.setdefault(sound(part), []).append(part)
        return names

    def _near(self, word: Word) -> str | None:
        """The nearest word, of equally near ones that of most releases."""
        if not can_be_misspelt(word.text):
            return None
        term = readings(word.text)[0][0]
        for edits in range(1, 2 + (len(term) >= _LONG)):
            likely = commonest(Similar(term, edits), self._snapshot, _MOST_COUNTED)
            counted = [(self._having(Word(one)), one) for one in likely if one.isalpha()]
            having, best = max(counted, default=(0, ""))
            if having:
                return best
        return None

    def _having(self, clause: Clause | None) -> int:
        return len(evaluate(clause, self._snapshot)[0])
