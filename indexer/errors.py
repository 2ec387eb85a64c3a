"""Every exception of the indexer, as one tree.

ReadoutError
├── SettingsError          a setting or a file of settings cannot be used
├── CorpusMissing          the folder of the releases is not there
├── ReleaseError           one file or entry cannot become a release; a run reports it and goes on
│   ├── UnreadableRelease
│   ├── UnreadableFolder   a sub-folder of the corpus cannot be listed
│   ├── MissingExtra       the file needs an optional package
│   ├── DuplicateRelease   another file or entry already has this id
│   └── CorrectionError    a correction by hand cannot be applied
├── ReleaseNotFound        no release has this id
│   ├── ReleaseGone        one had it, and was removed
│   └── ReleaseMoved       one had it, and has another now
└── EngineError            an index cannot be opened, read or written
    ├── IndexMissing
    ├── IndexStale         built by another schema
    └── IndexBusy          another process writes
"""


class ReadoutError(Exception):
    """Root of all errors raised on purpose; the text says what, where and what to do."""


class SettingsError(ReadoutError):
    """A setting has a value that cannot be used."""


class CorpusMissing(ReadoutError):
    """The corpus folder is not there; an index is never emptied because of that."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"{folder} is no folder: make it, or name another with --corpus")
        self.folder = folder


class ReleaseError(ReadoutError):
    """A file, or an entry of one, that cannot become a release."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


class UnreadableRelease(ReleaseError):
    """The bytes are not what the file's name says, or hold no text."""


class UnreadableFolder(ReleaseError):
    """A sub-folder that cannot be listed: nobody knows which releases it holds."""


class MissingExtra(ReleaseError):
    """The file is of a kind that an optional package reads, and that package is not installed."""

    def __init__(self, path: str, extra: str) -> None:
        command = f"pip install 'readout[{extra}]'"
        super().__init__(path, f"needs an optional package: {command}")
        self.extra, self.command = extra, command


class DuplicateRelease(ReleaseError):
    """Two files or entries claim one id."""


class CorrectionError(ReleaseError):
    """`corrections.toml`, or one correction in it, that cannot be applied."""


class ReleaseNotFound(ReadoutError):
    """No release of the index has this id."""

    def __init__(self, release_id: str) -> None:
        super().__init__(f"no release has the id {release_id!r}")
        self.release_id = release_id


class ReleaseGone(ReleaseNotFound):
    """A release that was in the index once; `title` is what it was."""

    def __init__(self, release_id: str, title: str) -> None:
        super().__init__(release_id)
        self.title = title


class ReleaseMoved(ReleaseNotFound):
    """A release whose text came back under another id: its file was renamed, say."""

    def __init__(self, release_id: str, to: str) -> None:
        super().__init__(release_id)
        self.to = to


class EngineError(ReadoutError):
    """An index that cannot be opened, read or written."""


class IndexMissing(EngineError):
    """There is no index at this address yet."""

    def __init__(self, url: str) -> None:
        super().__init__(f"{url} holds no index: run `readout index`")
        self.url = url


class IndexStale(EngineError):
    """The index was built by another schema than this code reads."""

    def __init__(self, url: str, found: int, expected: int) -> None:
        super().__init__(
            f"{url} has schema {found}, this code reads {expected}: run `readout index`"
        )
        self.url, self.found, self.expected = url, found, expected


class IndexBusy(EngineError):
    """Another process is writing to the index."""

    def __init__(self, url: str) -> None:
        super().__init__(f"another process is writing to {url}: try again when it is done")
        self.url = url
