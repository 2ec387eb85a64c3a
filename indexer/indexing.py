"""Brings an index in line with a corpus: what was added, changed or removed there."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.corpus import read_corpus
from indexer.engines import open_builder
from indexer.engines.interface import Builder
from indexer.errors import CorpusMissing, ReleaseError
from indexer.model import RawRelease, ReleaseId, TaggedRelease
from indexer.pipeline import fingerprint, process_all

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
) -> Report:
    """Make the index hold exactly the readable releases of the corpus.

    Unchanged releases cost no write. `rebuild` writes all of them into a new index that replaces
    the old one when it is whole. Raises CorpusMissing and EngineError; a release that fails is
    named in the report.
    """
    if not corpus.is_dir():
        raise CorpusMissing(str(corpus))
    run = _Run(open_builder(index), on_progress)
    raws = read_corpus(corpus, run.refuse)
    return run.update(raws) if run.is_built and not rebuild else run.rebuild(raws)


class _Run:
    """One pass over the corpus; gathers what happens to each release."""

    def __init__(self, builder: Builder, on_progress: OnProgress | None) -> None:
        self.builder = builder
        manifest = builder.manifest()
        self.is_built, self.known = manifest.is_built, manifest.fingerprints
        self.on_progress = on_progress
        self.seen: dict[ReleaseId, str] = {}
        self.written: set[ReleaseId] = set()
        self.refused: list[Refusal] = []

    def refuse(self, error: ReleaseError) -> None:
        self.refused.append(Refusal(error.path, error.reason))

    def rebuild(self, raws: Iterable[RawRelease]) -> Report:
        self.builder.build(self._tagged(self._watched(raws)))
        return self._report()

    def update(self, raws: Iterable[RawRelease]) -> Report:
        stale = (raw for raw in self._watched(raws) if not self._is_known(raw.id))
        changed = list(self._tagged(stale))
        report = self._report()
        self.builder.update(changed, report.removed)
        return report

    def _is_known(self, release_id: ReleaseId) -> bool:
        return self.known.get(release_id) == self.seen[release_id]

    def _watched(self, raws: Iterable[RawRelease]) -> Iterator[RawRelease]:
        for raw in raws:
            self.seen[raw.id] = fingerprint(raw)
            if self.on_progress:
                self.on_progress(raw)
            yield raw

    def _tagged(self, raws: Iterable[RawRelease]) -> Iterator[TaggedRelease]:
        for tagged in process_all(raws, self.refuse):
            self.written.add(tagged.release.id)
            yield tagged

    def _report(self) -> Report:
        unchanged = {id_ for id_ in self.seen.keys() - self.written if self._is_known(id_)}
        return Report(
            added=tuple(sorted(self.written - self.known.keys())),
            changed=tuple(sorted(self.written & self.known.keys())),
            removed=tuple(sorted(self.known.keys() - self.written - unchanged)),
            unchanged=tuple(sorted(unchanged)),
            refused=tuple(self.refused),
        )
