"""Raw release → tagged release, whatever its lines are."""

import pytest

from indexer.model import Declared, RawRelease
from indexer.pipeline import process

MEGABYTE = 1_000_000
REPEATED = {
    "letters": "a",
    "capitals": "A",
    "capitalised-words": "Abc ",
    "hangul": "가",
    "hangul-words": "가나 ",
    "han": "中",
    "accents": "é",
    "digits": "1",
    "figures": "1 ",
    "numbered": "1.2.",
    "spaces": "x" + " " * 100,
    "commas": ",",
    "dots": ".",
    "ellipses": "... ",
    "hyphens": "1-",
    "bars": "a | ",
    "brackets": "(",
    "quotes": "“a” ",
    "initials": "A. ",
    "abbreviations": "U.S. ",
    "addresses": "www.example.org ",
    "and": "and ",
    "parties": "Japan and ",
    "party-list": "Japan, ",
    "meetings": "met with Japan ",
    "titles": "Minister A B and ",
    "speakers": "SECRETARY A: ",
    "dates": "5 May 2020, ",
    "months": "May 5 ",
    "rounds": "the first round ",
    "places": "in Paris, ",
    "signs-of-mentions": "\ue000",
}


@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED)
def test_a_line_of_a_megabyte_is_cleaned_and_tagged_in_time(unit: str) -> None:
    line = (unit * (MEGABYTE // len(unit)))[:MEGABYTE]
    text = f"Talks in Halden\n\nTalks in Halden.\n\n{line}"
    raw = RawRelease("x", "x", "x", "text/plain", text.encode(), Declared())
    assert process(raw).release.text.startswith("Talks in Halden")
