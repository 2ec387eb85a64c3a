"""Raw release → release: the text that is indexed, shown and pointed into."""

import email
import email.policy
import re

from bs4 import BeautifulSoup

from indexer.errors import UnreadableRelease
from indexer.folding import tidy
from indexer.model import RawRelease, Release, Span
from indexer.normalise.charset import decode


def normalise(raw: RawRelease) -> Release:
    """Return the cleaned release. Raises ReleaseError where there is no text to be had."""
    received = _received(raw)
    is_page = raw.media_type == "text/html"
    source = BeautifulSoup(received, "lxml").get_text("\n") if is_page else received
    lines = list(dict.fromkeys(line for line in map(tidy, source.splitlines()) if line))
    title = raw.declared.title.value if raw.declared.title else ""
    if title and title not in lines[:3]:
        lines.insert(0, tidy(title))
    if not lines:
        raise UnreadableRelease(raw.path, "holds no text")
    return Release(
        id=raw.id,
        path=raw.path,
        source_id=raw.source_id,
        text="\n\n".join(lines),
        title=Span(0, len(lines[0])),
        url=raw.declared.url.value if raw.declared.url else None,
        declared=raw.declared,
        received=received,
    )


def _received(raw: RawRelease) -> str:
    if raw.media_type != "message/rfc822":
        text = decode(raw.content, raw.path)
        return re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    message = email.message_from_bytes(raw.content, policy=email.policy.default)
    body = message.get_body(("plain", "html"))
    return str(body.get_content()) if body else ""
