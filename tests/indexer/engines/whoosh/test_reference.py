"""The engine answers as a plain evaluation does that reads every release word by word."""

import math
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.query import And as WhooshAnd
from whoosh.query import Term as WhooshTerm

from indexer.engines.clauses import And, Clause, Dated, Not, Or, Phrase, Prefix, Tagged, Text, Word
from indexer.engines.interface import Facet, Match, Query
from indexer.engines.language import parse
from indexer.engines.whoosh.analysis import readings, stem, tokens
from indexer.engines.whoosh.builder import WhooshBuilder
from indexer.engines.whoosh.commits import INDEX_NAME
from indexer.engines.whoosh.schema import facet_values
from indexer.engines.whoosh.scoring import BOOSTS, K1, B, query_weight
from indexer.engines.whoosh.searcher import WhooshSearcher
from indexer.engines.whoosh.storage import IndexFolder
from indexer.model import TaggedRelease
from indexer.record import from_record

Scores = dict[str, float]
Word_ = tuple[str, int]

WORDS = ("cyber", "talks", "talk", "policy", "U.S.", "us", "cyber-talks", "trade", "the", "서울은")
QUERIES = (
    *("cyber", "talk", "cyber talks", "cyber OR trade OR policy", "-policy", "the us", "서울"),
    *(
        '"cyber talks"',
        '"the cyber"',
        "title:talks",
        "pol*",
        "t*",
        "ta*",
        "cyber-talks",
        "cybertalks",
    ),
    *("topic:a", "topic:none cyber", "date:2018..2019 talk", "-(cyber OR trade) us", '"us" -talks'),
    *("kind:news OR trade", "cyber (talks OR -the)", 'title:"cyber talks" OR us'),
)
text = st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join)
body = st.lists(text, max_size=3).map("\n\n".join)
days = st.none() | st.integers(0, 900).map(lambda n: str(date(2018, 3, 1) + timedelta(n)))


@st.composite
def releases(draw: st.DrawFn) -> TaggedRelease:
    return from_record(
        {
            "id": draw(st.sampled_from("abcdefghij")),
            "title": draw(text),
            "text": draw(body),
            "published": draw(days),
            "topics": draw(st.lists(st.sampled_from(["a", "b c", "d"]), unique=True)),
            "kind": draw(st.sampled_from(["news", "official"])),
        }
    )


class Reference:
    """BM25F and the clauses as their definitions say."""

    def __init__(self, tagged: Sequence[TaggedRelease]) -> None:
        self.releases = {one.release.id: one for one in tagged}
        self._fields = {id_: dict(_fields(one)) for id_, one in self.releases.items()}
        lengths = {id_: self._length(id_) for id_ in self.releases}
        average = sum(lengths.values()) / (len(lengths) or 1) or 1.0
        self._factors = {id_: 1 / (1 - B + B * one / average) for id_, one in lengths.items()}

    def _length(self, id_: str) -> float:
        return sum(
            BOOSTS[field] * len({at for _, at in words})
            for field, paragraphs in self._fields[id_].items()
            for words in paragraphs
        )

    def scores(self, clause: Clause | None) -> Scores:
        match clause:
            case Word() | Phrase() | Prefix():
                return self._text(clause)
            case Not():
                return dict.fromkeys(self.releases.keys() - self.scores(clause.clause).keys(), 0.0)
            case And():
                parts = [self.scores(part) for part in clause.clauses]
                common = set.intersection(*map(set, parts))
                return {id_: sum(part[id_] for part in parts) for id_ in common}
            case Or():
                parts = [self.scores(part) for part in clause.clauses]
                return {id_: sum(p.get(id_, 0.0) for p in parts) for id_ in set().union(*parts)}
            case None:
                return dict.fromkeys(self.releases, 0.0)
            case _:
                found = (id_ for id_, one in self.releases.items() if _is_tagged(one, clause))
                return dict.fromkeys(found, 0.0)

    def _text(self, clause: Text) -> Scores:
        rows = [_tests(clause, terms) for terms in readings(clause.text)]
        fields = [clause.field] if clause.field else list(BOOSTS)
        found = {}
        for id_, texts in self._fields.items():
            counts = (
                BOOSTS[field] * _places(words, tests)
                for field in fields
                for words in texts[field]
                for tests in rows
            )
            frequency = sum(counts) * self._factors[id_]
            if frequency:
                found[id_] = frequency
        idf = math.log(1 + (len(self.releases) - len(found) + 0.5) / (len(found) + 0.5))
        return {id_: idf * (K1 + 1) * one / (K1 + one) for id_, one in found.items()}


def _fields(tagged: TaggedRelease) -> Iterator[tuple[str, list[list[Word_]]]]:
    release = tagged.release
    for field, spans in (("title", [release.title]), ("body", list(release.paragraphs))):
        texts = [span.of(release.text) for span in spans]
        yield field, [[(one.term, one.position) for one in tokens(text)] for text in texts]


def _tests(clause: Text, terms: tuple[str, ...]) -> list[Callable[[str], bool]]:
    def test(number: int, term: str) -> Callable[[str], bool]:
        is_last = number == len(terms) - 1
        if (len(term) == 1 and ord(term) > 0x1100) or (isinstance(clause, Prefix) and is_last):
            return lambda other: other.startswith(term)
        if isinstance(clause, Word):
            return lambda other: stem(other) == stem(term)
        return lambda other: other == term

    return [test(number, term) for number, term in enumerate(terms)]


