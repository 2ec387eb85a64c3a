"""Watches a corpus and brings the index in line whenever something in it changes."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from indexer.errors import CorpusMissing, ReadoutError
from indexer.indexing import Report, bring_in_line
from indexer.readings import Readings
from indexer.settings import Settings

SETTLE_SECONDS = 0.3
"""Files are often written in bursts; a run begins when nothing has happened for this long …"""
LONGEST_WAIT_SECONDS = 1.0
"""… or this long after the first change, so that a steady stream cannot put it off."""
POLL_SECONDS = 30.0
"""Without any event a run checks the corpus this often, and reads all of it: network drives send
no events, and a clock that was set back can hide a change from `Readings`."""

_READ_ONLY_EVENTS = {"opened", "closed_no_write"}
_log = logging.getLogger("readout.watching")


def watch(settings: Settings, stop: threading.Event) -> None:
    """Index the corpus now and after each change, until `stop` is set.

    Errors of a run are logged. Raises CorpusMissing.
    """
    if not settings.corpus.is_dir():
        raise CorpusMissing(str(settings.corpus))
    while not stop.is_set():
        place = _place(settings.corpus)
        if place:
            _watch_folder(settings, place, stop)
        else:
            stop.wait(SETTLE_SECONDS)


def _watch_folder(settings: Settings, place: int, stop: threading.Event) -> None:
    """Watch until `stop` is set, or another folder has taken the corpus's place."""
    changed = threading.Event()
    observer = Observer()
    observer.schedule(_Handler(changed), str(settings.corpus), recursive=True)
    observer.start()
    try:
        readings = Readings()
        while not stop.is_set() and _place(settings.corpus) == place:
            changed.clear()
            _run(settings, readings)
            if not _wait(changed, lambda: stop.is_set() or _place(settings.corpus) != place):
                readings = Readings()
            _settle(changed, stop)
    finally:
        observer.stop()
        observer.join()


def _place(corpus: Path) -> int:
    """Tell one folder from another that is put in its place; 0 where there is none."""
    try:
        return corpus.stat().st_ino
    except OSError:
        return 0


def _wait(changed: threading.Event, is_over: Callable[[], bool]) -> bool:
    """Wait for a change or the end, and tell whether either came."""
    for _ in range(round(POLL_SECONDS / SETTLE_SECONDS)):
        if is_over() or changed.wait(SETTLE_SECONDS):
            return True
    return False


def _settle(changed: threading.Event, stop: threading.Event) -> None:
    for _ in range(round(LONGEST_WAIT_SECONDS / SETTLE_SECONDS)):
        changed.clear()
        if stop.is_set() or not changed.wait(SETTLE_SECONDS):
            return


def _run(settings: Settings, readings: Readings) -> None:
    try:
        report = bring_in_line(settings.corpus, settings.index, readings=readings)
    except ReadoutError as error:
        _log.error("%s", error)
        return
    _tell(report)


def _tell(report: Report) -> None:
    for refusal in report.refused:
        _log.warning("%s: %s", refusal.path, refusal.reason)
    if report.is_write:
        counts = (len(report.added), len(report.changed), len(report.removed))
        _log.info("index updated: %d added, %d changed, %d removed", *counts)


class _Handler(FileSystemEventHandler):
    """Notes that something was written, moved or deleted; reading a file is nothing."""

    def __init__(self, changed: threading.Event) -> None:
        self.changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Wake the watcher."""
        if event.event_type not in _READ_ONLY_EVENTS:
            self.changed.set()
