import pytest

from indexer.filters import canonical_value


@pytest.mark.parametrize(
    ("field", "value", "meant"),
    [
        pytest.param("counterpart", "kr", "KR", id="code-in-lower-case"),
        pytest.param("party", "South Korea", "KR", id="name"),
        pytest.param("subject", "ZZ", "ZZ", id="unknown-code"),
        pytest.param("kind", "Official", "official", id="kind"),
        pytest.param("series", "None", "none", id="not-stated"),
        pytest.param("series", " EU-ROK Cyber Dialogue ", "EU-ROK Cyber Dialogue", id="series"),
    ],
)
def test_a_typed_value_becomes_the_one_of_the_index(field: str, value: str, meant: str) -> None:
    assert canonical_value(field, value) == meant
