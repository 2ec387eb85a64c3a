"""Values of facet filters as people type them → as the index holds them."""

from indexer.engines.interface import NOT_STATED, Facet
from indexer.labels import PARTY_FACETS
from indexer.parties import resolve

_LOWER_CASE = frozenset({Facet.KIND, Facet.LANGUAGE, Facet.EVENT_TYPE})


def canonical_value(field: str, value: str) -> str:
    """Return the value of a facet that is meant: `south korea` is KR, `None` is not stated."""
    value = value.strip()
    if value.lower() == NOT_STATED:
        return NOT_STATED
    if field in PARTY_FACETS:
        return resolve(value) or value
    return value.lower() if field in _LOWER_CASE else value
