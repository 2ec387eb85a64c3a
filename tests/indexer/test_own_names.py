"""Names in texts of other languages: adjectives, cases, first halves, and their traps."""

from collections import defaultdict
from pathlib import Path

import pytest

from indexer.parties import Form, body_codes, country_codes, mentions
from indexer.parties.own import files_of, own_names

FILES = sorted(path.stem for path in Path("indexer/parties/languages").resolve().glob("*.toml"))


def codes(language: str, text: str) -> str:
    return " ".join(mention.code for mention in mentions(text, language))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "die kanadische Unterstaatssekretärin und Vertreter Georgiens", "CA GE"),
        ("de", "mit ihrem indischen Amtskollegen in den Niederlanden", "IN NL"),
        ("fr", "son homologue capverdien et la ministre sénégalaise", "CV SN"),
        ("fr", "les autorités thaïlandaises, l’ambassadrice lettonne", "TH LV"),
        ("es", "las autoridades marroquíes y la ministra eslovena", "MA SI"),
        ("pt", "o ministro alemão, a delegação angolana e os peritos neerlandeses", "DE AO NL"),
        ("it", "il ministro greco, le autorità albanesi e i colleghi turchi", "GR AL TR"),
        ("nl", "de Poolse minister en zijn Zweedse collega", "PL SE"),
        ("ro", "ministrul francez, Guvernul Republicii Moldova și al Franței", "FR MD FR"),
        ("pl", "ministra Ukrainy i z litewskim odpowiednikiem oraz z Łotwą", "UA LT LV"),
        ("cs", "s ukrajinským ministrem a s Polskem, zástupci Estonska", "UA PL EE"),
        ("sk", "so slovinskou ministerkou, veľvyslanec Rakúska", "SI AT"),
        ("hr", "s njemačkim kolegom i ministricom Češke", "DE CZ"),
        ("sr", "sa nemačkim kolegom i ministrom Slovačke", "DE SK"),
        ("sr", "са немачким колегом и министром Словачке", "DE SK"),
        ("mk", "Министрите на Грција и Албанија", "GR AL"),
        ("sl", "s hrvaškim kolegom in veleposlanikom Avstrije", "HR AT"),
        ("hu", "a szlovák külügyminiszterrel, Németországgal és Szerbiából", "SK DE RS"),
        ("fi", "Suomen ja Viron ulkoministerit, ruotsalaisen kollegansa", "FI EE SE"),
        ("et", "Soome ja Lätiga, Saksamaa välisminister", "FI LV DE"),
        ("lv", "ar Igauniju un Polijas ārlietu ministru", "EE PL"),
        ("lt", "su Latvija, Estijos ir Lenkijos ministrais", "LV EE PL"),
        ("sv", "Finlands utrikesminister och den norska regeringen", "FI NO"),
        ("da", "den islandske udenrigsminister og Tysklands ambassadør", "IS DE"),
        ("nb", "den finske utenriksministeren og Tysklands ambassadør", "FI DE"),
        ("no", "Sveriges ambassadør og sin danske kollega", "SE DK"),
        ("tr", "Slovenya’nın, Alman mevkidaşı, ABD’yle", "SI DE US"),
        ("az", "Gürcüstanın və Türkiyənin nazirləri", "GE TR"),
        ("id", "RI, Korsel dan Selandia Baru", "ID KR NZ"),
        ("vi", "Bộ trưởng Ngoại giao Nga và Đại sứ Hàn Quốc", "RU KR"),
        ("uk", "з литовським колегою, міністра Польщі та з Францією", "LT PL FR"),
        ("ru", "с белорусским коллегой, министра Казахстана и с Индией", "BY KZ IN"),
        ("bg", "с румънския си колега и гръцката министърка", "RO GR"),
        ("el", "με τον Γάλλο ομόλογό του και τη γερμανική πλευρά της Κύπρου", "FR DE CY"),
        ("ar", "وزير الخارجية السعودي ونظيره الدنماركي", "SA DK"),
        ("ar", "والأردن ومصر للإمارات", "JO EG AE"),
    ],
)
def test_adjectives_and_cases_name_a_party(language: str, text: str, expected: str) -> None:
    assert codes(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Erster österreichisch-kanadischer Cyberdialog", "AT CA"),
        ("fr", "consultations franco-allemandes", "FR DE"),
        ("es", "el diálogo hispano-danés", "ES DK"),
        ("pt", "comissão mista luso-angolana", "PT AO"),
        ("it", "il dialogo italo-sloveno", "IT SI"),
        ("nl", "de Nederlands-Duitse regeringsconsultaties", "NL DE"),
        ("ro", "dialogul româno-american", "RO US"),
        ("pl", "rozmowy polsko-litewskie", "PL LT"),
        ("cs", "česko-slovenské konzultace", "CZ SK"),
        ("sk", "slovensko-maďarské rokovania", "SK HU"),
        ("hr", "hrvatsko-slovenski sastanak", "HR SI"),
        ("sl", "slovensko-avstrijski dialog", "SI AT"),
        ("hu", "magyar–lengyel konzultáció", "HU PL"),
        ("fi", "suomalais-ruotsalainen seminaari", "FI SE"),
        ("sv", "svensk-norska samtal", "SE NO"),
        ("da", "dansk-tyske drøftelser", "DK DE"),
        ("uk", "українсько-польські консультації", "UA PL"),
        ("ru", "российско-китайский диалог", "RU CN"),
        ("bg", "българо-румънски и гръцко-турски", "RO GR TR"),
        ("el", "ελληνογαλλικός διάλογος", "FR"),
        ("vi", "quan hệ Việt - Nga và Việt Nam - Nhật Bản", "VN RU VN JP"),
    ],
)
def test_first_halves_of_compounds_name_a_party(language: str, text: str, expected: str) -> None:
    assert codes(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("de", "in deutsch und auf Spanisch verfügbar", id="a-language"),
        pytest.param("de", "in Lateinamerika und im Indo-Pazifik", id="german-regions"),
        pytest.param("fr", "VISITE AU PARLEMENT, UN ACCORD", id="french-words-in-capitals"),
        pytest.param("fr", "M. Maurice Lambert et Mme Dominique Roy", id="french-given-names"),
        pytest.param("fr", "la région indo-pacifique, latino-américaine", id="french-regions"),
        pytest.param("fr", "le général Franco", id="no-hyphen-no-first-half"),
        pytest.param("es", "Reunión de cancilleres en Granada", id="spanish-meeting"),
        pytest.param("es", "no el lunes, sino el martes, con Mauricio Rojas", id="spanish-sino"),
        pytest.param("es", "Arnoldo Alemán, UN NUEVO ACUERDO", id="spanish-surname"),
        pytest.param("pt", "Reunião: os peritos irão a Lisboa com a mala", id="portuguese-verbs"),
        pytest.param("pt", "no Indo-Pacífico e na cooperação latino-americana", id="pt-regions"),
        pytest.param("it", "Mali estremi, estremi rimedi", id="italian-evils"),
        pytest.param("it", "in America Latina, con Anthony Albanese", id="italian-region"),
        pytest.param("pl", "Mali i duzi, obrady Komory Niższej", id="polish-small-and-chambers"),
        pytest.param("cs", "Komory a sněmovny", id="czech-chambers"),
        pytest.param("hr", "Mali sastanak, nakon toga. Toga dana", id="croatian-small-and-that"),
        pytest.param("hu", "megállapodás lett, Török Gábor ír", id="hungarian-verbs"),
        pytest.param("fi", "Oman alansa asiantuntija Malin", id="finnish-own"),
        pytest.param("lt", "Gana svarbu", id="lithuanian-enough"),
        pytest.param("tr", "için, Mali Eylem Görev Gücü, Latin Amerika", id="turkish-financial"),
        pytest.param("vi", "ông Nguyễn Minh Đức và bà Thúy Nga", id="vietnamese-given-names"),
        pytest.param("vi", "Ý kiến của Anh", id="vietnamese-opinion"),
        pytest.param("ru", "Того же мнения. Самое важное", id="russian-of-that"),
        pytest.param("uk", "Малі міста. Того дня", id="ukrainian-small"),
        pytest.param("el", "υπουργός Αγροτικής Ανάπτυξης, της Γεωργίας", id="greek-agriculture"),
        pytest.param("ar", "التعاون المالي", id="arabic-financial"),
        pytest.param("en", "to polish the text; für die deutsche Sprache", id="not-in-english"),
    ],
)
def test_words_that_only_look_like_names_are_none(language: str, text: str) -> None:
    assert codes(language, text) == ""


