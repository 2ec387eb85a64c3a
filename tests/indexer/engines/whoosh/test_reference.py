"""The engine answers as a plain evaluation does that reads every release word by word."""

import math
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.query import And as WhooshAnd
from whoosh.query import Term as WhooshTerm

from indexer.engines.clauses import (
    And,
    Boosted,
    Clause,
    Dated,
    Fuzzy,
    Near,
    Not,
    Or,
    Prefix,
    Ranged,
    Tagged,
    Text,
    Word,
)
from indexer.engines.interface import Facet, Filter, Match, Query, Sort
from indexer.engines.language import parse
from indexer.engines.trees import on_day
from indexer.engines.whoosh.analysis import CAPITALS, plain, readings, stem, tokens
from indexer.engines.whoosh.builder import WhooshBuilder
from indexer.engines.whoosh.schema import facet_values
from indexer.engines.whoosh.scoring import BOOSTS, K1, B, query_weight
from indexer.engines.whoosh.searcher import WhooshSearcher
from indexer.engines.whoosh.storage import INDEX_NAME, IndexFolder
from indexer.model import TaggedRelease
from indexer.record import from_record

Scores = dict[str, float]
Word_ = tuple[str, int]
Test = Callable[[str], bool]
Way = tuple[float, list[Test]]
"""How much it counts, and what each of its words must be."""
TODAY = date(2019, 6, 1)

