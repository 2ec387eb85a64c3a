"""E-mail → lines: the body as HTML or text, and what the headers declare.

The header objects of `email.policy.default` take gigabytes for a header made to hurt, so headers
are read raw, cut to a sane length and decoded here.
"""

import email
from contextlib import suppress
from dataclasses import replace
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

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
_LONGEST_HEADER = 2000


def read_mail(content: bytes, path: str, rules: Rules) -> Page:
    """Return the lines of a message's body; attachments are left alone."""
    message = email.message_from_bytes(content)
    page = _body(message, path, rules)
    subject = without_section(_header(message, "subject", path))[1]
    declared = Declared(
        title=Stated(subject, _BY) if subject else None,
        published=_stated(_header(message, "date", path)),
        author=_stated(_header(message, "from", path)),
    )
    return replace(page, declared=merged(declared, page.declared))


def _body(message: Message, path: str, rules: Rules) -> Page:
    parts = {part.get_content_type(): part for part in reversed(list(message.walk()))}
    for kind in ("text/html", "text/plain"):
        payload = parts[kind].get_payload(decode=True) if kind in parts else None
        if isinstance(payload, bytes) and payload.strip():
            text = decode(payload, path, parts[kind].get_content_charset())
            return read_html(text, rules) if kind == "text/html" else read_plaintext(text)
    return Page(())


def _header(message: Message, name: str, path: str) -> str:
    raw = next((value for key, value in message.raw_items() if key.lower() == name), "")
    text = decode(raw[:_LONGEST_HEADER].encode("utf-8", "surrogateescape"), path)
    # a header that breaks the rules of its encoding is shown as it came
    with suppress(HeaderParseError, LookupError, ValueError):
        text = str(make_header(decode_header(text)))
    return tidy(" ".join(text.split()))


def _stated(value: str) -> tuple[Stated, ...]:
    return (Stated(value, _BY),) if value else ()
