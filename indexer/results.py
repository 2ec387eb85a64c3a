"""Results → one JSON object: what `/search.json` serves and `readout search --json` prints."""

from html import escape
from typing import Any

from indexer.engines.interface import Filter, Fragment, Hit, Query, Results
from indexer.labels import value_label

Json = dict[str, Any]


def results_record(query: Query, results: Results) -> Json:
    """Return a page of results as JSON. Snippets are HTML-escaped but for `<mark>`."""
    return {
        "query": _query(query),
        "interpretation": results.interpretation,
        "notices": list(results.notices),
        "aliases": [{"words": one.words, "names": list(one.names)} for one in results.aliases],
        "total": results.total,
        "page": query.page,
        "per_page": query.per_page,
        "hits": [_hit(hit) for hit in results.hits],
        "facets": {
            field: [_value(query, field, value, count) for value, count in counts]
            for field, counts in results.facets.items()
        },
        "not_stated": dict(results.missing),
        "suggestion": results.suggestion,
        "suggestion_total": results.suggestion_total,
        "generation": results.generation,
    }


def marked(fragments: tuple[Fragment, ...]) -> str:
    """Return fragments as HTML: everything escaped first, then matches in `<mark>`."""
    return "".join(
        f"<mark>{escape(fragment.text)}</mark>" if fragment.is_match else escape(fragment.text)
        for fragment in fragments
    )


def _query(query: Query) -> Json:
    return {
        "words": query.words,
        "filters": [
            {"field": one.field, "value": one.value, "is_excluded": one.is_excluded}
            for one in query.filters
        ],
        "since": query.since and query.since.isoformat(),
        "until": query.until and query.until.isoformat(),
        "sort": str(query.sort),
        "match": str(query.match),
        "exact": query.exact,
    }


def _hit(hit: Hit) -> Json:
    return {
        "id": hit.id,
        "title": hit.title,
        "url": hit.url,
        "kind": str(hit.kind),
        "language": hit.language,
        "published": hit.published and hit.published.isoformat(),
        "event_start": hit.event_start and hit.event_start.isoformat(),
        "event_end": hit.event_end and hit.event_end.isoformat(),
        "issuer": hit.issuer and {"name": hit.issuer.name, "country": hit.issuer.country},
        "counterparts": list(hit.counterparts),
        "officials": [
            {"name": who.name, "title": who.title, "side": who.side, "role": str(who.role)}
            for who in hit.officials
        ],
        "event_type": hit.event_type,
        "series": hit.series,
        "ordinal": hit.ordinal,
        "venue": hit.venue,
        "snippets": [marked(snippet.fragments) for snippet in hit.snippets],
        "score": hit.score,
    }


def _value(query: Query, field: str, value: str, count: int) -> Json:
    return {
        "value": value,
        "label": value_label(field, value),
        "count": count,
        "selected": Filter(field, value) in query.filters,
    }
