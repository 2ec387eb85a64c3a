"""CSL-JSON, from which citation processors make any style."""

import json
from datetime import date
from typing import Any

from indexer.citations.source import Source
from indexer.model import Kind

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"


def csl_json(source: Source) -> str:
    """Return a list of one item, as citation processors take them; a line for each variable."""
    pairs = (f"{json.dumps(name)}: {_json(value)}" for name, value in _item(source).items())
    return "[{\n  " + ",\n  ".join(pairs) + "\n}]\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _item(source: Source) -> dict[str, Any]:
    every: dict[str, Any] = {
        "id": source.id,
        "type": _type(source),
        "title": source.title,
        "author": [{"literal": source.author}] if source.author else None,
        "genre": source.genre,
        "issued": _days(source.published),
        "event-date": _days(source.event_start, source.event_end),
        "event-place": source.venue,
        "language": source.language,
        "URL": source.url,
        "accessed": _days(source.accessed),
        "keyword": ", ".join(source.topics),
    }
    return {name: value for name, value in every.items() if value}


def _type(source: Source) -> str:
    if source.kind is Kind.NEWS:
        return "article-newspaper"
    return "webpage" if source.url else "document"


def _days(*days: date | None) -> dict[str, list[list[int]]] | None:
    """One day or the two ends of a range."""
    told = dict.fromkeys(day for day in days if day)
    return {"date-parts": [[day.year, day.month, day.day] for day in told]} if told else None
