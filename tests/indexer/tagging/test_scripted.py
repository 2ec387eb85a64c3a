"""Officials of Korean, Japanese, Chinese and Arabic releases: names beside titles."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Release, Span
from indexer.tagging.candidates import Sides
from indexer.tagging.officials import tag_officials
from indexer.tagging.scripted import scripted_people
from indexer.tagging.text import party_mentions

Make = Callable[..., Release]


@pytest.mark.parametrize(
    ("language", "issuer", "body", "expected"),
    [
        pytest.param(
            "ko",
            "KR",
            "□ 한가람 국방부차관은 9월 14일(목) 국방부 청사에서 쩐 반 록(Tran Van Loc) "
            "베트남 국방부 차관과 제3차 국방대화를 개최하였다.",
            {
                "한가람": ("국방부차관", "KR"),
                "쩐 반 록(Tran Van Loc)": ("베트남 국방부 차관", "VN"),
            },
            id="Korean: held with",
        ),
        pytest.param(
            "ko",
            "KR",
            "1. 서하늘 외교부 장관은 3.6.(목) 「마이 린(Mai Linh)」 베트남 외교장관과 "
            "통화를 가졌다.",
            {"서하늘": ("외교부 장관", "KR"), "마이 린(Mai Linh)": ("베트남 외교장관", "VN")},
            id="Korean: brackets, full stops in dates",
        ),
        pytest.param(
            "ko",
            "KR",
            "우리 측에서 민가람 사이버정책관이, 베트남 측에서 레 반남 정보통신부 국장이 "
            "수석대표로 참석하였다.",
            {"민가람": ("사이버정책관", "KR"), "레 반남": ("정보통신부 국장", "VN")},
            id="Korean: from each side",
        ),
        pytest.param(
            "ja",
            "JP",
            "我が方からは早川健太外務省サイバー担当大使ほかが、"
            "ベトナム側からはレ・ヴァン外務省局長(Mr. Le Van)ほかが出席しました。",
            {"早川健太": ("外務省サイバー担当大使", "JP"), "レ・ヴァン": ("外務省局長", "VN")},
            id="Japanese: from each side",
        ),
        pytest.param(
            "ja",
            "JP",
            "日本側は深沢 信二 内閣官房審議官が、"
            "ベトナム側はレ・ヴァン 情報通信省次官が共同議長を務めました。",
            {"深沢 信二": ("内閣官房審議官", "JP"), "レ・ヴァン": ("情報通信省次官", "VN")},
            id="Japanese: names with a space, chairs",
        ),
        pytest.param(
            "zh",
            "CN",
            "5月11日，中国外交部副部长郑小勤在河内同越南外交部副部长阮·文山举行磋商。",
            {"郑小勤": ("外交部副部长", "CN"), "阮·文山": ("外交部副部长", "VN")},
            id="Chinese: consultations",
        ),
        pytest.param(
            "zh",
            "CN",
            "国防部长李武5日在北京会见越南国防部副部长黄战。",
            {"李武": ("国防部长", "CN"), "黄战": ("国防部副部长", "VN")},
            id="Chinese: short names",
        ),
        pytest.param(
            "ar",
            "EG",
            "استقبل السيد سمير الحلبي وزير الخارجية اليوم السيد لي فان وزير خارجية فيتنام.\n\n"
            "وصرح السفير طارق نجم المتحدث الرسمي بأن اللقاء كان مثمرا.",
            {"سمير الحلبي": ("وزير الخارجية", "EG"), "لي فان": ("وزير خارجية فيتنام", "VN")},
            id="Arabic: received, without the spokesman",
        ),
    ],
)
def test_officials_are_read_without_capitals(
    make: Make, language: str, issuer: str, body: str, expected: dict[str, tuple[str, str]]
) -> None:
    sides = Sides(issuer, (issuer, "VN"), ("VN",), language)
    tags = tag_officials(make("–", body), sides)
    assert {tag.value.name: (tag.value.title, tag.value.side) for tag in tags} == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("ja", "両国外務省の担当課長が出席しました。", id="Japanese"),
        pytest.param("zh", "两国外交部长级会谈将在河内举行。", id="Chinese"),
        pytest.param("ar", "بحث وزير الخارجية سبل تعزيز العلاقات مع نظيره.", id="Arabic"),
    ],
)
def test_titles_alone_name_nobody(language: str, text: str) -> None:
    span = Span(0, len(text))
    assert scripted_people(text, span, party_mentions(text, language), language) == ()


@given(
    st.text(alphabet="外務省大臣部长王・アレ 国وزير السيد،。", max_size=80),
    st.sampled_from(["ja", "zh", "ar"]),
)
def test_every_person_quotes_the_text(text: str, language: str) -> None:
    span = Span(0, len(text))
    for person in scripted_people(text, span, party_mentions(text, language), language):
        assert person.title is not None
        assert person.name.of(text)
        assert person.title.of(text)
