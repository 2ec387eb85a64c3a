"""Raw release → tagged release: normalise, then tag, then correct."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from indexer.corpus import OnReject
from indexer.corrections import Corrections
from indexer.errors import ReleaseError
from indexer.model import RawRelease, TaggedRelease
from indexer.normalise import normalise
from indexer.tagging import tag

UNCORRECTED = Corrections()


def process(raw: RawRelease, corrections: Corrections = UNCORRECTED) -> TaggedRelease:
    """Return the release cleaned, tagged and corrected. Raises ReleaseError."""
    release = replace(normalise(raw), fingerprint=fingerprint(raw, corrections))
    return corrections.apply(tag(release))


def process_all(
    raws: Iterable[RawRelease], on_reject: OnReject, corrections: Corrections = UNCORRECTED
) -> Iterator[TaggedRelease]:
    """Yield each release cleaned, tagged and corrected; those that fail go to `on_reject`."""
    for raw in raws:
        try:
            yield process(raw, corrections)
        except ReleaseError as error:
            on_reject(error)


def fingerprint(raw: RawRelease, corrections: Corrections = UNCORRECTED) -> str:
    """Return a digest of what decides how a release is tagged: content, path and rules.

    The stamp of a correction is put behind it.
    """
    digest = hashlib.blake2b(digest_size=16)
    for part in (rules_version(), raw.path, raw.source_id, raw.media_type, repr(raw.declared)):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    digest.update(raw.content)
    return digest.hexdigest() + corrections.stamp(raw.id)


@cache
def rules_version() -> str:
    """Return a digest of the code and data that clean and tag, so that a changed rule re-tags."""
    digest = hashlib.blake2b(digest_size=8)
    root = resources.files("indexer")
    for module in ("folding.py", "phrases.py", "sentences.py", "model.py", "pipeline.py"):
        digest.update(root.joinpath(module).read_bytes())
    for package in ("corpus", "normalise", "parties", "tagging"):
        for name, content in _files(root.joinpath(package)):
            digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()


def _files(folder: Traversable) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry)
        elif entry.name.endswith((".py", ".toml", ".json", ".txt")):
            yield entry.name, entry.read_bytes()