def test_a_first_half_is_an_adjective_to_whoever_asks() -> None:
    assert [mention.form for mention in mentions("franco-allemand", "fr")] == [Form.ADJECTIVE] * 2


def test_capitals_of_headlines_are_read_as_each_language_writes_them() -> None:
    assert codes("tr", "İTALYA DIŞİŞLERİ") == "IT"
    assert codes("el", "ΓΕΡΜΑΝΙΑΣ ΚΑΙ ΚΥΠΡΟΥ") == "DE CY"
    assert codes("es", "REPUBLICA DE COREA Y PERU") == "KR PE"


@pytest.mark.parametrize("language", FILES)
def test_a_surface_of_a_file_means_one_party(language: str) -> None:
    known = country_codes() | body_codes()
    meant: dict[str, set[str]] = defaultdict(set)
    for surface, name in own_names(language):
        meant[surface] |= {name.code} - {""}
    twice = {surface for surface, parties in meant.items() if len(parties) > 1}
    assert {surface.casefold() for surface in twice} <= {"конго", "kongo"}
    assert {code for parties in meant.values() for code in parties} <= known


def test_a_language_without_a_file_has_the_names_of_the_common_ones_alone() -> None:
    assert files_of("en") == ()
    assert codes("sw", "Germany na Ufaransa") == "DE"
