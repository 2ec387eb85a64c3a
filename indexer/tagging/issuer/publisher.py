"""The noun of this package."""

from typing import NamedTuple

from indexer.model import Kind, PartyCode


class Publisher(NamedTuple):
    """An issuer and what sort of source it is; `kind` is None where nothing says."""

    name: str
    country: PartyCode | None
    kind: Kind | None = None
    is_portal: bool = False
    is_copied: bool = False
    """Whether a site without standing of its own copied the issuer's release."""
