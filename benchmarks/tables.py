"""One table of what the harness measured, whatever the collection."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any

_CLASSES = ("rare", "common", "or", "and", "phrase", "all")
_REFERENCE = "tantivy"
_COLUMNS = (
    *("releases", "peer", *(f"{name} p50 / p95" for name in _CLASSES), "x tantivy"),
    *("per CPU-s", "x tantivy", "index MB", "serving MB", "add ms", "totals", "facets", "marked"),
)


def together(results: Iterable[Path]) -> Iterator[str]:
    """Return the lines of a table with a row for each peer and collection."""
    yield f"| {' | '.join(_COLUMNS)} |"
    yield "|---" * len(_COLUMNS) + "|"
    for result in results:
        measured = json.loads(result.read_text())
        for peer, figures in measured.items():
            yield f"| {' | '.join(_cells(peer, figures, measured.get(_REFERENCE)))} |"


def _cells(peer: str, figures: Mapping[str, Any], reference: Any) -> Iterator[str]:
    check, rate = figures["check"], figures["docs_per_cpu_s"]
    yield f"{figures['docs']:,}"
    yield peer
    for name in _CLASSES:
        yield "{:.2f} / {:.2f}".format(*figures["ms"][name]) if name in figures["ms"] else "-"
    yield f"{_ratio(figures['per_query'], reference['per_query']):.2f}" if reference else "-"
    yield f"{rate:.0f}"
    yield f"{rate / reference['docs_per_cpu_s']:.2f}" if reference else "-"
    yield f"{figures['index_mb']:.0f}"
    yield f"{figures['serve_rss_mb']:.0f}"
    yield f"{figures['add_ms']:.1f}"
    yield f"{check['total_ok']}/{check['queries']}"
    yield f"{check['facet_ok']}/{4 * check['queries']}"
    yield f"{check['marked_snippets']} %"


def _ratio(times: Mapping[str, float], reference: Mapping[str, float]) -> float:
    """Median of the ratios query by query."""
    return median(times[query] / reference[query] for query in times if query in reference)
