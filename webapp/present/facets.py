"""Facet counts → groups of checkboxes."""

from dataclasses import dataclass, replace

from indexer.engines.interface import NOT_STATED, Facet, Filter
from indexer.labels import field_label, value_label
from webapp.params import Args, args_from
from webapp.present.answer import Answer

SHOWN = 8
OPEN = frozenset({Facet.COUNTERPART, Facet.ISSUER})
BEFORE_DATES = (Facet.COUNTERPART, Facet.ISSUER)
AFTER_DATES = (
    Facet.KIND,
    Facet.SERIES,
    Facet.OFFICIAL,
    Facet.TOPIC,
    Facet.AGENCY,
    Facet.EVENT_TYPE,
    Facet.VENUE,
    Facet.LANGUAGE,
)
Control = tuple[str, str]
"""Name and value of a form's control; an input of free text has the value ""."""

DATE_BOXES: frozenset[Control] = frozenset(
    {("since", ""), ("until", ""), (Facet.YEAR.value, NOT_STATED)}
)
LISTED = (*BEFORE_DATES, *AFTER_DATES, Facet.PARTY, Facet.SUBJECT)


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A checkbox: what it selects and how many releases that gives."""

    value: str
    label: str
    count: int
    is_selected: bool = False
    kind: str = ""

    @property
    def is_dead(self) -> bool:
        """Whether ticking it would lead nowhere."""
        return not self.count and not self.is_selected


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetGroup:
    """The checkboxes of one facet: the most frequent values, chosen ones first."""

    field: str
    label: str
    values: tuple[FacetValue, ...]
    missing: FacetValue
    size: int
    is_open: bool
    all_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateInputs:
    """What stands in From and To, and the checkbox for releases without a date."""

    since: str
    until: str
    undated: FacetValue


def group(answer: Answer, field: Facet, shown: int = SHOWN) -> FacetGroup:
    """Return one facet's checkboxes with its `shown` most frequent values and all chosen ones."""
    values = _values(answer, field)
    kept = [one for rank, one in enumerate(values) if rank < shown or one.is_selected]
    chosen = tuple(one for one in values if one.is_selected)
    missing = not_stated(answer, field)
    return FacetGroup(
        field=field.value,
        label=field_label(field),
        values=tuple(sorted(kept, key=lambda one: not one.is_selected)),
        missing=missing,
        size=len(values),
        is_open=field in OPEN or bool(chosen) or missing.is_selected,
        all_url=answer.url(path=f"/filters/{field}") if len(values) > len(kept) else None,
    )


def whole_group(answer: Answer, field: Facet) -> FacetGroup:
    """Return one facet with all its values from A to Z."""
    full = group(answer, field, shown=len(answer.results.facets.get(field, ())))
    by_name = tuple(sorted(full.values, key=lambda one: one.label.casefold()))
    return replace(full, values=by_name, is_open=True)


def groups(answer: Answer, fields: tuple[Facet, ...]) -> tuple[FacetGroup, ...]:
    """Return the facets that divide these results or are chosen from."""
    made = (group(answer, field) for field in fields)
    return tuple(one for one in made if one.size)


def not_stated(answer: Answer, field: Facet) -> FacetValue:
    """Return the checkbox for the releases without a value."""
    return FacetValue(
        value=NOT_STATED,
        label=value_label(field, NOT_STATED),
        count=answer.results.missing.get(field, 0),
        is_selected=Filter(field.value, NOT_STATED) in answer.query.filters,
    )


def date_inputs(answer: Answer) -> DateInputs:
    """Return what the two date inputs hold."""
    query = answer.query
    return DateInputs(
        since=query.since.isoformat() if query.since else "",
        until=query.until.isoformat() if query.until else "",
        undated=not_stated(answer, Facet.YEAR),
    )


def boxes(shown: tuple[FacetGroup, ...]) -> frozenset[Control]:
    """Return the arguments that checkboxes of these facets stand for."""
    return frozenset(
        (one.field, value.value) for one in shown for value in (*one.values, one.missing)
    )


def kept_args(answer: Answer, controls: frozenset[Control]) -> Args:
    """Return the arguments that a form must carry because none of its controls stands for them."""
    args = args_from(replace(answer.query, page=1), answer.page_size)
    return [(name, value) for name, value in args if not {(name, value), (name, "")} & controls]


def _values(answer: Answer, field: Facet) -> list[FacetValue]:
    chosen = [
        one.value for one in answer.query.filters if one.field == field and not one.is_excluded
    ]
    counts = dict(answer.results.facets.get(field, ()))
    counts |= {value: 0 for value in chosen if value not in counts}
    counts.pop(NOT_STATED, None)
    return [
        FacetValue(
            value=value,
            label=value_label(field, value),
            count=count,
            is_selected=value in chosen,
            kind=value if field is Facet.KIND else "",
        )
        for value, count in counts.items()
    ]
