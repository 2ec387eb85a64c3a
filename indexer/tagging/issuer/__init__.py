"""Who published a release: by its address, its site, its byline, its credit lines, its text."""

import re
from collections.abc import Iterator, Sequence

from indexer import parties
from indexer.model import Issuer, Kind, Release, Tag
from indexer.tagging.candidates import Candidate
from indexer.tagging.issuer.institutions import body, is_common, reads_as_name
from indexer.tagging.issuer.page import Seen, page_candidates
from indexer.tagging.issuer.publisher import Publisher
from indexer.tagging.issuer.publishers import known_name, publisher_at

__all__ = ["Publisher", "Seen", "choose_publisher", "issuer_candidates", "issuer_tag"]

_AUTHOR = 50  # score from which a line of a portal's page names the author
_COMMON = 25
_ADDRESS = re.compile(r"\s*<[^<>]*>|^\"|\"(?=\s*<|$)")


def issuer_tag(chosen: Seen | None) -> Tag[Issuer] | None:
    """The issuer of a chosen publisher; a government whose office nothing names goes by its
    country, anybody else is None."""
    if chosen is None or not (chosen.value.name or chosen.value.kind is Kind.OFFICIAL):
        return None
    name = chosen.value.name or parties.label(chosen.value.country or "")
    issuer = Issuer(name, chosen.value.country)
    return Candidate(issuer, chosen.rule, chosen.score, chosen.spans).tag


def choose_publisher(candidates: Sequence[Seen]) -> Seen | None:
    """The strongest candidate; a portal gives way to the author it shows."""
    best = max(candidates, key=lambda seen: seen.score, default=None)
    if best and best.value.is_portal:
        authors = [one for one in candidates if not one.value.is_portal and one.score >= _AUTHOR]
        best = max(authors, key=lambda seen: seen.score, default=best)
    return best


def issuer_candidates(release: Release) -> tuple[Seen, ...]:
    """Every publisher that metadata or the page names, with how telling that is."""
    return (
        *_recorded(release),
        *_by_address(release),
        *_by_metadata(release),
        *page_candidates(release),
    )


def _recorded(release: Release) -> Iterator[Seen]:
    declared = release.declared
    stated = declared.issuer or declared.issuer_country
    if stated:
        name = declared.issuer.value if declared.issuer else ""
        known = known_name(name)
        country = declared.issuer_country.value if declared.issuer_country else None
        country = country or (known.country if known else None)
        kind = known.kind if known else None
        found = Publisher(name or parties.label(country or ""), country, kind)
        yield Candidate(found, f"declared:{stated.by}", 100)


def _by_address(release: Release) -> Iterator[Seen]:
    stated = release.declared.url
    url = release.url or (stated.value if stated else None)
    publisher = publisher_at(url) if url else None
    if publisher:
        by = stated.by if stated else "url"
        yield Candidate(publisher, f"declared:{by}", 90 if publisher.kind else 30)


def _by_metadata(release: Release) -> Iterator[Seen]:
    site = release.declared.site_name
    joined = known_name(" | ".join(stated.value for stated in site)) if len(site) > 1 else None
    if joined and joined.country:
        yield Candidate(joined, f"declared:{site[0].by}", 60)
    for score, statements in ((80, release.declared.site_name), (70, release.declared.author)):
        for stated in statements:
            name = _ADDRESS.sub("", stated.value).strip()
            publisher = known_name(name) or body(name)
            if publisher:
                weight = _COMMON if is_common(name) else score
                yield Candidate(publisher, f"declared:{stated.by}", weight)
            elif score == 80 and 2 < len(name) < 60 and reads_as_name(name):
                yield Candidate(Publisher(name, None), f"declared:{stated.by}", 20)
