"""Columns of a segment: what went into the file comes out of it."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.whoosh.columns import BytesRows, ValuesRows, packed_bytes, packed_values
from indexer.engines.whoosh.container import Array, ArrayFile, write_arrays
from indexer.engines.whoosh.facets import FacetValues, split


def _stored(folder: Path, arrays: dict[str, Array]) -> ArrayFile:
    path = folder / "some.arrays"
    path.unlink(missing_ok=True)  # what is mapped must not be written over
    with path.open("wb") as file:
        write_arrays(file, arrays)
    return ArrayFile(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("columns")


@given(rows=st.lists(st.binary(max_size=20)))
def test_bytes_come_back(folder: Path, rows: list[bytes]) -> None:
    column = BytesRows(_stored(folder, packed_bytes("some", rows)), "some")
    assert [column[row] for row in range(len(column))] == list(column.all()) == rows


values = st.lists(st.sampled_from("abcdé"), unique=True, max_size=4).map(tuple)


@given(rows=st.lists(values))
def test_values_come_back(folder: Path, rows: list[tuple[str, ...]]) -> None:
    assert ValuesRows(_stored(folder, packed_values("some", rows)), "some").rows() == rows


@given(rows=st.lists(values, min_size=1), data=st.data())
def test_values_are_counted_over_any_rows(
    folder: Path, rows: list[tuple[str, ...]], data: st.DataObject
) -> None:
    some = data.draw(st.lists(st.integers(0, len(rows) - 1), unique=True).map(sorted))
    column = ValuesRows(_stored(folder, packed_values("some", rows)), "some")
    counted, missing = column.counts(np.array(some, np.int64))
    found = dict(zip(column.labels, counted.tolist(), strict=True))
    assert found == {one: sum(one in rows[row] for row in some) for one in column.labels}
    assert missing == sum(not rows[row] for row in some)


@given(first=st.lists(values, max_size=9), second=st.lists(values, max_size=9))
def test_values_are_counted_over_segments(
    folder: Path, first: list[tuple[str, ...]], second: list[tuple[str, ...]]
) -> None:
    parts, times = [], 20
    for rows in (first * times, second * times):
        parts.append(ValuesRows(_stored(folder, packed_values("some", rows)), "some"))
    bases = [0, len(first) * times, (len(first) + len(second)) * times]
    facet = FacetValues(parts, bases, np.ones(bases[-1], np.bool_))
    many, missing = facet.counts(split(np.arange(bases[-1]), bases))
    expected = Counter(value for some in first + second for value in some)
    ordered = sorted(expected.items(), key=lambda pair: (-pair[1], pair[0]))
    assert many == tuple((value, count * times) for value, count in ordered)
    assert missing == times * sum(not some for some in first + second)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda whole: whole[:-1], id="cut"),
        pytest.param(lambda whole: whole + b"x", id="longer"),
        pytest.param(lambda whole: b"x" + whole[1:], id="other-beginning"),
        pytest.param(lambda whole: whole[:-3] + b"xyz", id="other-directory"),
    ],
)
def test_a_file_that_is_not_whole_is_refused(folder: Path, damage: "object") -> None:
    assert callable(damage)
    _stored(folder, {"numbers": np.arange(9)})
    path = folder / "some.arrays"
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ValueError, match="not a whole file"):
        ArrayFile(path)
