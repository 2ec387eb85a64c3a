"""What a user types becomes clauses; nothing typed is an error."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.engines.clauses import (
    And,
    Boosted,
    Dated,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Ranged,
    Tagged,
    Word,
)
from indexer.engines.interface import Facet
from indexer.engines.language import MAX_NESTING, parse
from indexer.engines.operands import MAX_CLAUSES
from indexer.engines.trees import interpretation, texts
from indexer.engines.whoosh.analysis import readings

PIECES = [
    *("cyber", "U.S.", "C++", "서울", "ＯＲ", "a", "ﷺ", "e\u0301", "0", "aaaa " * 30, "http://"),
    *("OR", "AND", "NOT", "-", "–", "(", ")", '"', "“", "|", "*", "~2", "^", ".", "..", "\u0338"),
    *("^2", "~", "^.5", "last-9d", "a..b", ")^3", '"a b"~2', "」"),
    *("title:", "TITLE:a:", "kind:news", "event:", "event:2018..2020", "year:", "none", "foo:"),
    *(" ", " ", " ", "\n", "\x00", "\u200b"),
]
typed = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=100).map("".join),
    st.text(alphabet='()-|" ORNTAD:.*~^a1가', max_size=700),
)


@settings(max_examples=400)
@example("'a:0")
@example("event:a:0")
@example("a~1~2")
@example("a:~0")
@example('event:"0 0')
@example("a:" * 2000)
@example("(" * 4000)
@example("NOT " * 1000 + "a")
@given(typed)
def test_the_canonical_form_of_any_string_reads_as_itself(words: str) -> None:
    once = parse(words)
    assert parse(str(once)) == once


@settings(max_examples=300)
@given(typed)
def test_every_word_of_a_parsed_query_has_a_reading(words: str) -> None:
    assert all(readings(text.text)[0] for text in texts(parse(words).clause))


@pytest.mark.parametrize(
    ("words", "read"),
    [
        pytest.param("", "all releases", id="nothing"),
        pytest.param("cyber policy", "cyber AND policy", id="all-words"),
        pytest.param("cyber AND policy", "cyber AND policy", id="and"),
        pytest.param("cyber -ransomware", "cyber AND NOT ransomware", id="minus"),
        pytest.param("cyber NOT ransomware", "cyber AND NOT ransomware", id="not"),
        pytest.param("cyber –ransomware", "cyber AND NOT ransomware", id="en-dash-of-a-phone"),
        pytest.param("-ransomware", "NOT ransomware", id="only-negative"),
        pytest.param("not ransomware", "not AND ransomware", id="small-letters-are-words"),
        pytest.param("Tallinn OR Vilnius", "Tallinn OR Vilnius", id="or"),
        pytest.param("Tallinn | Vilnius", "Tallinn OR Vilnius", id="bar"),
        pytest.param("a b OR c", "(a AND b) OR c", id="and-before-or"),
        pytest.param("a (b OR c)", "a AND (b OR c)", id="parentheses"),
        pytest.param("-(a b)", "NOT (a AND b)", id="negated-group"),
        pytest.param("NOT NOT a", "a", id="double-negation"),
        pytest.param("“working group”", '"working group"', id="curly-quotes"),
        pytest.param("„working group‟", '"working group"', id="low-quotes"),
        pytest.param("ｃｙｂｅｒ　ｔａｌｋｓ", "cyber AND talks", id="full-width"),
        pytest.param("+cyber, talks!", "cyber AND talks", id="punctuation"),
        pytest.param("U.S. S&T C++ 5G", "U.S. AND S&T AND C++ AND 5G", id="signs-that-belong"),
        pytest.param("Title:talks", "title:talks", id="title-in-any-case"),
        pytest.param("year:2018..2020", "date:2018..2020", id="range-of-years"),
        pytest.param('agency:"Ministry of Defence"', 'agency:"Ministry of Defence"', id="quoted"),
        pytest.param("http://example.org/a", "http://example.org/a", id="address"),
    ],
)
def test_a_query_is_read_as(words: str, read: str) -> None:
    assert interpretation(parse(words).clause) == read


@pytest.mark.parametrize(
    ("words", "clause"),
    [
        pytest.param("US", Word("US"), id="case-is-kept"),
        pytest.param("cyb*", Prefix("cyb"), id="prefix"),
        pytest.param('title:"cyber talks"', Phrase("cyber talks", "title"), id="title-phrase"),
        pytest.param("counterpart:KR", Tagged(Facet.COUNTERPART, "KR"), id="facet"),
        pytest.param("event:2018..2020", Dated("event", "2018", "2020"), id="range"),
        pytest.param("published:2018-06", Dated("published", "2018-06", "2018-06"), id="month"),
        pytest.param("date:..2020", Dated("date", "", "2020"), id="open-range"),
        pytest.param("-kind:news", Not(Tagged(Facet.KIND, "news")), id="negated-facet"),
        pytest.param('"a b"~5', Near("a b", 5), id="near"),
        pytest.param('title:"a b"~', Near("a b", 10, "title"), id="near-in-title"),
        pytest.param("cybr~", Fuzzy("cybr", 1), id="fuzzy"),
        pytest.param("cyberr~", Fuzzy("cyberr", 2), id="fuzzy-long"),
        pytest.param("ｃｙｂｅｒ～１", Fuzzy("cyber", 1), id="fuzzy-full-width"),
        pytest.param("title:cybr~1", Fuzzy("cybr", 1, "title"), id="fuzzy-in-title"),
        pytest.param("cyber~0", Word("cyber"), id="not-fuzzy"),
        pytest.param("cyber^2.5", Boosted(Word("cyber"), 2.5), id="boost"),
        pytest.param('"a b"~3^2', Boosted(Near("a b", 3), 2.0), id="near-boosted"),
        pytest.param("(a b)^2", Boosted(And((Word("a"), Word("b"))), 2.0), id="group-boosted"),
        pytest.param("-(a^2)", Not(Boosted(Word("a"), 2.0)), id="boost-negated"),
        pytest.param("(a^2)^3", Boosted(Word("a"), 6.0), id="boost-of-boost"),
        pytest.param("official:a..c", Ranged(Facet.OFFICIAL, "a", "c"), id="range-of-names"),
        pytest.param("agency:..m", Ranged(Facet.AGENCY, "", "m"), id="open-range-of-names"),
        pytest.param(
            "published:LAST-90d", Dated("published", "last-90d", "last-90d"), id="days-back"
        ),
        pytest.param("event:None", Dated("event", "none", "none"), id="no-date"),
        pytest.param("「외교 정책」", Phrase("외교 정책"), id="corner-quotes"),
        pytest.param("a (b c)", And((Word("a"), Word("b"), Word("c"))), id="flat-and"),
        pytest.param("a | (b | c)", Or((Word("a"), Word("b"), Word("c"))), id="flat-or"),
    ],
)
def test_a_query_becomes_clauses(words: str, clause: object) -> None:
    assert parse(words).clause == clause


@pytest.mark.parametrize(
    ("words", "canonical", "said"),
    [
        pytest.param(
            '"working group', '"working group"', "closing quotation mark", id="open-quote"
        ),
        pytest.param("(cyber", "cyber", "closing parenthesis was missing", id="open-parenthesis"),
        pytest.param("cyber)", "cyber", "without an opening one", id="closing-parenthesis"),
        pytest.param("cyber OR", "cyber", "OR without words", id="dangling-or"),
        pytest.param("cyber NOT", "cyber", "NOT without a word", id="dangling-not"),
        pytest.param(
            "counterpat:KR", "counterpat KR", "nearest is counterpart", id="nearest-field"
        ),
        pytest.param("zzz:KR", "zzz KR", "there are title", id="no-near-field"),
        pytest.param("title:", "", "has no value", id="no-value"),
        pytest.param("event:soon", "soon", "not a date", id="no-date"),
        pytest.param("event:2020..2018", "event:2018..2020", "swapped", id="backward-range"),
        pytest.param("c*", "c", "needs 2 letters", id="short-prefix"),
        pytest.param("cy*er", "cy*", "only at the end", id="inner-star"),
        pytest.param('"a b"~99', '"a b"~50', "At most 50 words", id="too-far"),
        pytest.param("cyber~9", "cyber~2", "2 letters at most", id="too-different"),
        pytest.param("C++~", "C++", "right after a single word", id="fuzzy-sign"),
        pytest.param("서울~", "서울", "right after a single word", id="fuzzy-hangul"),
        pytest.param("cyber ~2", "cyber", "~ was ignored", id="tilde-alone"),
        pytest.param("cyber ^2", "cyber", "^ was ignored", id="power-alone"),
        pytest.param("kind:news^2", "kind:news", "^ was ignored", id="power-of-a-field"),
        pytest.param("cyber^", "cyber", "^ is not part", id="no-power"),
        pytest.param("cyber^99", "cyber^10", "0.1 to 10 times", id="too-much"),
        pytest.param("cyber~~2", "cyber", "~~2 is not part", id="two-tildes"),
        pytest.param(
            "event:2018–2020", "event:2018..2020", "was read as 2018..2020", id="dash-for-dots"
        ),
    ],
)
def test_odd_syntax_is_repaired_and_said(words: str, canonical: str, said: str) -> None:
    parsed = parse(words)
    assert (str(parsed), said in " ".join(parsed.notices)) == (canonical, True)


def test_a_well_formed_query_is_not_remarked_on() -> None:
    assert parse('cyber "working group" -(kind:news OR title:talks) event:2018..').notices == ()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param("word " * 200, "Only the first 32 words", id="clauses"),
        pytest.param("longerwords " * 31 + "w" * 300, "first 512 characters", id="characters"),
        pytest.param("(" * 20 + "a" + ")" * 20, "more than 10 deep", id="nesting"),
        pytest.param("a" + " " * 10_000, "first 512 characters", id="empty-space"),
    ],
)
def test_what_is_beyond_the_limits_is_cut_and_said(words: str, said: str) -> None:
    assert said in " ".join(parse(words).notices)


def test_no_more_words_than_the_limit_are_kept() -> None:
    assert len(str(parse("word " * 200)).split()) == MAX_CLAUSES


def test_parentheses_up_to_the_limit_are_kept() -> None:
    nested = "(".join("a" * MAX_NESTING) + " OR b" + ")" * (MAX_NESTING - 1)
    assert parse(nested).notices == ()
