"""Columns give back what was written, whatever rows were left out."""

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.filedb.structfile import StructFile

from indexer.engines.whoosh.columns import BytesColumn, NumberColumn, ValuesColumn


def _read_back(column: Any, rows: dict[int, Any], count: int) -> list[Any]:
    file = io.BytesIO()
    writer = column.writer(StructFile(file))
    for row, value in sorted(rows.items()):
        writer.add(row, value)
    writer.finish(count)
    reader = column.reader(StructFile(file), 0, file.tell(), count)
    return [reader[row] for row in range(count)]


@pytest.mark.parametrize(
    ("column", "value", "default"),
    [
        pytest.param(NumberColumn(), 20180621, 0, id="numbers"),
        pytest.param(BytesColumn(), "서울".encode(), b"", id="bytes"),
        pytest.param(ValuesColumn(), ("KR", "US"), (), id="values"),
    ],
)
@given(rows=st.sets(st.integers(0, 6)))
def test_rows_come_back(column: Any, value: Any, default: Any, rows: set[int]) -> None:
    expected = [value if row in rows else default for row in range(7)]
    assert _read_back(column, dict.fromkeys(rows, value), 7) == expected
