"""Brings an index in line with a corpus: what was added, changed or removed there."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.corpus import corpus_files, read_file
from indexer.corrections import read_corrections
from indexer.engines import open_builder
from indexer.engines.interface import Builder
from indexer.errors import ReleaseError, UnreadableFolder
from indexer.model import RawRelease, ReleaseId, TaggedRelease
from indexer.pipeline import fingerprint, process_all
from indexer.readings import Readings, signature

OnProgress = Callable[[RawRelease], None]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file or entry that was left out, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did, by release id; `refused` names files instead."""

    added: tuple[ReleaseId, ...] = ()
    changed: tuple[ReleaseId, ...] = ()
    removed: tuple[ReleaseId, ...] = ()
    unchanged: tuple[ReleaseId, ...] = ()
    refused: tuple[Refusal, ...] = ()

    @property
    def is_write(self) -> bool:
        """Whether the run changed the index."""
        return bool(self.added or self.changed or self.removed)


def bring_in_line(
    corpus: Path,
    index: str,
    *,
    rebuild: bool = False,
    on_progress: OnProgress | None = None,
    readings: Readings | None = None,
) -> Report:
    """Make the index hold exactly the readable releases of the corpus.

    Unchanged releases cost no write. `rebuild` writes all of them into a new index that replaces
    the old one when it is whole. Who calls again and again passes `readings`, and files that have
    not changed in between are not read again. Raises CorpusMissing and EngineError; a release
    that fails is named in the report.
    """
    run = _Run(open_builder(index), corpus, on_progress)
    return run.update(readings) if run.is_built and not rebuild else run.rebuild()


class _Run:
    """One pass over the corpus; gathers what happens to each release."""

    def __init__(self, builder: Builder, corpus: Path, on_progress: OnProgress | None) -> None:
        self.builder, self.corpus, self.on_progress = builder, corpus, on_progress
        manifest = builder.manifest()
        self.is_built, self.known = manifest.is_built, manifest.fingerprints
        self.seen: dict[ReleaseId, str] = {}
        self.written: set[ReleaseId] = set()
        self.refused: list[Refusal] = []
        self.unlisted: UnreadableFolder | None = None
        self.files = corpus_files(corpus, self.refuse)
        self.corrections = read_corrections(corpus, self.refuse)

    def refuse(self, error: ReleaseError) -> None:
        self.refused.append(Refusal(error.path, error.reason))
        if isinstance(error, UnreadableFolder):
            self.unlisted = error

    def rebuild(self) -> Report:
        """Write all releases anew, unless some that are indexed cannot be read now."""
        if self.unlisted and self.known:
            raise ReleaseError(self.unlisted.path, f"{self.unlisted.reason}: not rebuilt")
        self.builder.build(self._tagged(self._read(Readings())))
        return self._report()

    def update(self, readings: Readings | None) -> Report:
        """Write what is not as the index has it."""
        raws = self._read(readings or Readings())
        changed = list(self._tagged(raw for raw in raws if not self._is_known(raw.id)))
        report = self._report()
        self.builder.update(changed, report.removed)
        return report

    def _read(self, readings: Readings) -> Iterator[RawRelease]:
        """Yield the releases of all files but those that are known to be as the index has them."""
        for path in self.files:
            recalled = readings.recall(self.corpus / path)
            stamped = self._stamped(recalled or {})
            if recalled is not None and stamped.items() <= self.known.items():
                self.seen |= stamped
            else:
                yield from self._read_file(path, readings)

    def _read_file(self, path: str, readings: Readings) -> Iterator[RawRelease]:
        file = self.corpus / path
        before, refusals = signature(file), len(self.refused)
        found = {}
        for raw in read_file(self.corpus, path, self.refuse):
            found[raw.id] = fingerprint(raw)
            self.seen |= self._stamped({raw.id: found[raw.id]})
            if self.on_progress:
                self.on_progress(raw)
            yield raw
        # a file of which something was refused is read again each time, so that it is named again
        readings.note(file, before if refusals == len(self.refused) else None, found)

    def _stamped(self, found: Mapping[ReleaseId, str]) -> dict[ReleaseId, str]:
        return {id_: digest + self.corrections.stamp(id_) for id_, digest in found.items()}

    def _is_known(self, release_id: ReleaseId) -> bool:
        return self.known.get(release_id) == self.seen[release_id]

    def _tagged(self, raws: Iterable[RawRelease]) -> Iterator[TaggedRelease]:
        for tagged in process_all(raws, self.refuse, self.corrections):
            self.written.add(tagged.release.id)
            yield tagged

    def _report(self) -> Report:
        unchanged = {id_ for id_ in self.seen.keys() - self.written if self._is_known(id_)}
        # what a folder held that cannot be listed now is not gone
        gone = set() if self.unlisted else self.known.keys() - self.written - unchanged
        return Report(
            added=tuple(sorted(self.written - self.known.keys())),
            changed=tuple(sorted(self.written & self.known.keys())),
            removed=tuple(sorted(gone)),
            unchanged=tuple(sorted(unchanged)),
            refused=tuple(self.refused),
        )
