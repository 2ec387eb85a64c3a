import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.export import COLUMNS, FORMATS
from indexer.model import TaggedRelease
from indexer.record import from_record, to_record


def release(**fields: object) -> TaggedRelease:
    return from_record({"id": "r1", "title": "Talks", "text": "They met."} | fields)


def written(format_: str, *releases: TaggedRelease) -> str:
    return "".join(FORMATS[format_][1](releases))


def rows(*releases: TaggedRelease) -> list[dict[str, str]]:
    text = written("csv", *releases)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_a_spreadsheet_has_one_row_a_release_under_fixed_columns() -> None:
    (row,) = rows(release(counterparts=["KR", "JP"], published="2020-01-02", venue="Seoul"))
    assert tuple(row) == COLUMNS
    assert (row["counterparts"], row["published"], row["venue"]) == (
        "KR; JP",
        "2020-01-02",
        "Seoul",
    )


def test_an_official_is_one_cell_with_title_and_side() -> None:
    who = {"name": "Moon Duk-ho", "title": "Ambassador", "side": "KR"}
    (row,) = rows(release(officials=[who]))
    assert row["officials"] == "Moon Duk-ho, Ambassador (KR)"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "\t", "\r", "\n"])
def test_no_cell_runs_as_a_formula(start: str) -> None:
    (row,) = rows(release(venue=f"{start}cmd()"))
    assert row["venue"] == f"'{start}cmd()"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=4))
def test_any_text_comes_back_from_a_spreadsheet(names: list[str]) -> None:
    found = [row["venue"] for row in rows(*(release(venue=name) for name in names))]
    assert [cell.removeprefix("'") for cell in found] == [name.removeprefix("'") for name in names]


def test_a_line_of_jsonl_is_the_record() -> None:
    tagged = release(counterparts=["KR"])
    assert json.loads(written("jsonl", tagged)) == to_record(tagged)


@pytest.mark.parametrize(("format_", "begin"), [("ris", "TY  - "), ("bibtex", "@misc{")])
def test_reference_managers_get_an_entry_a_release(format_: str, begin: str) -> None:
    assert written(format_, release(), release(id="r2")).count(begin) == 2


def test_an_empty_result_set_is_a_header_or_nothing() -> None:
    assert rows() == []
    assert [written(name) for name in ("jsonl", "ris", "bibtex")] == ["", "", ""]
