"""A searcher over releases in memory: what the app is tested with."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from indexer.engines.guidance import Completion, Explanation, Occurrences, Share
from indexer.engines.interface import (
    NOT_STATED,
    Facet,
    Fragment,
    Hit,
    Match,
    Matched,
    Query,
    Results,
    Snippet,
    Sort,
)
from indexer.errors import ReleaseNotFound
from indexer.labels import value_label
from indexer.model import ReleaseId, Span, TaggedRelease


def _value(tag: Any) -> Any:
    return None if tag is None else tag.value


class MemorySearcher:
    """All words required, `-word` excluded; counts ignore their own facet's selection."""

    def __init__(self, releases: Iterable[TaggedRelease], suggestion: str | None = None) -> None:
        self.releases = {one.release.id: one for one in releases}
        self.suggestion = suggestion
        self.searches = self.reads = 0
        self.departed: dict[ReleaseId, ReleaseNotFound] = {}

    @property
    def generation(self) -> str:
        return f"g{len(self.releases)}"

    @property
    def count(self) -> int:
        return len(self.releases)

    def search(self, query: Query) -> Results:
        self.searches += 1
        found = self._found(query)
        start = (query.page - 1) * query.per_page
        page = found[start : start + query.per_page]
        counts, missing = {}, {}
        for field in query.facets:
            others = tuple(one for one in query.filters if one.field != field)
            narrowed = [_values(one, field) for one in self._found(replace(query, filters=others))]
            tally = Counter(value for values in narrowed for value in values)
            counts[field.value] = tuple(sorted(tally.items(), key=lambda pair: (-pair[1], pair[0])))
            missing[field.value] = sum(not values for values in narrowed)
        dates = [when for one in found if (when := _date(one))]
        return Results(
            total=len(found),
            hits=tuple(self._hit(one, query.words) for one in page),
            facets=counts,
            missing=missing,
            interpretation=" AND ".join(query.words.split()),
            newest=max(dates, default=None),
            suggestion=self.suggestion,
            generation=self.generation,
        )

    def get(self, release_id: ReleaseId) -> TaggedRelease:
        self.reads += 1
        if release_id not in self.releases:
            raise self.departed.get(release_id) or ReleaseNotFound(release_id)
        return self.releases[release_id]

    def matches(self, release: TaggedRelease, query: Query) -> tuple[Matched, ...]:
        return tuple(map(Matched, _spans(release.release.text, query.words)))

    def complete(self, typed: str, most: int) -> tuple[Completion, ...]:
        counts = self.search(Query(facets=(Facet.PARTY,))).facets["party"]
        named = ((value_label("party", value), value, count) for value, count in counts)
        begun = (one for one in named if typed and f" {one[0]}".lower().find(f" {typed}") >= 0)
        found = (Completion(text, count, Facet.PARTY, value) for text, value, count in begun)
        return tuple(found)[:most]

    def explain(self, query: Query, release_id: str) -> Explanation:
        found = (Occurrences(word, 1.0, 0, 1) for word in query.words.split())
        shares = (
            Share(words=one.way, factor=1.0, rarity=1.0, weight=1.0, having=1, occurrences=(one,))
            for one in found
        )
        return Explanation(release_id, tuple(shares), 3.0, 1.0)

    def ids(self, query: Query) -> Iterable[ReleaseId]:
        return [one.release.id for one in self._found(query)]

    def _found(self, query: Query) -> list[TaggedRelease]:
        found = [one for one in self.releases.values() if _is_found(one, query)]
        found.sort(key=lambda one: one.release.id)
        if query.sort is not Sort.RELEVANCE:
            found.sort(key=lambda one: _date(one) or date.min, reverse=True)
        return found

    def _hit(self, one: TaggedRelease, words: str) -> Hit:
        return Hit(
            id=one.release.id,
            title=one.title,
            title_fragments=_fragments(one.title, words),
            url=one.release.url,
            kind=one.kind.value,
            language=_value(one.language),
            issuer=_value(one.issuer),
            published=_value(one.published),
            event_start=_value(one.event_start),
            event_end=_value(one.event_end),
            counterparts=tuple(tag.value for tag in one.counterparts),
            officials=tuple(tag.value for tag in one.officials),
            event_type=_value(one.event_type),
            series=_value(one.series),
            ordinal=_value(one.ordinal),
            venue=_value(one.venue),
            snippets=tuple(
                Snippet(_fragments(span.of(one.release.text), words), number)
                for number, span in enumerate(one.release.paragraphs[:1], start=1)
            ),
            score=1.0,
        )


def _date(one: TaggedRelease) -> date | None:
    when: date | None = _value(one.event_start or one.published)
    return when


def _values(one: TaggedRelease, field: str) -> list[str]:
    match field:
        case Facet.COUNTERPART | Facet.PARTY | Facet.SUBJECT | Facet.TOPIC:
            names = {"counterpart": "counterparts", "party": "parties"}
            tags = getattr(one, names.get(field, f"{field}s"))
            return [tag.value for tag in tags]
        case Facet.OFFICIAL:
            return [tag.value.name for tag in one.officials]
        case Facet.AGENCY:
            return [tag.value.name for tag in one.agencies]
        case Facet.ISSUER:
            return [one.issuer.value.name] if one.issuer else []
        case Facet.YEAR | Facet.MONTH:
            when = _date(one)
            return [when.isoformat()[: 4 if field == Facet.YEAR else 7]] if when else []
    tag = getattr(one, field)
    return [str(tag.value)] if tag else []


def _is_found(one: TaggedRelease, query: Query) -> bool:
    when = _date(one)
    in_range = (not query.since or (when is not None and when >= query.since)) and (
        not query.until or (when is not None and when <= query.until)
    )
    return in_range and _has_words(one, query) and _passes(one, query)


def _has_words(one: TaggedRelease, query: Query) -> bool:
    text = one.release.text.casefold()
    wanted = [word.strip('"').casefold() for word in query.words.split()]
    if query.match is Match.ANY:
        return any(word in text for word in wanted)
    return all(word[1:] not in text if word.startswith("-") else word in text for word in wanted)


def _passes(one: TaggedRelease, query: Query) -> bool:
    groups: dict[tuple[str, bool], set[str]] = {}
    for chosen in query.filters:
        groups.setdefault((chosen.field, chosen.is_excluded), set()).add(chosen.value)
    return all(
        bool({*(_values(one, field) or [NOT_STATED])} & wanted) is not is_excluded
        for (field, is_excluded), wanted in groups.items()
    )


def _spans(text: str, words: str) -> Iterator[Span]:
    folded = text.lower()
    for word in {word.strip('"').lower() for word in words.split()}:
        at = folded.find(word)
        while word and at >= 0:
            yield Span(at, at + len(word))
            at = folded.find(word, at + len(word))


def _fragments(text: str, words: str) -> tuple[Fragment, ...]:
    made, position = [], 0
    for span in sorted(_spans(text, words), key=lambda one: one.start):
        if span.start >= position:
            made += [Fragment(text[position : span.start], False), Fragment(span.of(text), True)]
            position = span.end
    return tuple(one for one in (*made, Fragment(text[position:], False)) if one.text)