WORDS = (
    *("cyber", "talks", "talk", "policy", "U.S.", "US", "us", "cyber-talks", "trade", "the"),
    "서울은",
)
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
    *(
        '"talks cyber"~2',
        '"the policy us"~4',
        '"cyber cyber"~3',
        'title:"us cyber"~1',
        '"서울 us"~9',
    ),
    *("tald~", "tradc~2 OR us", "polici~1", "thx~1", "title:talc~", "cyb~2", "cyber^3 trade"),
    *("(cyber OR trade)^0.5 us", '"cyber talks"^2 OR talk', "US", "U.S. talk", "cyber US^2"),
    *("topic:a..b cyber", "topic:c..", "topic:..a OR us", "-topic:a..c", "date:last-400d"),
    *("event:last-2y cyber", "published:2018-03..2019 OR us", "event:none", "-date:2019"),
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
            "event_start": draw(days),
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
            case Boosted():
                scores = self.scores(clause.clause)
                return {id_: clause.factor * score for id_, score in scores.items()}
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
            case Tagged() | Ranged() | Dated():
                found = (id_ for id_, one in self.releases.items() if _is_tagged(one, clause))
                return dict.fromkeys(found, 0.0)
            case _:
                return self._text(clause)

    def _text(self, clause: Text) -> Scores:
        ways = [way for terms in readings(clause.text) for way in _ways(clause, terms)]
        fields = [clause.field] if clause.field else list(BOOSTS)
        found = {}
        for id_, texts in self._fields.items():
            counts = (
                BOOSTS[field] * weight * _places(words, tests, clause)
                for field in fields
                for words in texts[field]
                for weight, tests in ways
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
        yield field, [[(one.form, one.position) for one in tokens(text)] for text in texts]


def _ways(clause: Text, terms: tuple[str, ...]) -> list[Way]:
    tests = _tests(clause, terms)
    if isinstance(clause, Fuzzy):
        return [(1 / (1 + n), [_is_so_far(terms[0], n)]) for n in range(clause.edits + 1)]
    if isinstance(clause, Word) and clause.text in ("US", "U.S."):
        return [(0.2, tests), (0.8, [lambda form: form == terms[0] + CAPITALS])]
    return [(1.0, tests)]


def _is_so_far(term: str, edits: int) -> Test:
    return lambda form: _edits(term, plain(form)) == edits


@cache
def _edits(one: str, other: str) -> int:
    if not one or not other:
        return len(one) + len(other)
    ways = [
        _edits(one[1:], other) + 1,
        _edits(one, other[1:]) + 1,
        _edits(one[1:], other[1:]) + (one[0] != other[0]),
    ]
    if one[:2] == other[1::-1] and len(one) > 1 and len(other) > 1:
        ways.append(_edits(one[2:], other[2:]) + 1)
    return min(ways)


def _tests(clause: Text, terms: tuple[str, ...]) -> list[Test]:
    def test(number: int, term: str) -> Test:
        is_last = number == len(terms) - 1
        if (len(term) == 1 and ord(term) > 0x1100) or (isinstance(clause, Prefix) and is_last):
            return lambda other: other.startswith(term)
        if isinstance(clause, Word):
            return lambda other: stem(other) == stem(term)
        return lambda other: plain(other) == term

    return [test(number, term) for number, term in enumerate(terms)]


def _places(words: list[Word_], tests: list[Test], clause: Text) -> int:
    if len(tests) == 1:
        return sum(tests[0](term) for term, _ in words)
    if isinstance(clause, Near):
        return len(_stretches(words, tests, clause))
    fits = [{at - n for term, at in words if test(term)} for n, test in enumerate(tests)]
    return len(set.intersection(*fits))


def _stretches(words: list[Word_], tests: list[Test], clause: Near) -> set[int]:
    """Where short enough stretches end that have all words, none longer than it need be."""
    wanted = Counter(readings(clause.text)[0])
    fits = dict(zip(readings(clause.text)[0], tests, strict=True))
    places = {term: sorted({at for one, at in words if fits[term](one)}) for term in wanted}
    ends = set()
    for first in set().union(*places.values()):
        rest = {term: [at for at in some if at >= first] for term, some in places.items()}
        if all(len(rest[term]) >= count for term, count in wanted.items()):
            end = max(rest[term][count - 1] for term, count in wanted.items())
            if end - first < len(tests) + clause.distance:
                ends.add(end)
    return ends


def _is_tagged(tagged: TaggedRelease, clause: Clause | None) -> bool:
    if isinstance(clause, Dated):
        day = _day(tagged, clause.field)
        if clause.is_unknown:
            return day is None
        return day is not None and (clause.first or date.min) <= day <= (clause.last or date.max)
    assert isinstance(clause, Tagged | Ranged)
    values = facet_values(tagged)[clause.field]
    if isinstance(clause, Ranged):
        return any(clause.since <= v and v[:1] <= (clause.until or v[:1]) for v in values)
    return clause.value in values if clause.value != "none" else not values


def _day(tagged: TaggedRelease, field: str) -> date | None:
    event, published = tagged.event_start, tagged.published
    tag = {"event": event, "published": published}.get(field, event or published)
    return tag.value if tag else None


def _ordered(found: Scores) -> list[str]:
    return sorted(found, key=lambda id_: (-found[id_], id_))


def _same_order(shown: list[str], scores: Scores) -> bool:
    """Whether the order is right but for releases whose scores differ by rounding alone."""
    best = [scores[id_] for id_ in _ordered(scores)]
    return all(math.isclose(scores[a], b, rel_tol=1e-5) for a, b in zip(shown, best, strict=True))


narrowing = st.builds(
    Filter, st.just("topic"), st.sampled_from(["a", "b c", "none"]), st.booleans()
) | st.builds(Filter, st.just("kind"), st.sampled_from(["news", "official"]), st.booleans())
narrowed = st.builds(
    Query,
    filters=st.lists(narrowing, max_size=3).map(tuple),
    since=st.none() | st.just(date(2018, 9, 1)),
    until=st.none() | st.just(date(2019, 9, 1)),
    sort=st.sampled_from(Sort),
    facets=st.just(tuple(Facet)),
    today=st.just(TODAY),
)
updates = st.lists(
    st.tuples(
        st.lists(releases(), max_size=6), st.lists(st.sampled_from("abcdefghij"), max_size=2)
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40, deadline=None)
@given(
    steps=updates,
    narrowed=narrowed,
    words=st.lists(st.sampled_from(QUERIES), min_size=3, max_size=6, unique=True),
)
def test_any_query_after_any_updates_is_answered_as_by_the_definition(
    steps: list[tuple[list[TaggedRelease], list[str]]],
    narrowed: Query,
    words: list[str],
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
            assert clause
            expected = reference.scores(on_day(clause, TODAY))
            if expected or not isinstance(clause, And):  # else fewer words are required
                query = Query(words=typed, facets=tuple(Facet), today=TODAY)
                _assert_equal(searcher, query, expected, kept)
                _assert_narrowed(searcher, replace(narrowed, words=typed), expected, kept)


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


def _assert_narrowed(
    searcher: WhooshSearcher, query: Query, expected: Scores, kept: dict[str, TaggedRelease]
) -> None:
    """Filters take away what has not their values, a facet counts without its own, and pages are
    pieces of the whole order: by date, the newest comes first.
    """
    within = [id_ for id_ in expected if _passes(kept[id_], query)]
    shown = list(searcher.ids(query))
    assert sorted(shown) == sorted(within)
    if query.sort != Sort.RELEVANCE:
        days = {id_: _day(kept[id_], str(query.sort)) or date.min for id_ in within}
        assert shown == sorted(within, key=lambda id_: (-days[id_].toordinal(), id_))
    pages = [searcher.search(replace(query, page=page, per_page=2)) for page in (1, 2, 3)]
    assert [hit.id for one in pages for hit in one.hits] == shown[:6]
    for facet in Facet:
        others = [kept[id_] for id_ in expected if _passes(kept[id_], query, but=facet)]
        counts = Counter(value for one in others for value in facet_values(one)[facet])
        found = {value: count for value, count in pages[0].facets[facet] if count}
        assert found == counts


def _passes(tagged: TaggedRelease, query: Query, but: Facet | None = None) -> bool:
    """Whether a release has a value of each facet with chosen ones, and no excluded one."""
    day = _day(tagged, "date")
    if (query.since or query.until) and day is None:
        return False
    is_in_time = (query.since or date.min) <= (day or date.max) and (day or date.min) <= (
        query.until or date.max
    )
    excluded = [_has(tagged, one) for one in query.filters if one.is_excluded]
    chosen = [one for one in query.filters if not one.is_excluded and one.field != but]
    fields = {one.field for one in chosen}
    has_all = all(any(_has(tagged, one) for one in chosen if one.field == f) for f in fields)
    return is_in_time and has_all and not any(excluded)


def _has(tagged: TaggedRelease, one: Filter) -> bool:
    values = facet_values(tagged)[Facet(one.field)]
    return one.value in values if one.value != "none" else not values


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
