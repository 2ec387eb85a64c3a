"""E-mail → lines: the body as HTML or text, and what the headers declare."""

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage

from indexer.folding import tidy
from indexer.model import Declared, Stated
from indexer.normalise.charset import decode
from indexer.normalise.clutter import Rules
from indexer.normalise.headline import without_section
from indexer.normalise.html import read_html
from indexer.normalise.lines import Page
from indexer.normalise.merging import merged
from indexer.normalise.plaintext import read_plaintext

_BY = "mail header"
# what the header parser of the standard library lets out on malformed headers
_BAD_HEADER = (ValueError, LookupError, TypeError, AttributeError)


def read_mail(content: bytes, path: str, rules: Rules) -> Page:
    """Return the lines of a message's body; attachments are left alone."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    page = _body(message, path, rules)
    subject = without_section(_header(message, "Subject"))[1]
    declared = Declared(
        title=_stated(subject),
        published=_listed(_header(message, "Date")),
        author=_listed(_header(message, "From")),
    )
    return replace(page, declared=merged(declared, page.declared))


def _body(message: EmailMessage, path: str, rules: Rules) -> Page:
    part = message.get_body(("html", "plain"))
    payload = part.get_payload(decode=True) if part is not None else b""
    if part is None or not isinstance(payload, bytes):
        return Page(())
    text = decode(payload, path, part.get_content_charset())
    if part.get_content_type() == "text/html":
        return read_html(text, rules)
    return read_plaintext(text)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return tidy(" ".join(str(message[name] or "").split()))
    except _BAD_HEADER:
        return ""


def _stated(value: str) -> Stated | None:
    return Stated(value, _BY) if value else None


def _listed(value: str) -> tuple[Stated, ...]:
    return (Stated(value, _BY),) if value else ()
