"""Parties: countries and bodies, their codes, labels and names.

`label` gives the words for a code, `resolve` the code for a name a user types, `mentions` every
place where a text names a party.
"""

from functools import cache
from itertools import chain

from indexer.folding import fold
from indexer.model import PartyCode
from indexer.parties.matching import Mention, mentions
from indexer.parties.names import (
    LATIN,
    Form,
    common_names,
    country_codes,
    tables,
    territories,
    territory_name,
)

__all__ = [
    "Form",
    "Mention",
    "body_codes",
    "country_codes",
    "label",
    "members_of",
    "mentions",
    "resolve",
]


def label(code: PartyCode, locale: str = "en") -> str:
    """The usual short name of a party; a code nobody knows stands for itself."""
    if locale == "en" and code in tables()["labels"]:
        return str(tables()["labels"][code])
    return territory_name(code, locale) or str(tables()["body_labels"].get(code, code))


def body_codes() -> frozenset[PartyCode]:
    """Codes of organisations, which are no countries."""
    return frozenset(tables()["bodies"])


def members_of(code: PartyCode) -> frozenset[PartyCode]:
    """The countries that make up a format such as the Visegrad Group; none for other parties."""
    return frozenset(tables()["formats"].get(code, ()))


def resolve(name: str) -> PartyCode | None:
    """The party that a name, an abbreviation or a code of any case and language means."""
    wanted = fold(name).strip()
    return _codes().get(wanted) or _codes().get(wanted.removeprefix("the "))


@cache
def _codes() -> dict[str, PartyCode]:
    """Folded names and codes; where two parties share one, English and the code itself win."""
    wanted = (Form.NAME, Form.ADJECTIVE, Form.ABBREVIATION)
    own = chain.from_iterable(map(territories, LATIN))
    codes = {
        fold(name.surface): name.code for name in (*own, *common_names()) if name.form in wanted
    }
    codes |= {fold(code): code for code in (*country_codes(), *body_codes())}
    return codes | {fold(label(code)): code for code in country_codes()}
