"""One-character names in Korean, Japanese and Chinese: in pairs, and nowhere else."""

import pytest

from indexer.parties import mentions


def codes(language: str, text: str) -> str:
    return " ".join(mention.code for mention in mentions(text, language))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "한미 제3차 사이버정책협의회", "KR US"),
        ("ko", "한·덴마크 외교장관회담", "KR DK"),
        ("ko", "한-카자흐스탄 고위급 회의", "KR KZ"),
        ("ko", "한·아세안 회의", "KR ASEAN"),
        ("ko", "한미일 3국 협의", "KR US JP"),
        ("ko", "한·미·일 차관 회의", "KR US JP"),
        ("ko", "한중일 정상회의", "KR CN JP"),
        ("ko", "미중 관계", "US CN"),
        ("ko", "한베 외교장관 회담", "KR VN"),
        ("ko", "한호 2+2 회의", "KR AU"),
        ("ko", "남북 고위급회담", "KR KP"),
        ("ja", "「第17回日・ASEANサイバーセキュリティ政策会議」", "JP ASEAN"),
        ("ja", "第6回日EU戦略対話", "JP EU"),
        ("ja", "第3回日エストニアサイバー協議", "JP EE"),
        ("ja", "日・デンマーク首脳会談", "JP DK"),
        ("ja", "日米韓外相会合", "JP US KR"),
        ("ja", "日米豪印首脳会合", "JP US AU IN"),
        ("ja", "日中韓サミット", "JP CN KR"),
        ("ja", "日印サイバー対話", "JP IN"),
        ("ja", "日比外相会談", "JP PH"),
        ("ja", "日越防衛協力", "JP VN"),
        ("ja", "5日日米外相会談", "JP US"),
        ("ja", "8日米韓外相会談", "US KR"),
        ("zh", "中美网络对话", "CN US"),
        ("zh", "第六次中欧战略对话", "CN EU"),
        ("zh", "中俄元首会谈", "CN RU"),
        ("zh", "美日韩外长会谈", "US JP KR"),
        ("zh", "8日中美双方", "CN US"),
        ("zh", "中德政府磋商", "CN DE"),
        ("zh", "臺美對話", "TW US"),
        ("zh", "中老两国", "CN LA"),
    ],
)
def test_names_of_one_character_are_found_in_pairs(language: str, text: str, expected: str) -> None:
    assert codes(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("ko", "외교부 북미국장은", "", id="bureau-of-north-america"),
        pytest.param("ko", "중미 협력 포럼", "", id="central-america"),
        pytest.param("ko", "북중미 협력", "", id="north-and-central-america"),
        pytest.param("ko", "남미 협력, 중동 협력", "", id="south-america"),
        pytest.param("ko", "독일 정부", "DE", id="germany-is-one-word"),
        pytest.param("ko", "영상 회의", "", id="video"),
        pytest.param("ja", "同日加盟国間の協議", "", id="same-day"),
        pytest.param("ja", "4月1日米国外務省", "US", id="day-of-a-month"),
        pytest.param("ja", "前日英国外相", "GB", id="day-before"),
        pytest.param("ja", "10日独立戦略", "", id="independent-strategy"),
        pytest.param("ja", "日本語と中国語", "", id="languages"),
        pytest.param("ja", "今日中国際会議", "CN", id="today-china"),
        pytest.param("zh", "中美洲一体化", "", id="zh-central-america"),
        pytest.param("zh", "中东问题磋商", "", id="middle-east"),
    ],
)
def test_characters_of_other_words_are_no_names(language: str, text: str, expected: str) -> None:
    assert codes(language, text) == expected
