"""What holds of every text, however odd."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import UnreadableRelease
from indexer.model import Declared, RawRelease, Stated
from indexer.normalise import examine, normalise
from indexer.normalise.lines import Verdict

SENTENCES = (
    "The two sides met in Halden and agreed to continue.",
    "양측은 서울에서 회의를 열었다.",
)
LABELS = ("Home", "Date", "2021-05-04", "hit", "1300", "Share", "Related news", "Next post", "한글")
CHARACTERS = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
LINES = st.lists(
    st.one_of(st.sampled_from((*SENTENCES, *LABELS)), st.text(CHARACTERS, max_size=60)),
    max_size=12,
)
TAGS = st.sampled_from(("p", "div", "h1", "li", "a", "nav", "td", "span", "pre"))
SOURCES = st.one_of(
    LINES.map("\n".join),
    LINES.map("\n\n".join),
    st.lists(st.tuples(TAGS, st.sampled_from((*SENTENCES, *LABELS))), max_size=12).map(
        lambda parts: "<html>" + "".join(f"<{tag}>{text}</{tag}>" for tag, text in parts)
    ),
)


def raw_of(source: str, title: str) -> RawRelease:
    declared = Declared(title=Stated(title, "record")) if title else Declared()
    media_type = "text/html" if source.startswith("<html>") else "text/plain"
    return RawRelease("x", "x", "x", media_type, source.encode(), declared)


@settings(max_examples=100, deadline=None)
@given(SOURCES, st.sampled_from(("", "Talks in Halden")))
def test_any_text_becomes_a_release_or_is_refused(source: str, title: str) -> None:
    raw = raw_of(source, title)
    try:
        release = normalise(raw)
    except UnreadableRelease:
        return
    paragraphs = release.text.split("\n\n")
    assert all(one and one == one.strip() and "\n" not in one for one in paragraphs)
    assert 0 == release.title.start < release.title.end <= len(paragraphs[0])


@settings(max_examples=100, deadline=None)
@given(SOURCES)
def test_every_line_is_text_or_set_aside(source: str) -> None:
    judged = examine(raw_of(source, "")).lines
    assert all(bool(one.rule) == (one.verdict is Verdict.SET_ASIDE) for one in judged)
    assert sum(one.verdict is Verdict.HEADLINE for one in judged) <= 1


@settings(max_examples=100, deadline=None)
@given(LINES)
def test_no_letter_of_a_plain_text_is_lost(lines: list[str]) -> None:
    raw = raw_of("\n\n".join(lines), "")
    read = "".join(one.line.text for one in examine(raw).lines)
    try:
        release = normalise(raw)
    except UnreadableRelease:
        return
    kept = "".join((release.text, *release.set_aside))
    assert Counter("".join(kept.split())) == Counter("".join(read.split()))
