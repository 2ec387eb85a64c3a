"""Who met whom, in the words of many publishers and languages, and for which of the sides."""

from collections.abc import Callable

import pytest

from indexer.model import Release
from indexer.tagging.candidates import Sides
from indexer.tagging.officials import tag_officials

Make = Callable[..., Release]


def leads(release: Release, sides: Sides) -> dict[str, tuple[str, str | None]]:
    tags = tag_officials(release, sides)
    return {tag.value.name: (tag.value.title, tag.value.side) for tag in tags}


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        pytest.param(
            "en",
            "The Defence Secretary, the Rt Hon Eva Holm MP, and the Indian Minister of Defence, "
            "Asha Rao, met in Lille yesterday.",
            {"Eva Holm": ("Defence Secretary", "FR"), "Asha Rao": ("Minister of Defence", "IN")},
            id="form of address behind a short title, letters behind the name",
        ),
        pytest.param(
            "en",
            "Director-General HOLM Eva, Foreign Policy Bureau, Ministry for Foreign Affairs of "
            "France, and Ms. Asha Rao, Joint Secretary, attended the consultation.",
            {"HOLM Eva": ("Director-General", "FR"), "Asha Rao": ("Joint Secretary", "IN")},
            id="bureau behind the name",
        ),
        pytest.param(
            "en",
            "Foreign Minister Eva Holm and Defence Minister Bo Ek met with their Indian "
            "counterparts, Asha Rao and Ravi Nair, respectively.",
            {
                "Eva Holm": ("Foreign Minister", "FR"),
                "Bo Ek": ("Defence Minister", "FR"),
                "Asha Rao": ("Foreign Minister", "IN"),
                "Ravi Nair": ("Defence Minister", "IN"),
            },
            id="two ministers and their counterparts",
        ),
        pytest.param(
            "en",
            "H.E. Eva Holm, Minister of Foreign Affairs, received today in Abu Dhabi Asha Rao, "
            "Minister for Trade of India.",
            {
                "Eva Holm": ("Minister of Foreign Affairs", "FR"),
                "Asha Rao": ("Minister for Trade of India", "IN"),
            },
            id="received in a city",
        ),
        pytest.param(
            "en",
            "State Secretary Eva Holm paid a courtesy call on Foreign Minister Asha Rao.",
            {"Eva Holm": ("State Secretary", "FR"), "Asha Rao": ("Foreign Minister", "IN")},
            id="courtesy call",
        ),
        pytest.param(
            "en",
            "The delegation of India was led by Hon. Asha Rao, Minister of Trade, while that of "
            "France was led by Hon. Eva Holm, MP, Minister of Foreign Affairs.",
            {
                "Asha Rao": ("Minister of Trade", "IN"),
                "Eva Holm": ("Minister of Foreign Affairs", "FR"),
            },
            id="that of the other side",
        ),
        pytest.param(
            "en",
            "The agreement was signed by Minister Eva Holm on behalf of the Government of France "
            "and Secretary Asha Rao, for the Government of India.",
            {"Eva Holm": ("Minister", "FR"), "Asha Rao": ("Secretary", "IN")},
            id="signed for a government",
        ),
        pytest.param(
            "en",
            "The talks were chaired by Ms Eva Holm, Director of the Asia Department, on the French "
            "side, and by Ms Asha Rao, Director General for European Affairs, on the Indian side.",
            {
                "Eva Holm": ("Director of the Asia Department", "FR"),
                "Asha Rao": ("Director General for European Affairs", "IN"),
            },
            id="the region of a desk is no side",
        ),
        pytest.param(
            "en",
            "Undersecretary for Bilateral Relations and ASEAN Affairs Eva Holm and Deputy Minister "
            "Asha Rao co-chaired the meeting.",
            {
                "Eva Holm": ("Undersecretary for Bilateral Relations and ASEAN Affairs", "FR"),
                "Asha Rao": ("Deputy Minister", "IN"),
            },
            id="a body in a title is no side",
        ),
        pytest.param(
            "de",
            "Die Delegation wurde von der Beauftragten für Cyber-Außenpolitik, Eva Holm, geleitet. "
            "Leiter der indischen Delegation war Ravi Nair, Generaldirektor für Sicherheit.",
            {
                "Eva Holm": ("Beauftragten für Cyber-Außenpolitik", "FR"),
                "Ravi Nair": ("Generaldirektor für Sicherheit", "IN"),
            },
            id="German",
        ),
        pytest.param(
            "es",
            "La delegación francesa estuvo encabezada por el embajador en Misión Especial para la "
            "Ciberseguridad, Luc Petit, y la delegación india por el director Ravi Nair.",
            {
                "Luc Petit": ("embajador en Misión Especial para la Ciberseguridad", "FR"),
                "Ravi Nair": ("director", "IN"),
            },
            id="Spanish",
        ),
        pytest.param(
            "en",
            "Luc Petit, its ambassador for security, sat down on Tuesday morning with Joint "
            "Secretary Asha Rao.",
            {"Luc Petit": ("ambassador for security", "FR"), "Asha Rao": ("Joint Secretary", "IN")},
            id="its ambassador",
        ),
        pytest.param(
            "pl",
            "Konsultacjom przewodniczyli podsekretarz stanu Luc Petit oraz dyrektor Ravi Nair.",
            {"Luc Petit": ("podsekretarz stanu", "FR"), "Ravi Nair": ("dyrektor", "IN")},
            id="Polish",
        ),
        pytest.param(
            "fr",
            "Le secrétaire général, M. Luc Petit, et le vice-ministre des Affaires étrangères de "
            "l'Inde, M. Ravi Nair, ont coprésidé les consultations.",
            {
                "Luc Petit": ("secrétaire général", "FR"),
                "Ravi Nair": ("vice-ministre des Affaires étrangères de l'Inde", "IN"),
            },
            id="French",
        ),
        pytest.param(
            "id",
            "Delegasi Prancis dipimpin oleh Direktur Jenderal Kerja Sama Eropa, Duta Besar Luc "
            "Petit, sementara delegasi India dipimpin oleh Wakil Menteri Luar Negeri, Ravi Nair.",
            {
                "Luc Petit": ("Direktur Jenderal Kerja Sama Eropa", "FR"),
                "Ravi Nair": ("Wakil Menteri Luar Negeri", "IN"),
            },
            id="Indonesian",
        ),
        pytest.param(
            "en",
            "Minister of Interior Eva Holm and the Minister of Justice of India, Ms. Asha Rao, "
            "signed today in Lille the Agreement on Police Cooperation. The ceremony was attended "
            "by the Ambassador of India, Ravi Nair.",
            {
                "Eva Holm": ("Minister of Interior", "FR"),
                "Asha Rao": ("Minister of Justice of India", "IN"),
            },
            id="signed today, attended by an ambassador",
        ),
        pytest.param(
            "en",
            "Minister Eva Holm hosted a luncheon on 2 May for a cross-party delegation led by Asha "
            "Rao, Chair of the Indian Parliament's Group for Friendship.",
            {
                "Eva Holm": ("Minister", "FR"),
                "Asha Rao": ("Chair of the Indian Parliament's Group for Friendship", "IN"),
            },
            id="luncheon for a delegation",
        ),
        pytest.param(
            "en",
            "The meeting was attended by Director Eva Holm and Director General of the Ministry of "
            "Trade of India Asha Rao, who co-chaired it.",
            {
                "Eva Holm": ("Director", "FR"),
                "Asha Rao": ("Director General of the Ministry of Trade of India", "IN"),
            },
            id="who co-chaired it",
        ),
        pytest.param(
            "fr",
            "Le Ministre des Affaires Étrangères, de la Coopération et des Français Résidant à "
            "l'Étranger, M. Luc Petit, et la ministre de l'Inde, Mme Asha Rao, ont signé, mardi à "
            "Lille, une feuille de route.",
            {
                "Luc Petit": (
                    "Ministre des Affaires Étrangères, de la Coopération et des Français "
                    "Résidant à l'Étranger",
                    "FR",
                ),
                "Asha Rao": ("ministre de l'Inde", "IN"),
            },
            id="French: signed, the ministry's name a list",
        ),
        pytest.param(
            "pt",
            "As consultas decorreram sob a presidência do Secretário de Estado Luc Petit e da "
            "Embaixadora para Assuntos Cibernéticos da Índia, Asha Rao.",
            {
                "Luc Petit": ("Secretário de Estado", "FR"),
                "Asha Rao": ("Embaixadora para Assuntos Cibernéticos da Índia", "IN"),
            },
            id="Portuguese",
        ),
        pytest.param(
            "it",
            "La riunione è stata copresieduta dal Segretario Generale Luc Petit e dal Segretario "
            "Generale del Ministero degli Esteri indiano Ravi Nair.",
            {
                "Luc Petit": ("Segretario Generale", "FR"),
                "Ravi Nair": ("Segretario Generale del Ministero degli Esteri indiano", "IN"),
            },
            id="Italian",
        ),
        pytest.param(
            "es",
            "El Viceministro de Asuntos Multilaterales, Luc Petit, quien presidió la delegación "
            "nacional, saludó el acuerdo. Por India intervino como jefe de delegación el Embajador "
            "en Misión Especial, Ravi Nair.",
            {
                "Luc Petit": ("Viceministro de Asuntos Multilaterales", "FR"),
                "Ravi Nair": ("Embajador en Misión Especial", "IN"),
            },
            id="Spanish: as head of delegation",
        ),
        pytest.param(
            "de",
            "Unter Leitung von Staatssekretärin Eva Holm und der indischen Unterstaatssekretärin "
            "Asha Rao fanden in Lille Konsultationen statt.",
            {"Eva Holm": ("Staatssekretärin", "FR"), "Asha Rao": ("Unterstaatssekretärin", "IN")},
            id="German: under the lead of",
        ),
        pytest.param(
            "pl",
            "Obradom współprzewodniczyli podsekretarz stanu w MSWiA Luc Petit oraz wiceminister "
            "rozwoju, terytoriów i infrastruktury Ravi Nair.",
            {
                "Luc Petit": ("podsekretarz stanu w MSWiA", "FR"),
                "Ravi Nair": ("wiceminister rozwoju, terytoriów i infrastruktury", "IN"),
            },
            id="Polish: ministries by letters and in small letters",
        ),
        pytest.param(
            "tr",
            "İstişareler, Bakan Yardımcısı Luc Petit ile Hindistan Dışişleri Bakan Yardımcısı Ravi "
            "Nair’in eşbaşkanlıklarında gerçekleştirilecektir.",
            {
                "Luc Petit": ("Bakan Yardımcısı", "FR"),
                "Ravi Nair": ("Dışişleri Bakan Yardımcısı", "IN"),
            },
            id="Turkish",
        ),
        pytest.param(
            "ru",
            "Министр иностранных дел Люк Пети провел встречу с министром обороны Рави Наиром.",
            {
                "Люк Пети": ("Министр иностранных дел", "FR"),
                "Рави Наиром": ("министром обороны", "IN"),
            },
            id="Russian",
        ),
    ],
)
def test_those_who_met_are_found_with_title_and_side(
    make: Make, language: str, body: str, expected: dict[str, tuple[str, str]]
) -> None:
    sides = Sides("FR", ("FR", "IN"), ("IN",), language)
    assert leads(make("Fourth Cyber Dialogue Held", body), sides) == expected


def test_two_of_whom_nothing_is_said_stand_for_the_parties_in_turn(make: Make) -> None:
    body = "Director Eva Holm and Deputy Minister Asha Rao co-chaired the meeting."
    found = leads(make("Dialogue Held", body), Sides(None, ("FR", "IN"), ("FR", "IN")))
    assert {name: side for name, (_, side) in found.items()} == {"Eva Holm": "FR", "Asha Rao": "IN"}


def test_a_traveller_meets_his_counterpart(make: Make) -> None:
    body = (
        "Foreign Minister Eva Holm will travel to Delhi to meet her Indian counterpart, Asha Rao."
    )
    found = leads(make("Minister Holm Travels to India", body), Sides("FR", ("FR", "IN"), ("IN",)))
    assert set(found) == {"Eva Holm", "Asha Rao"}
