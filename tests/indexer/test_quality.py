from pathlib import Path
from typing import Any

import pytest

from indexer.errors import ReadoutError
from indexer.quality import Evaluation, evaluate, is_same_name, read_gold

RECORD = {
    "id": "a-1",
    "source_id": "a.txt",
    "published": "2020-01-02",
    "counterparts": ["KR"],
    "officials": [{"name": "Moon Duk-ho"}],
    "venue": "Seoul",
}


def evaluated(gold: dict[str, Any], **fields: object) -> Evaluation:
    return evaluate([{"file": "a.txt"} | gold], [RECORD | fields])


def test_a_right_field_scores_one() -> None:
    score = evaluated({"release_date": "2020-01-02"}).scores["published"]
    assert score.figures() == {"precision": 1, "recall": 1, "f1": 1, "exact": 1}


def test_an_invented_value_costs_precision_and_a_missed_one_recall() -> None:
    score = evaluated({"counterparts": ["KR", "JP"]}, counterparts=["KR", "US"]).scores[
        "counterparts"
    ]
    assert (score.precision, score.recall, score.exactness) == (0.5, 0.5, 0)


def test_a_null_of_gold_wants_null() -> None:
    evaluation = evaluated({"release_date": None})
    assert evaluation.scores["published"].precision == 0
    assert evaluation.wrong[0].found == ("2020-01-02",)


def test_a_field_that_gold_leaves_out_is_not_judged() -> None:
    assert set(evaluated({"venue_city": "Seoul"}).scores) == {"venue"}


def test_an_accepted_answer_is_right() -> None:
    gold = {"counterparts": ["US"], "accept": {"counterparts": [["KR"]]}}
    assert evaluated(gold).wrong == ()


def test_an_optional_official_is_neither_right_nor_wrong() -> None:
    gold = {"lead_officials": [], "optional_officials": ["Moon Duk-ho"]}
    assert evaluated(gold).scores["officials"].found == 0


def test_a_gold_line_without_release_is_named() -> None:
    assert evaluate([{"file": "b.txt", "venue_city": "Oslo"}], [RECORD]).missing == ("b.txt",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Moon Duk-ho", "Moon Dukho", True, id="hyphen"),
        pytest.param("HAYASHI Yoshimasa", "Yoshimasa Hayashi", True, id="order"),
        pytest.param("Marcelo Câmara", "Marcelo Camara", True, id="diacritic"),
        pytest.param("Antony J. Blinken", "Blinken", True, id="surname"),
        pytest.param("Kim Gunn", "Kim Jones", False, id="other-person"),
        pytest.param("", "Kim", False, id="empty"),
    ],
)
def test_names_of_one_person_are_told_from_others(one: str, other: str, *, same: bool) -> None:
    assert is_same_name(one, other) is same


def test_a_broken_floor_is_named_with_both_figures() -> None:
    evaluation = evaluated({"counterparts": ["KR", "JP"]})
    floors = {"counterparts": {"recall": 0.9, "precision": 1.0}}
    assert evaluation.broken_floors(floors) == ("counterparts: recall is 0.5, the floor is 0.9",)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        pytest.param("{", "line 2 is not JSON", id="not-json"),
        pytest.param("[]", "line 2 names no release", id="no-object"),
        pytest.param("{}", "line 2 names no release", id="no-key"),
    ],
)
def test_a_bad_gold_line_is_refused_with_its_number(tmp_path: Path, line: str, named: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "x"}\n' + line)
    with pytest.raises(ReadoutError, match=named):
        read_gold(path)
