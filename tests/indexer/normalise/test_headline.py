"""Which line of a page without markup is its headline."""

from pathlib import Path

import pytest

from indexer.corpus import read_corpus
from indexer.errors import ReleaseError
from indexer.normalise import normalise

BODY = (
    "The Foreign Ministry of Malawi and the Foreign Ministry of Bhutan held their second round "
    "of political consultations in Lilongwe on Monday.\n"
    "Both sides discussed tea, hydropower and the training of diplomats at some length.\n"
    "The third round will be held in Thimphu, on dates that the two ministries will settle.\n"
)


def refuse(error: ReleaseError) -> None:
    pytest.fail(str(error))


@pytest.mark.parametrize(
    ("ahead", "headline"),
    [
        ("Malawi and Bhutan hold political consultations", ""),
        (
            "Countries Topics Updates Jobs Training Help",
            "Malawi and Bhutan hold political consultations",
        ),
        (
            "Homepage Main navigation Content area Search",
            "Malawi and Bhutan hold political consultations",
        ),
        (
            "REPUBLIC OF MALAWI MINISTRY OF FOREIGN AFFAIRS",
            "COMMUNIQUE OF THE SECOND MALAWI - BHUTAN POLITICAL CONSULTATIONS",
        ),
    ],
    ids=["alone", "menu", "skip links", "masthead"],
)
def test_the_line_whose_words_the_text_takes_up_is_the_headline(
    tmp_path: Path, ahead: str, headline: str
) -> None:
    (tmp_path / "page.txt").write_text(f"{ahead}\n{headline}\n{BODY}", encoding="utf-8")
    release = normalise(next(iter(read_corpus(tmp_path, refuse))))
    assert release.title.of(release.text) == (headline or ahead)


def test_a_masthead_that_the_pages_title_ends_with_is_no_headline(tmp_path: Path) -> None:
    masthead = "MINISTRY OF FOREIGN AFFAIRS OF MALAWI"
    page = (
        f"<title>Consultations in Lilongwe - {masthead.title()}</title><div>{masthead}</div>"
        f"<h1>Consultations in Lilongwe: tea a shared concern</h1><p>{BODY}</p>"
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    release = normalise(next(iter(read_corpus(tmp_path, refuse))))
    assert release.title.of(release.text) == "Consultations in Lilongwe: tea a shared concern"
