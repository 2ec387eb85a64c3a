"""Raw release → release: the text that is indexed, shown and pointed into.

A reader for the media type makes lines of the bytes, each line gets a verdict, and what is kept
becomes the text. Nothing is thrown away: what is not text is set aside, in page order.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from indexer.errors import UnreadableRelease
from indexer.folding import fold, tidy
from indexer.model import Declared, RawRelease, Release, Stated
from indexer.normalise.assembly import assemble
from indexer.normalise.charset import decode
from indexer.normalise.clutter import Rules, standard_rules
from indexer.normalise.docx import read_docx
from indexer.normalise.headline import fits
from indexer.normalise.html import read_html
from indexer.normalise.judge import judge
from indexer.normalise.lines import Judged, Line, Page, Verdict
from indexer.normalise.mail import read_mail
from indexer.normalise.markdown import read_markdown
from indexer.normalise.merging import merged
from indexer.normalise.notes import noted, sites_in
from indexer.normalise.pdf import read_pdf
from indexer.normalise.plaintext import read_plaintext

_MOST_RECEIVED = 1_000_000
_LONGEST_HEADLINE = 400
_MOST_LINES = 20_000
_PAGE_START = re.compile(
    r"\s{0,50}(?:<\?xml[^>]{0,200}>\s{0,50})?<(?:!doctype html|html)\b", re.IGNORECASE
)

Reader = Callable[[RawRelease, Rules], Page]


@dataclass(frozen=True, slots=True)
class Examination:
    """How a release was cleaned: each line with its verdict, and all that was declared."""

    lines: tuple[Judged, ...]
    declared: Declared
    received: str


def normalise(raw: RawRelease, rules: Rules | None = None) -> Release:
    """Return the cleaned release. Raises ReleaseError where there is no text to be had."""
    examination = examine(raw, rules)
    text, title = assemble(examination.lines)
    if not text:
        reason = "nothing but menus, notices and the like" if examination.lines else "no text"
        raise UnreadableRelease(raw.path, f"holds {reason}")
    url = examination.declared.url
    return Release(
        id=raw.id,
        path=raw.path,
        source_id=raw.source_id,
        text=text,
        title=title,
        set_aside=tuple(
            one.line.text for one in examination.lines if one.verdict is Verdict.SET_ASIDE
        ),
        url=url.value if url else None,
        declared=examination.declared,
        received=examination.received[:_MOST_RECEIVED],
    )


def examine(raw: RawRelease, rules: Rules | None = None) -> Examination:
    """Return every line of a release with its verdict and rule. Raises ReleaseError."""
    rules = rules or standard_rules()
    page = _READERS[raw.media_type](raw, rules)
    if len(page.lines) > _MOST_LINES:
        raise UnreadableRelease(raw.path, f"has more than {_MOST_LINES:,} lines: is it a release?")
    declared = merged(raw.declared, page.declared)
    judged = judge(_titled(page, declared.title), rules)
    named = Declared(site_name=sites_in(page.titles, judged))
    declared = merged(merged(declared, noted(judged, rules)), named)
    return Examination(judged, _ranked(declared), page.received)


def _titled(page: Page, stated: Stated | None) -> Page:
    """Put the headline that metadata gives in front of a page that does not print it.

    Entries of feeds are no pages: even one that prints its headline has no menu before it.
    """
    title = tidy(" ".join(stated.value.split())) if stated else ""
    if not title or stated is None:
        return page
    page = replace(page, titles=(title, *page.titles))
    if stated.by != "feed" and _prints(page, fold(title)):
        return page
    return replace(page, lines=(Line(title, level=1), *page.lines), headline=0)


def _prints(page: Page, title: str) -> bool:
    short = (line for line in page.lines if not line.aside and len(line.text) < _LONGEST_HEADLINE)
    return any(fits(fold(line.text), title) for line in short)


def _ranked(declared: Declared) -> Declared:
    """A crawler's stamp may be a day off, so whatever the page says comes before it."""
    published = sorted(declared.published, key=lambda one: one.by == "crawler prefix")
    return replace(declared, published=tuple(published))


def _page(raw: RawRelease, rules: Rules) -> Page:
    return read_html(decode(raw.content, raw.path), rules)


def _plaintext(raw: RawRelease, rules: Rules) -> Page:
    text = decode(raw.content, raw.path)
    return read_html(text, rules) if _PAGE_START.match(text) else read_plaintext(text)


_READERS: dict[str, Reader] = {
    "text/html": _page,
    "text/plain": _plaintext,
    "text/markdown": lambda raw, rules: read_markdown(decode(raw.content, raw.path), rules),
    "message/rfc822": lambda raw, rules: read_mail(raw.content, raw.path, rules),
    "application/pdf": lambda raw, _: read_pdf(raw.content, raw.path),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (
        lambda raw, _: read_docx(raw.content, raw.path)
    ),
}
