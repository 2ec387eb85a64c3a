"""A release in the ways it may be cited, each to be copied whole."""

from dataclasses import dataclass

from indexer.citations import styles
from indexer.citations.bibtex import bibtex
from indexer.citations.csl import csl_json
from indexer.citations.ris import ris
from indexer.citations.source import Source
from indexer.citations.styles import Run
from webapp import links

_STYLES = (("apa", "APA", styles.apa), ("chicago", "Chicago", styles.chicago))
_FORMATS = (("bibtex", "BibTeX", bibtex), ("ris", "RIS", ris), ("csl", "CSL-JSON", csl_json))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One way of citing; a format for programs has an address to download it from."""

    name: str
    label: str
    runs: tuple[Run, ...]
    url: str = ""


def citations(source: Source) -> tuple[Cited, ...]:
    """Return all ways of citing in the order of the page."""
    prose = (*_STYLES, ("plain", "Plain", styles.plain))
    address = links.release(source.id)
    return (
        *(Cited(name=name, label=label, runs=style(source)) for name, label, style in prose),
        *(
            Cited(name=name, label=label, runs=(Run(write(source)),), url=f"{address}.{name}")
            for name, label, write in _FORMATS
        ),
    )
