"""JSON schemas of what programs are answered: the components of the OpenAPI document.

Objects list all their members; tests ask the app for answers and hold them to these.
"""

from collections.abc import Iterable
from typing import Any

from indexer.engines.interface import Facet, Match, Sort
from indexer.model import Kind, Role

Json = dict[str, Any]

STRING: Json = {"type": "string"}
COUNT: Json = {"type": "integer", "minimum": 0}
FLAG: Json = {"type": "boolean"}
NUMBER: Json = {"type": "number"}
DATE: Json = {"type": "string", "format": "date"}


def one_of(values: Iterable[object]) -> Json:
    """Return the schema of a few words."""
    return {"type": "string", "enum": [str(value) for value in values]}


def list_of(schema: Json) -> Json:
    """Return the schema of a list."""
    return {"type": "array", "items": schema}


def known(schema: Json) -> Json:
    """Return the schema of what is null where it is not known."""
    return {"anyOf": [schema, {"type": "null"}]}


def named(name: str) -> Json:
    """Return a reference to one of the components."""
    return {"$ref": f"#/components/schemas/{name}"}


def _object(members: Json, optional: Json | None = None) -> Json:
    return {
        "type": "object",
        "properties": members | (optional or {}),
        "required": sorted(members),
        "additionalProperties": False,
    }


_FACETS = [str(facet) for facet in Facet]
_BY_FACET: Json = {"propertyNames": {"enum": _FACETS}}
_SPAN = _object({"start": COUNT, "end": COUNT, "rule": STRING})
_ISSUER = _object({"name": STRING, "country": known(STRING)})
_OFFICIAL = _object({"name": STRING, "title": STRING, "side": known(STRING), "role": one_of(Role)})
_AGENCY = _object({"name": STRING, "side": known(STRING)})
_DATES = {name: known(DATE) for name in ("published", "event_start", "event_end")}
_MEETING = {
    "event_type": known(STRING),
    "series": known(STRING),
    "ordinal": known({"type": "integer"}),
    "venue": known(STRING),
    "counterparts": list_of(STRING),
    "officials": list_of(named("Official")),
}
_HEAD = {
    "id": STRING,
    "url": known(STRING),
    "kind": one_of(Kind),
    "language": known(STRING),
    "issuer": known(named("Issuer")),
}
_SHARE = _object(
    {
        "words": STRING,
        "factor": NUMBER,
        "having": COUNT,
        "rarity": NUMBER,
        "weight": NUMBER,
        "score": NUMBER,
        "occurrences": list_of(
            _object({"way": STRING, "in_title": COUNT, "in_text": COUNT, "counts_for": NUMBER})
        ),
    }
)
_EXPLANATION = _object(
    {
        "score": NUMBER,
        "title_boost": NUMBER,
        "length_factor": NUMBER,
        "shares": list_of(_SHARE),
    }
)
_HIT = _object(
    _HEAD | _DATES | _MEETING | {"title": STRING, "snippets": list_of(STRING), "score": NUMBER},
    {"explanation": _EXPLANATION},
)
_VALUE = _object(
    {"value": STRING, "label": STRING, "count": COUNT, "selected": {"type": "boolean"}}
)
_QUERY = _object(
    {
        "words": STRING,
        "filters": list_of(_object({"field": one_of(Facet), "value": STRING, "is_excluded": FLAG})),
        "since": known(DATE),
        "until": known(DATE),
        "sort": one_of(Sort),
        "match": one_of(Match),
        "exact": FLAG,
    }
)
_LINKS = _object(
    dict.fromkeys(("self", "html", "atom", "csv", "jsonl", "ris", "bibtex"), STRING),
    {"previous": STRING, "next": STRING},
)
_RESULTS = _object(
    {
        "query": _QUERY,
        "interpretation": STRING,
        "notices": list_of(STRING),
        "aliases": list_of(_object({"words": STRING, "names": list_of(STRING)})),
        "total": COUNT,
        "page": COUNT,
        "per_page": COUNT,
        "hits": list_of(named("Hit")),
        "facets": {
            "type": "object",
            "additionalProperties": list_of(named("FacetValue")),
        }
        | _BY_FACET,
        "not_stated": {"type": "object", "additionalProperties": COUNT} | _BY_FACET,
        "suggestion": known(STRING),
        "suggestion_total": COUNT,
        "generation": STRING,
        "links": _LINKS,
    }
)
_RELEASE = _object(
    _HEAD
    | _DATES
    | _MEETING
    | {
        "path": STRING,
        "source_id": STRING,
        "title": known(STRING),
        "parties": list_of(STRING),
        "subjects": list_of(STRING),
        "topics": list_of(STRING),
        "agencies": list_of(_AGENCY),
        "title_span": {"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2},
        "evidence": {
            "type": "object",
            "additionalProperties": {"anyOf": [list_of(_SPAN), list_of(list_of(_SPAN))]},
        },
        "text": STRING,
        "set_aside": list_of(STRING),
    }
)
_SUGGESTIONS: Json = {
    "type": "array",
    "description": "What was typed; names; what each is; where each leads",
    "items": {"anyOf": [STRING, list_of(STRING)]},
    "minItems": 4,
    "maxItems": 4,
}

COMPONENTS: Json = {
    "Results": _RESULTS,
    "Hit": _HIT,
    "FacetValue": _VALUE,
    "Issuer": _ISSUER,
    "Official": _OFFICIAL,
    "Release": _RELEASE,
    "Suggestions": _SUGGESTIONS,
    "Health": _object({"status": one_of(["ok"]), "releases": COUNT, "generation": STRING}),
    "Problem": _object(
        {
            "type": STRING,
            "title": STRING,
            "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "detail": STRING,
        },
        {"see": STRING},
    ),
}
