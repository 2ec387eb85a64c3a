"""Golden pages: each folder of tests/cases holds a page and the text that is to be left of it."""

from collections import Counter
from pathlib import Path

import pytest

from indexer.corpus import read_path
from indexer.errors import ReleaseError
from indexer.model import RawRelease
from indexer.normalise import examine, normalise
from indexer.normalise.clutter import standard_rules

CASES = sorted(path for path in (Path(__file__).parents[2] / "cases").iterdir() if path.is_dir())
RULES = standard_rules()
RULE_CASES = [rule.case for rules in (RULES.markup, RULES.lines, RULES.labels) for rule in rules]


def refuse(error: ReleaseError) -> None:
    pytest.fail(str(error))


def page_of(case: Path) -> RawRelease:
    (raw,) = read_path(next(case.glob("page.*")), refuse)
    return raw


def words_of(text: str) -> Counter[str]:
    return Counter(text.split())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_page_is_cleaned_to_its_text(case: Path) -> None:
    expected = (case / "text.txt").read_text("utf-8").rstrip("\n")
    assert normalise(page_of(case)).text == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_word_of_a_page_is_lost(case: Path) -> None:
    raw = page_of(case)
    release = normalise(raw)
    kept = words_of(" ".join((release.text, *release.set_aside)))
    read = words_of(" ".join(one.line.text for one in examine(raw).lines))
    glued = {word for word in read - kept if word not in release.text.replace(" ", "")}
    assert not glued


@pytest.mark.parametrize("case", RULE_CASES)
def test_rule_is_needed_by_its_case(case: str) -> None:
    raw = page_of(Path(__file__).parents[2] / "cases" / case)
    assert normalise(raw, RULES.without(case)).text != normalise(raw).text


def test_every_rule_has_a_case_of_its_own() -> None:
    assert [case for case, count in Counter(RULE_CASES).items() if count > 1] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_text_is_paragraphs_of_one_line(case: Path) -> None:
    text = normalise(page_of(case)).text
    assert all(line == line.strip() for line in text.split("\n\n"))
    assert "\n" not in text.replace("\n\n", "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_cleaning_a_cleaned_text_again_changes_nothing(case: Path) -> None:
    release = normalise(page_of(case))
    again = RawRelease("x", "x.txt", "x.txt", "text/plain", release.text.encode())
    assert normalise(again).text == release.text
