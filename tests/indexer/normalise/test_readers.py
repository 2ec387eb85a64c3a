"""Each kind of file is read, or refused with a reason that helps."""

import builtins
import contextlib
import io
import textwrap
import zipfile
from types import ModuleType
from typing import Any

import docx
import pytest

from indexer.errors import MissingExtra, ReleaseError, UnreadableRelease
from indexer.model import RawRelease, Release
from indexer.normalise import normalise

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FIRST = "Officials of both sides met in Halden and agreed to continue their talks next year."
SECOND = "The delegations were led by Ada Holt and Juhan Tamm, who had not met in person before."


def clean(media_type: str, content: bytes) -> Release:
    return normalise(RawRelease("x", "x", "x", media_type, content))


def pdf_of(*rows: str) -> bytes:
    shown = " ".join(f"({row}) Tj T*" for row in rows)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    content, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(content)
    content += b"xref\n0 5\n0000000000 65535 f \n" + table
    return content + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start


def docx_of() -> bytes:
    document = docx.Document()
    document.add_heading("Talks in Halden", level=1)
    document.add_paragraph(FIRST)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "Head of delegation"
    table.rows[0].cells[1].text = "Ada Holt"
    document.add_paragraph(SECOND)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def zip_of(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_pdf_is_read_and_its_wrapped_lines_joined() -> None:
    rows = ["Talks in Halden", *textwrap.wrap(FIRST, 60), "", *textwrap.wrap(SECOND, 60)]
    release = clean("application/pdf", pdf_of(*rows))
    assert release.text.split("\n\n")[:2] == ["Talks in Halden", FIRST]
    assert release.text.endswith(SECOND[-20:])


def test_rows_of_uneven_length_are_joined_where_a_sentence_runs_on() -> None:
    rows = [
        "Talks in Halden",
        "",
        "Both sides, which had not met since the spring of that year, were led by their State "
        "Secretaries, Ms Ada",
        "Holt and Mr Juhan Tamm, and the delegations looked at all of the questions that had been "
        "left open by the earlier round of",
        "talks between them.",
        "Halden press office",
    ]
    text = clean("text/plain", "\n".join(rows).encode()).text
    assert "Ms Ada Holt" in text
    assert "round of talks between them.\n" in text


def test_word_document_is_read_in_order() -> None:
    release = clean(DOCX, docx_of())
    assert release.text.split("\n\n") == [
        "Talks in Halden",
        FIRST,
        "Head of delegation",
        "Ada Holt",
        SECOND,
    ]


@pytest.mark.parametrize(
    ("media_type", "content", "said"),
    [
        pytest.param("application/pdf", b"hello", "is no PDF", id="pdf-by-name-only"),
        pytest.param("application/pdf", b"%PDF-1.4\nbroken", "cannot be read", id="pdf-broken"),
        pytest.param("application/pdf", pdf_of(), "without text", id="pdf-of-pictures"),
        pytest.param(DOCX, b"hello", "is no Word document", id="docx-by-name-only"),
        pytest.param(DOCX, zip_of({"a": b"b"}), "cannot be read", id="docx-other-archive"),
        pytest.param(DOCX, zip_of({"a": bytes(9_000_000)}), "archive bomb", id="docx-ratio"),
        pytest.param(DOCX, zip_of({"a": bytes(51_000_000)}), "more than a release", id="docx-size"),
        pytest.param(
            DOCX, zip_of({str(n): b"" for n in range(1001)}), "more than a release", id="docx-count"
        ),
        pytest.param("text/plain", b"", "holds no text", id="empty"),
        pytest.param("text/html", b"<html><script>x</script></html>", "no text", id="script-only"),
        pytest.param("text/plain", b"Home\nLogin\n", "nothing but menus", id="menu-only"),
        pytest.param("message/rfc822", b"Date: today\n\n", "holds no text", id="empty-mail"),
        pytest.param("text/plain", b"a b\n\n" * 20_001, "20,000 lines", id="too-many-lines"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(
    media_type: str, content: bytes, said: str
) -> None:
    with pytest.raises(UnreadableRelease, match=said):
        clean(media_type, content)


@pytest.mark.parametrize("media_type", ["application/pdf", DOCX])
def test_missing_package_is_named_with_the_command(
    media_type: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without_office(name: str, *args: Any, **kwargs: Any) -> ModuleType:
        if name.partition(".")[0] in {"pypdf", "docx"}:
            raise ImportError(name)
        return real(name, *args, **kwargs)

    content = pdf_of(FIRST) if media_type == "application/pdf" else docx_of()
    monkeypatch.setattr(builtins, "__import__", without_office)
    with pytest.raises(MissingExtra) as caught:
        clean(media_type, content)
    assert caught.value.command == "pip install 'readout[office]'"


def test_mail_with_two_bodies_is_read_once() -> None:
    source = (
        "Subject: Talks in Halden\nMIME-Version: 1.0\n"
        "Content-Type: multipart/alternative; boundary=b\n\n"
        f"--b\nContent-Type: text/plain; charset=utf-8\n\n{FIRST}\n"
        f"--b\nContent-Type: text/html; charset=utf-8\n\n<p>{FIRST}</p><p>{SECOND}</p>\n--b--\n"
    )
    release = clean("message/rfc822", source.encode())
    assert release.text == f"Talks in Halden\n\n{FIRST}\n\n{SECOND}"


def test_attachment_is_left_alone() -> None:
    source = (
        "Subject: Talks in Halden\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=b\n\n"
        f"--b\nContent-Type: text/plain\n\n{FIRST}\n"
        f"--b\nContent-Type: text/plain\nContent-Disposition: attachment\n\n{SECOND}\n--b--\n"
    )
    assert SECOND not in clean("message/rfc822", source.encode()).text


def test_page_saved_as_text_is_still_read_as_a_page() -> None:
    page = f"<!DOCTYPE html><html><body><h1>Talks in Halden</h1><p>{FIRST}</p></body></html>"
    assert clean("text/plain", page.encode()).text == f"Talks in Halden\n\n{FIRST}"


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        pytest.param("text/html", b"<a " * 400_000, id="open-tags"),
        pytest.param("text/html", b"<!--" * 400_000, id="open-comments"),
        pytest.param("text/html", b"<div>" * 5_000 + FIRST.encode(), id="deep-blocks"),
        pytest.param("text/html", b"<b>" * 20_000 + FIRST.encode(), id="deep-inline"),
        pytest.param(
            "text/html",
            b"<p " + b" ".join(b"a%d=1" % n for n in range(50_000)) + b">" + FIRST.encode(),
            id="attributes",
        ),
        pytest.param("text/html", b"<p class='" + b"nav " * 200_000 + b"'>x", id="long-class"),
        pytest.param(
            "text/html",
            b'<script type="application/ld+json">' + b"[" * 50_000 + b"</script>" + FIRST.encode(),
            id="deep-json",
        ),
        pytest.param("text/plain", b"x" * 1_000_000, id="endless-word"),
        pytest.param("text/plain", b"a > " * 100_000, id="endless-breadcrumb"),
        pytest.param("text/plain", b"date " + b" " * 500_000 + b"x", id="endless-gap"),
        pytest.param("text/plain", ("e" + "\u0301" * 50_000).encode(), id="stacked-accents"),
        pytest.param("text/markdown", b"[" * 10_000, id="open-brackets"),
        pytest.param("text/markdown", b"---\na: " + b"[" * 20_000 + b"\n---\nx", id="deep-yaml"),
        pytest.param("message/rfc822", b"Subject: " + b"=?utf-8?q?a?= " * 20_000, id="header"),
        pytest.param("message/rfc822", b"From: " + b"(" * 20_000 + b"\n\nx", id="deep-header"),
    ],
)
def test_hostile_file_is_cleaned_or_refused(media_type: str, content: bytes) -> None:
    with contextlib.suppress(ReleaseError):
        release = clean(media_type, content)
        assert release.title.of(release.text)
