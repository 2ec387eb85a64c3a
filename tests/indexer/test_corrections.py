from datetime import date
from pathlib import Path

import pytest

from indexer.corrections import Corrections, read_corrections
from indexer.errors import CorrectionError, ReleaseError
from indexer.model import Evidence, Official, Role, Tag, TaggedRelease
from indexer.record import from_record


def corrections(folder: Path, toml: str) -> tuple[Corrections, list[ReleaseError]]:
    (folder / "corrections.toml").write_text(toml, "utf-8")
    rejected: list[ReleaseError] = []
    return read_corrections(folder, rejected.append), rejected


def corrected(folder: Path, toml: str) -> TaggedRelease:
    found, rejected = corrections(folder, toml)
    assert rejected == []
    return found.apply(
        from_record(
            {
                "id": "talks-1",
                "text": "They met.",
                "venue": "Oslo",
                "topics": ["Norms"],
                "published": "2020-01-02",
            }
        )
    )


def by_hand(value: object) -> Tag[object]:
    return Tag(value, Evidence("corrected"))


def test_without_a_file_nothing_is_corrected(tmp_path: Path) -> None:
    rejected: list[ReleaseError] = []
    assert read_corrections(tmp_path, rejected.append) == Corrections()
    assert rejected == []


def test_a_value_is_set_in_place_of_what_was_found(tmp_path: Path) -> None:
    tagged = corrected(tmp_path, '[talks-1]\nset = { venue = "Bergen", published = 2020-01-03 }')
    assert tagged.venue == by_hand("Bergen")
    assert tagged.published == by_hand(date(2020, 1, 3))


def test_values_are_added_beside_what_was_found(tmp_path: Path) -> None:
    tagged = corrected(tmp_path, '[talks-1]\nadd = { topics = ["Deterrence"] }')
    assert [tag.value for tag in tagged.topics] == ["Norms", "Deterrence"]
    assert tagged.topics[1] == by_hand("Deterrence")


def test_a_tag_is_cleared(tmp_path: Path) -> None:
    tagged = corrected(tmp_path, '[talks-1]\nclear = ["venue", "topics"]')
    assert (tagged.venue, tagged.topics) == (None, ())


def test_an_official_is_set_with_title_side_and_role(tmp_path: Path) -> None:
    who = '{ name = "A B", title = "Envoy", side = "NO", role = "co-chair" }'
    tagged = corrected(tmp_path, f"[talks-1]\nset = {{ officials = [{who}] }}")
    assert tagged.officials == (by_hand(Official("A B", "Envoy", "NO", Role.CO_CHAIR)),)


def test_other_releases_stay_as_they_are(tmp_path: Path) -> None:
    found, _ = corrections(tmp_path, '[other]\nclear = ["venue"]')
    tagged = from_record({"id": "talks-1", "text": "They met.", "venue": "Oslo"})
    assert found.apply(tagged) == tagged


def test_a_correction_that_changes_has_another_stamp(tmp_path: Path) -> None:
    one, _ = corrections(tmp_path, '[talks-1]\nclear = ["venue"]')
    other, _ = corrections(tmp_path, '[talks-1]\nclear = ["topics"]')
    assert len({one.stamp("talks-1"), other.stamp("talks-1"), one.stamp("unknown")}) == 3


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        pytest.param('set = { colour = "red" }', "names a field 'colour'", id="unknown-field"),
        pytest.param('drop = ["venue"]', "has 'drop'; there are set, add", id="unknown-action"),
        pytest.param('add = { venue = ["Oslo"] }', "holds one value", id="add-to-one-value"),
        pytest.param('set = { topics = "Norms" }', "topics is no list", id="no-list"),
        pytest.param('set = { published = "soon" }', "published cannot be 'soon'", id="bad-date"),
        pytest.param('clear = ["kind"]', "clears kind", id="clear-kind"),
        pytest.param("set = 5", "", id="no-table"),
    ],
)
def test_a_correction_that_cannot_be_applied_is_named_and_the_others_hold(
    tmp_path: Path, entry: str, named: str
) -> None:
    found, rejected = corrections(tmp_path, f'[bad]\n{entry}\n[good]\nclear = ["venue"]')
    assert set(found.by_id) == {"good"}
    assert len(rejected) == 1
    assert "[bad]" in str(rejected[0])
    assert named in str(rejected[0])


def test_a_file_that_is_no_toml_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(CorrectionError, match="cannot be read as TOML"):
        corrections(tmp_path, "[talks-1")
