"""Facts that a record declares: they win over what the taggers find in the text."""

from collections.abc import Iterator
from typing import Any

from indexer.model import Agency, Declared, Evidence, Official, Role, StatedOfficial, Tag

_BY_RECORD = Evidence("declared:record")


def declared_tags(declared: Declared) -> dict[str, Any]:
    """Return the fields of a tagged release that metadata settles, of those no tagger asks for."""
    return dict(_settled(declared))


def _settled(declared: Declared) -> Iterator[tuple[str, Any]]:
    if declared.officials is not None:
        yield "officials", tuple(_tag(_official(who)) for who in declared.officials)
    if declared.agencies is not None:
        yield "agencies", tuple(_tag(Agency(name, side)) for name, side in declared.agencies)
    if declared.topics is not None:
        yield "topics", tuple(_tag(topic) for topic in declared.topics)
    if declared.series:
        yield "series", Tag(declared.series.value, Evidence(f"declared:{declared.series.by}"))
    # pages and feeds often name the language of their site instead
    if declared.language and declared.language.by == "record":
        yield "language", _tag(declared.language.value)


def _official(who: StatedOfficial) -> Official:
    role = Role(who.role) if who.role in set(Role) else Role.PRINCIPAL
    return Official(who.name, who.title, who.side, role)


def _tag(value: Any) -> Tag[Any]:
    return Tag(value, _BY_RECORD)
