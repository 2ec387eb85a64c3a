"""Bytes become the right letters, whatever the file says of itself."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import UnreadableRelease
from indexer.normalise.charset import decode

FRENCH = (
    "Les délégations se sont retrouvées à Séoul pour évoquer la sécurité numérique, l’été dernier."
)
POLISH = (
    "Rozmówcy omówili bezpieczeństwo portów, a następnie podpisali wspólne oświadczenie w Gdańsku."
)
KOREAN = "양측은 서울에서 회의를 열고 사이버안보 협력 방안을 논의하였다. 다음 회의는 내년에 열린다."
JAPANESE = "双方は東京において会議を開催し、サイバー分野における協力について意見交換を行いました。"
CHINESE = "双方在北京举行会议，就网络安全合作交换了意见，并同意明年举行下一次会议。"
RUSSIAN = "Стороны провели консультации и договорились продолжить обмен мнениями в следующем году."

ENCODED = [
    pytest.param(FRENCH, "cp1252", "", id="french-undeclared"),
    pytest.param(FRENCH, "cp1252", "iso-8859-1", id="french-declared-narrower"),
    pytest.param(FRENCH, "cp1252", "utf-8", id="french-declared-utf-8"),
    pytest.param(FRENCH, "utf-8", "iso-8859-1", id="utf-8-declared-latin"),
    pytest.param(POLISH, "cp1250", "windows-1250", id="polish"),
    pytest.param(KOREAN, "euc_kr", "", id="korean-undeclared"),
    pytest.param(KOREAN, "cp949", "euc-kr", id="korean-declared"),
    pytest.param(KOREAN, "euc_kr", "iso-8859-1", id="korean-declared-latin"),
    pytest.param(KOREAN, "euc_kr", "utf-8", id="korean-declared-utf-8"),
    pytest.param(KOREAN, "utf-8", "euc-kr", id="utf-8-declared-korean"),
    pytest.param(JAPANESE, "shift_jis", "", id="japanese-undeclared"),
    pytest.param(JAPANESE, "shift_jis", "Shift_JIS", id="japanese-declared"),
    pytest.param(JAPANESE, "euc_jp", "x-unknown", id="japanese-declared-nonsense"),
    pytest.param(JAPANESE, "iso2022_jp", "iso-2022-jp", id="japanese-escaped"),
    pytest.param(CHINESE, "gb18030", "gb2312", id="chinese-declared-narrower"),
    pytest.param(CHINESE, "gb18030", "", id="chinese-undeclared"),
    pytest.param(RUSSIAN, "cp1251", "windows-1252", id="russian-declared-latin"),
]


@pytest.mark.parametrize(("text", "encoding", "declared"), ENCODED)
def test_page_is_decoded(text: str, encoding: str, declared: str) -> None:
    meta = f'<meta charset="{declared}">' if declared else ""
    page = f"<html><head>{meta}</head><body><p>{text}</p></body></html>"
    assert text in decode(page.encode(encoding, "replace"), "page.html")


@pytest.mark.parametrize("text", [FRENCH, KOREAN, "Only ASCII here, and 12 digits."])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        pytest.param(codecs.BOM_UTF8, "utf-8", id="utf-8-mark"),
        pytest.param(codecs.BOM_UTF16_LE, "utf-16-le", id="utf-16-le-mark"),
        pytest.param(codecs.BOM_UTF16_BE, "utf-16-be", id="utf-16-be-mark"),
        pytest.param(b"", "utf-16-le", id="utf-16-le"),
        pytest.param(b"", "utf-16-be", id="utf-16-be"),
    ],
)
def test_wide_text_is_decoded(mark: bytes, encoding: str, text: str) -> None:
    assert decode(mark + text.encode(encoding), "page.txt") == text


def test_text_cut_off_inside_a_letter_stays_utf_8() -> None:
    assert decode(KOREAN.encode()[:-2], "page.txt").startswith(KOREAN[:-2])


def test_stray_zero_bytes_are_dropped() -> None:
    assert decode((KOREAN + "\0").encode(), "page.txt") == KOREAN


def test_mail_header_counts_as_declaration() -> None:
    assert decode(KOREAN.encode("euc_kr"), "mail.eml", "euc-kr") == KOREAN


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(bytes(range(256)) * 20, id="noise"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\0\0\1\2" * 200, id="picture"),
        pytest.param(b"MZ" + b"\0" * 500, id="program"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableRelease, match="binary"):
        decode(content, "page.txt")


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"])))
def test_utf_8_is_always_read_as_written(text: str) -> None:
    assert decode(text.encode(), "page.txt") == text
