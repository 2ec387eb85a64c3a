"""What goes to reference managers keeps the rules of its format, whatever a release says."""

import json
import re
from collections.abc import Callable
from itertools import accumulate
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from indexer.citations.bibtex import bibtex
from indexer.citations.csl import csl_json
from indexer.citations.ris import ris
from indexer.citations.source import Source, source_of
from indexer.record import from_record

ANYTHING = st.text(st.characters(exclude_categories=["Cs"]))
RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  - (.*)")
CSL_VARIABLES = {
    *("id", "type", "title", "author", "genre", "issued", "event-date", "event-place"),
    *("language", "URL", "accessed", "keyword"),
}


def hostile(title: str, name: str, url: str) -> Source:
    record = {"id": f"r-{title}", "text": f"{title}.", "title_span": [0, len(title)]}
    return source_of(from_record(record | {"issuer": name, "venue": name, "url": url}))


def ris_fields(source: Source) -> list[tuple[str, str]]:
    lines = ris(source).split("\r\n")
    assert lines[-2:] == ["", ""]
    matches = [RIS_LINE.fullmatch(line) for line in lines[:-2]]
    return [(match[1], match[2]) for match in matches if match]


def test_ris_states_type_author_dates_and_address(cited: Callable[..., Source]) -> None:
    assert ris_fields(cited()) == [
        ("TY", "GOVDOC"),
        ("ID", "talks-2018"),
        ("TI", "Fifth cyber talks held in Seoul"),
        ("AU", "Ministry of State, Trade and Seas"),
        ("PB", "Ministry of State, Trade and Seas"),
        ("DA", "2018/06/23/"),
        ("PY", "2018"),
        ("M3", "Press release"),
        ("N1", "Event: 2018-06-21/2018-06-22, Seoul"),
        ("LA", "en"),
        ("UR", "https://ministry.example/releases/5"),
        ("Y2", "2026/03/04/"),
        ("KW", "deterrence"),
        ("ER", ""),
    ]


@given(ANYTHING, ANYTHING, ANYTHING)
def test_every_line_of_ris_is_a_field_between_type_and_end(title: str, name: str, url: str) -> None:
    source = hostile(title, name, url)
    fields = ris_fields(source)
    assert len(fields) == ris(source).count("\r\n") - 1
    assert fields[0][0] == "TY"
    assert [tag for tag, _ in fields].count("ER") == 1
    assert fields[-1] == ("ER", "")


def test_bibtex_is_read_by_a_reader_of_bibtex(cited: Callable[..., Source]) -> None:
    (entry,) = parse_string(bibtex(cited())).entries
    assert (entry.entry_type, entry.key) == ("misc", "talks-2018")
    assert {name: field.value for name, field in entry.fields_dict.items()} == {
        "title": "{Fifth cyber talks held in Seoul}",
        "author": "{Ministry of State, Trade and Seas}",
        "howpublished": "Press release",
        "year": "2018",
        "month": "jun",
        "date": "2018-06-23",
        "eventdate": "2018-06-21/2018-06-22",
        "venue": "Seoul",
        "language": "en",
        "url": "https://ministry.example/releases/5",
        "urldate": "2026-03-04",
    }


@pytest.mark.parametrize(
    ("title", "escaped"),
    [
        pytest.param("R&D 100% {x}", r"R\&D 100\% \{x\}", id="specials"),
        pytest.param("two\nlines", "two lines", id="newline"),
        pytest.param("back\\slash", r"back\textbackslash{}slash", id="backslash"),
        pytest.param("a~b^c", r"a\textasciitilde{}b\textasciicircum{}c", id="accents"),
    ],
)
def test_bibtex_escapes_what_tex_would_read(
    cited: Callable[..., Source], title: str, escaped: str
) -> None:
    assert f"title = {{{{{escaped}}}}}" in bibtex(cited(title=title))


@given(ANYTHING, ANYTHING, ANYTHING)
def test_braces_of_bibtex_are_balanced(title: str, name: str, url: str) -> None:
    entry = re.sub(r"\\[{}]", "", bibtex(hostile(title, name, url)).strip())
    steps = [(c == "{") - (c == "}") for c in entry]
    depths = list(accumulate(steps))
    assert min(depths[6:-1]) > 0
    assert depths[-1] == 0
    assert re.match(r"@misc\{[A-Za-z0-9_.:-]+,\n", entry)


def item(source: Source) -> dict[str, Any]:
    (found,) = json.loads(csl_json(source))
    assert set(found) <= CSL_VARIABLES
    return dict(found)


def test_csl_json_states_variables_of_the_format(cited: Callable[..., Source]) -> None:
    assert item(cited()) == {
        "id": "talks-2018",
        "type": "webpage",
        "title": "Fifth cyber talks held in Seoul",
        "author": [{"literal": "Ministry of State, Trade and Seas"}],
        "genre": "Press release",
        "issued": {"date-parts": [[2018, 6, 23]]},
        "event-date": {"date-parts": [[2018, 6, 21], [2018, 6, 22]]},
        "event-place": "Seoul",
        "language": "en",
        "URL": "https://ministry.example/releases/5",
        "accessed": {"date-parts": [[2026, 3, 4]]},
        "keyword": "deterrence",
    }


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"kind": "news"}, "article-newspaper", id="news"),
        pytest.param({"url": None}, "document", id="no-address"),
    ],
)
def test_csl_json_names_the_type(
    cited: Callable[..., Source], fields: dict[str, Any], expected: str
) -> None:
    assert item(cited(**fields))["type"] == expected


@given(ANYTHING, ANYTHING, ANYTHING)
def test_csl_json_has_always_an_id_a_type_and_a_title(title: str, name: str, url: str) -> None:
    assert {"id", "type", "title"} <= set(item(hostile(title, name, url)))