def _places(words: list[Word_], tests: list[Callable[[str], bool]]) -> int:
    if len(tests) == 1:
        return sum(tests[0](term) for term, _ in words)
    fits = [{at - n for term, at in words if test(term)} for n, test in enumerate(tests)]
    return len(set.intersection(*fits))


def _is_tagged(tagged: TaggedRelease, clause: Clause | None) -> bool:
    if isinstance(clause, Dated):
        if tagged.published is None:
            return False
        day = tagged.published.value
        return (clause.first or date.min) <= day <= (clause.last or date.max)
    assert isinstance(clause, Tagged)
    values = facet_values(tagged)[clause.field]
    return clause.value in values if clause.value != "none" else not values


def _ordered(found: Scores) -> list[str]:
    return sorted(found, key=lambda id_: (-found[id_], id_))


def _same_order(shown: list[str], scores: Scores) -> bool:
    """Whether the order is right but for releases whose scores differ by rounding alone."""
    best = [scores[id_] for id_ in _ordered(scores)]
    return all(math.isclose(scores[a], b, rel_tol=1e-5) for a, b in zip(shown, best, strict=True))


updates = st.lists(
    st.tuples(
        st.lists(releases(), max_size=6), st.lists(st.sampled_from("abcdefghij"), max_size=2)
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40, deadline=None)
@given(steps=updates, words=st.lists(st.sampled_from(QUERIES), min_size=3, max_size=6, unique=True))
def test_any_query_after_any_updates_is_answered_as_by_the_definition(
    steps: list[tuple[list[TaggedRelease], list[str]]], words: list[str]
) -> None:
    kept: dict[str, TaggedRelease] = {}
    with tempfile.TemporaryDirectory() as folder:
        for changed, removed in steps:
            WhooshBuilder(folder).update(changed, removed)
            kept = {id_: one for id_, one in kept.items() if id_ not in removed}
            kept |= {one.release.id: one for one in changed}
        searcher, reference = WhooshSearcher(folder), Reference(list(kept.values()))
        for typed in words:
            clause = parse(typed).clause
            expected = reference.scores(clause)
            if expected or not isinstance(clause, And):  # else fewer words are required
                _assert_equal(searcher, Query(words=typed, facets=tuple(Facet)), expected, kept)


def _assert_equal(
    searcher: WhooshSearcher, query: Query, expected: Scores, kept: dict[str, TaggedRelease]
) -> None:
    results = searcher.search(replace(query, per_page=100))
    assert {hit.id: hit.score for hit in results.hits} == pytest.approx(
        expected, rel=1e-5, abs=1e-6
    )
    assert results.total == len(expected)
    for facet in Facet:
        values = [facet_values(kept[id_])[facet] for id_ in expected]
        counts = Counter(value for some in values for value in some)
        wanted = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        assert list(results.facets[facet]) == wanted
        assert results.missing[facet] == sum(not some for some in values)
    if any(expected.values()):
        assert _same_order([hit.id for hit in results.hits], expected)


topical = st.lists(st.sampled_from(["cyber", "talks", "talk", "trade"]), min_size=1, max_size=6)


@settings(max_examples=30, deadline=None)
@given(tagged=st.lists(releases(), max_size=8), words=topical, is_asked=st.booleans())
def test_any_words_weigh_by_how_often_they_are_asked_for(
    tagged: list[TaggedRelease], words: list[str], is_asked: bool
) -> None:
    kept = {one.release.id: one for one in tagged}
    typed = " ".join(["what about the" if is_asked else "", *words])
    with tempfile.TemporaryDirectory() as folder:
        WhooshBuilder(folder).build(tagged)
        results = WhooshSearcher(folder).search(Query(words=typed, match=Match.ANY, per_page=50))
    reference = Reference(list(kept.values()))
    expected: dict[str, float] = defaultdict(float)
    for term, repeats in Counter(map(stem, words)).items():
        for id_, score in reference.scores(Word(term)).items():
            expected[id_] += query_weight(repeats) * score
    assert {hit.id: hit.score for hit in results.hits} == pytest.approx(dict(expected), rel=1e-5)


@settings(max_examples=20, deadline=None)
@given(tagged=st.lists(releases(), min_size=1, max_size=8))
def test_whoosh_itself_reads_the_index_alike(tagged: list[TaggedRelease]) -> None:
    kept = {one.release.id: one for one in tagged}
    with tempfile.TemporaryDirectory() as folder:
        WhooshBuilder(folder).build(tagged)
        stock = FileIndex(FileStorage(str(IndexFolder(folder).current())), indexname=INDEX_NAME)
        with stock.searcher() as searcher:
            both = WhooshAnd([WhooshTerm("body", "cyber"), WhooshTerm("body", "talks")])
            found = {hit["id"] for hit in searcher.search(both, limit=None)}
    words = {
        id_: {term for row in dict(_fields(one))["body"] for term, _ in row}
        for id_, one in kept.items()
    }
    assert found == {id_ for id_, some in words.items() if {"cyber", "talks"} <= some}
