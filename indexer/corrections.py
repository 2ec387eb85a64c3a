"""Tags set by hand: a corpus's `corrections.toml`, keyed by release id, applied after all taggers.

```toml
["talks-e4b6ada7bbd3"]
clear = ["venue"]                                   # unknown after all
set = { ordinal = 5, counterparts = ["KR"] }        # in place of what was found
add = { topics = ["Capacity building"] }            # beside what was found
```

Fields and values are those of `readout tag --json`. The evidence of a correction is the rule
`corrected`.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from indexer.corpus import OnReject
from indexer.errors import CorrectionError
from indexer.model import Evidence, ReleaseId, Tag, TaggedRelease
from indexer.record import FIELDS, is_list_field

FILE_NAME = "corrections.toml"
RULE = "corrected"
_ACTIONS = frozenset({"set", "add", "clear"})

Changes = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of one release: field → tag, or tags to add."""

    changes: Changes
    additions: Changes
    stamp: str

    def apply(self, tagged: TaggedRelease) -> TaggedRelease:
        """Return the release with its tags corrected."""
        added = {
            name: (*self.changes.get(name, getattr(tagged, name)), *tags)
            for name, tags in self.additions.items()
        }
        return replace(tagged, **{**self.changes, **added})


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of a corpus; without a file there are none."""

    by_id: Mapping[ReleaseId, Correction] = field(default_factory=dict)

    def apply(self, tagged: TaggedRelease) -> TaggedRelease:
        """Return the release, corrected where somebody did."""
        correction = self.by_id.get(tagged.release.id)
        return correction.apply(tagged) if correction else tagged

    def stamp(self, release_id: ReleaseId) -> str:
        """Return a digest of a release's correction; empty where there is none."""
        correction = self.by_id.get(release_id)
        return correction.stamp if correction else ""


def read_corrections(corpus: Path, on_reject: OnReject) -> Corrections:
    """Return the corrections of a corpus; one that cannot be applied goes to `on_reject`.

    Raises CorrectionError where the file is no TOML: better no run than one without corrections.
    """
    file = corpus / FILE_NAME
    if not file.is_file():
        return Corrections()
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise CorrectionError(FILE_NAME, f"cannot be read as TOML: {error}") from error
    found = {}
    for release_id, entry in table.items():
        try:
            found[release_id] = _correction(entry)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            on_reject(CorrectionError(FILE_NAME, f"[{release_id}] {error}"))
    return Corrections(found)


def _correction(entry: Mapping[str, Any]) -> Correction:
    unknown = set(entry) - _ACTIONS
    if unknown:
        raise ValueError(f"has {min(unknown)!r}; there are set, add and clear")
    cleared = {_clearable(name): _nothing(name) for name in entry.get("clear", ())}
    changed = {_known(name): _tags(name, value) for name, value in entry.get("set", {}).items()}
    added = {_listed(name): _tags(name, value) for name, value in entry.get("add", {}).items()}
    stamp = hashlib.blake2b(repr(entry).encode("utf-8", "replace"), digest_size=8).hexdigest()
    return Correction(cleared | changed, added, stamp)


def _known(name: str) -> str:
    if name not in FIELDS:
        raise ValueError(f"names a field {name!r}; there are {', '.join(FIELDS)}")
    return name


def _clearable(name: str) -> str:
    if name == "kind":
        raise ValueError("clears kind, which every release has: set it to other")
    return _known(name)


def _nothing(name: str) -> tuple[()] | None:
    return () if is_list_field(name) else None


def _listed(name: str) -> str:
    if not is_list_field(_known(name)):
        raise ValueError(f"adds to {name!r}, which holds one value: use set")
    return name


def _tags(name: str, value: Any) -> Any:
    if is_list_field(name):
        if not isinstance(value, list):
            raise ValueError(f"{name} is no list")
        return tuple(_tag(name, one) for one in value)
    return _tag(name, value)


def _tag(name: str, value: Any) -> Tag[Any]:
    plain = value.isoformat() if isinstance(value, date) else value
    try:
        return Tag(FIELDS[name](plain), Evidence(RULE))
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{name} cannot be {value!r}: {error}") from error
