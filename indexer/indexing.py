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
from indexer.pipeline import UNCORRECTED, fingerprint, process_all
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
    run = _Run(open_builder(index), on_progress)
    run.correct(corpus)
    if rebuild or not run.is_built:
        return run.rebuild(run.read(corpus, Readings()))
    return run.update(run.read(corpus, readings or Readings()))


class _Run:
    """One pass over the corpus; gathers what happens to each release."""

    def __init__(self, builder: Builder, on_progress: OnProgress | None) -> None:
        self.builder = builder
        manifest = builder.manifest()
        self.is_built, self.known = manifest.is_built, manifest.fingerprints
        self.on_progress = on_progress
        self.corrections = UNCORRECTED
        self.seen: dict[ReleaseId, str] = {}
        self.written: set[ReleaseId] = set()
        self.refused: list[Refusal] = []
        self.is_partial = False

    def refuse(self, error: ReleaseError) -> None:
        self.refused.append(Refusal(error.path, error.reason))
        # what a folder held that cannot be listed now is not gone
        self.is_partial = self.is_partial or isinstance(error, UnreadableFolder)

    def correct(self, corpus: Path) -> None:
        """Take the corrections of the corpus into account."""
        self.corrections = read_corrections(corpus, self.refuse)

    def read(self, corpus: Path, readings: Readings) -> Iterator[RawRelease]:
        """Yield the releases of all files but those that are known to be as the index has them."""
        for path in corpus_files(corpus, self.refuse):
            recalled = readings.recall(corpus / path)
            if recalled is not None and self._stamped(recalled).items() <= self.known.items():
                self.seen |= self._stamped(recalled)
            else:
                yield from self._read_file(corpus, path, readings)

    def _read_file(self, corpus: Path, path: str, readings: Readings) -> Iterator[RawRelease]:
        file = corpus / path
        before, refusals = signature(file), len(self.refused)
        found = {}
        for raw in read_file(corpus, path, self.refuse):
            found[raw.id] = fingerprint(raw)
            self.seen |= self._stamped({raw.id: found[raw.id]})
            if self.on_progress:
                self.on_progress(raw)
            yield raw
        # a file of which something was refused is read again each time, so that it is named again
        readings.note(file, before if refusals == len(self.refused) else None, found)

    def _stamped(self, found: Mapping[ReleaseId, str]) -> dict[ReleaseId, str]:
        return {id_: digest + self.corrections.stamp(id_) for id_, digest in found.items()}

    def rebuild(self, raws: Iterable[RawRelease]) -> Report:
        self.builder.build(self._tagged(self._whole(raws)))
        return self._report()

    def _whole(self, raws: Iterable[RawRelease]) -> Iterator[RawRelease]:
        """Pass the releases on; raise where some of those that are indexed cannot be read."""
        for raw in raws:
            if self.is_partial and self.known:
                raise ReleaseError(self.refused[0].path, f"{self.refused[0].reason}: not rebuilt")
            yield raw

    def update(self, raws: Iterable[RawRelease]) -> Report:
        stale = (raw for raw in raws if not self._is_known(raw.id))
        changed = list(self._tagged(stale))
        report = self._report()
        self.builder.update(changed, report.removed)
        return report

    def _is_known(self, release_id: ReleaseId) -> bool:
        return self.known.get(release_id) == self.seen[release_id]

    def _tagged(self, raws: Iterable[RawRelease]) -> Iterator[TaggedRelease]:
        for tagged in process_all(raws, self.refuse, self.corrections):
            self.written.add(tagged.release.id)
            yield tagged

    def _report(self) -> Report:
        unchanged = {id_ for id_ in self.seen.keys() - self.written if self._is_known(id_)}
        gone = self.known.keys() - self.written - unchanged
        return Report(
            added=tuple(sorted(self.written - self.known.keys())),
            changed=tuple(sorted(self.written & self.known.keys())),
            removed=() if self.is_partial else tuple(sorted(gone)),
            unchanged=tuple(sorted(unchanged)),
            refused=tuple(self.refused),
        )
