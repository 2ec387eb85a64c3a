"""What facet values and fields are called on a page: countries, languages, kinds in words."""

from babel import Locale, UnknownLocaleError

from indexer.parties import label as party_label

PARTY_FACETS = frozenset({"counterpart", "party", "subject"})
_FIELDS = {
    "counterpart": "Counterpart",
    "party": "Party",
    "subject": "Subject",
    "issuer": "Issuer",
    "official": "Lead official",
    "agency": "Agency",
    "topic": "Topic",
    "series": "Series",
    "event_type": "Event type",
    "kind": "Kind",
    "language": "Language",
    "venue": "Venue",
    "year": "Year",
    "month": "Month",
}
_KINDS = {
    "official": "Official",
    "news": "News",
    "repost": "Repost",
    "translation": "Unofficial translation",
    "other": "Other",
}
_NOT_STATED = "Not stated"


def field_label(field: str) -> str:
    """Return what a facet is called; a field that is none is its own label."""
    return _FIELDS.get(field, field)


def value_label(field: str, value: str) -> str:
    """Return what a value of a facet is called; `none` is "Not stated"."""
    if value == "none":
        return _NOT_STATED
    if field in PARTY_FACETS:
        return party_label(value)
    if field == "language":
        return language_label(value)
    if field == "kind":
        return _KINDS.get(value, value)
    if field == "event_type":
        return value.capitalize()
    return value


def language_label(code: str) -> str:
    """Return the English name of a language code; an unknown code is its own label."""
    try:
        return Locale.parse(code, sep="-").get_language_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code
