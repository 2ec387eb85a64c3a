"""The language of a text, whatever its label says."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from indexer.model import Declared, Release, Stated
from indexer.tagging.language import tag_language

Make = Callable[..., Release]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two sides discussed the agenda of the next meeting.", "en"),
        ("Les deux parties ont discuté de l'ordre du jour de la réunion.", "fr"),
        ("Die beiden Seiten haben über die nächste Sitzung gesprochen und sich verabredet.", "de"),
        ("Las dos partes hablaron de la agenda para el próximo encuentro.", "es"),
        ("Obie strony rozmawiały o tym, że współpraca jest ważna dla obu państw.", "pl"),
        ("양측은 의제를 논의하였다.", "ko"),
        ("双方は議題について意見を交わしました。", "ja"),
        ("双方就议题交换了意见。", "zh"),
        ("Сторони обговорили порядок денний її зустрічі.", "uk"),
        ("Стороны обсудили повестку дня.", "ru"),
    ],
)
def test_the_text_shows_its_language(make: Make, text: str, language: str) -> None:
    tag = tag_language(make(text))
    assert tag is not None
    assert tag.value == language


def test_a_wrong_label_loses(make: Make) -> None:
    release = make("The two sides met in the capital and agreed on the agenda.")
    tag = tag_language(replace(release, declared=Declared(language=Stated("it-IT", "html lang"))))
    assert tag is not None
    assert tag.value == "en"


def test_a_label_decides_where_the_text_is_silent(make: Make) -> None:
    release = replace(make("5G"), declared=Declared(language=Stated("et-EE", "html lang")))
    tag = tag_language(release)
    assert tag is not None
    assert (tag.value, tag.evidence.rule, tag.evidence.spans) == ("et", "declared:html lang", ())


def test_nothing_to_read_is_no_language(make: Make) -> None:
    assert tag_language(make("5G")) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Štátny tajomník prijal veľvyslanca a hovorili o spolupráci.", "sk"),
        ("Náměstek ministra jednal v Praze s velvyslancem.", "cs"),
        ("Državni sekretar je v Ljubljani vodil srečanje in se zahvalil.", "sl"),
        ("Ministar vanjskih poslova primio je danas veleposlanika.", "hr"),
        ("Välisminister kohtus täna Tallinnas kolleegiga.", "et"),
        ("Ulkoministeri tapasi kollegansa Helsingissä, ja he keskustelivat.", "fi"),
        ("Budapesten tartották a konzultációt, amelyet a miniszter nyitott meg.", "hu"),
        ("Xarici işlər naziri Bakıda həmkarı ilə görüşüb.", "az"),
        ("Dışişleri Bakan Yardımcısı Ankara’da görüştü.", "tr"),
        ("Министърът се срещна с посланика в София и обсъди пътя на региона.", "bg"),
        ("Министар спољних послова разговарао је са амбасадором.", "sr"),
        ("Министрот за надворешни работи ја посети земјата со нејзините куќи.", "mk"),
        ("Сыртқы істер министрі елшіні қабылдады.", "kk"),
        ("وزیر خارجه با سفیر گفت‌وگو کرد و پیام داد.", "fa"),
        ("Utanríkisráðherra ræddi við sendiherrann og þakkaði fyrir.", "is"),
    ],
)
def test_neighbours_are_told_apart(make: Make, text: str, language: str) -> None:
    tag = tag_language(make(text))
    assert tag is not None
    assert tag.value == language


@pytest.mark.parametrize(
    ("label", "language"), [("ms-MY", "ms"), ("id-ID", "id"), ("sv-SE", "id"), ("nb", "id")]
)
def test_a_label_decides_between_languages_that_share_their_words(
    make: Make, label: str, language: str
) -> None:
    release = make("Menteri Luar menerima kunjungan dan akan pada hari ini.")
    tag = tag_language(replace(release, declared=Declared(language=Stated(label, "html lang"))))
    assert tag is not None
    assert tag.value == language
