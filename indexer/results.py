"""Results → one JSON object: what `/search.json` serves and `readout search --json` prints."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from html import escape
from typing import Any

from indexer.engines.guidance import Explanation, Occurrences
from indexer.engines.interface import Filter, Fragment, Hit, Query, Results
from indexer.labels import value_label

Json = dict[str, Any]


def results_record(query: Query, results: Results, whys: Sequence[Explanation] = ()) -> Json:
    """Return a page of results as JSON. Snippets are HTML-escaped but for `<mark>`.

    `whys` explain the scores of all hits, or of none.
    """
    hits = [_hit(hit) for hit in results.hits]
    for hit, why in zip(hits, whys, strict=False):
        hit["explanation"] = explanation_record(why)
    return {
        "query": _query(query),
        "interpretation": results.interpretation,
        "notices": list(results.notices),
        "aliases": [{"words": one.words, "names": list(one.names)} for one in results.aliases],
        "total": results.total,
        "page": query.page,
        "per_page": query.per_page,
        "hits": hits,
        "facets": {
            field: [_value(query, field, value, count) for value, count in counts]
            for field, counts in results.facets.items()
        },
        "not_stated": dict(results.missing),
        "suggestion": results.suggestion,
        "suggestion_total": results.suggestion_total,
        "generation": results.generation,
    }


def explanation_record(explanation: Explanation) -> Json:
    """Return why a release has its score as JSON; the shares add up to the score."""
    return {
        "score": explanation.score,
        "title_boost": explanation.title_boost,
        "length_factor": explanation.length_factor,
        "shares": [asdict(share) | {"score": share.score} for share in explanation.shares],
    }


def explained(explanation: Explanation) -> Iterator[str]:
    """Yield a line for each share of a score: what it is made of, and where the words are."""
    for share in explanation.shares:
        factor = f"{share.factor:.3g} × " if share.factor != 1 else ""
        found = "; ".join(map(_found, share.occurrences))
        yield (
            f"{share.score:.2f} = {factor}rarity {share.rarity:.2f} × weight {share.weight:.2f}: "
            f"{share.words}, in {share.having} releases, here {found}"
        )


def _found(one: Occurrences) -> str:
    counts = f", counting {one.counts_for:.3g}" if one.counts_for != 1 else ""
    return f"{one.way} {one.in_title} in the title, {one.in_text} in the text{counts}"


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
