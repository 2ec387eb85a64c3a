"""`python -m webapp.watcher`: the process beside the server that keeps the index in line."""

import logging
import os
import signal
import threading

from indexer.errors import CorpusMissing
from indexer.settings import Settings
from indexer.watching import watch

RETRY_SECONDS = 5.0
_log = logging.getLogger("readout.watcher")


def main() -> None:
    """Watch until told to stop, or until the server that started this is gone."""
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=logging.INFO)
    stop = threading.Event()
    # Ctrl-C reaches the whole group of processes; the server decides when the watcher ends
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    threading.Thread(target=_end_with, args=(os.getppid(), stop), daemon=True).start()
    _watch(Settings.load(), stop)


def _watch(settings: Settings, stop: threading.Event) -> None:
    is_told = False
    while not stop.is_set():
        try:
            watch(settings, stop)
        except CorpusMissing as error:
            if not is_told:
                _log.error("not watching: %s", error)
                is_told = True
            stop.wait(RETRY_SECONDS)


def _end_with(parent: int, stop: threading.Event) -> None:
    while not stop.wait(1):
        if os.getppid() != parent:
            stop.set()


if __name__ == "__main__":
    main()
