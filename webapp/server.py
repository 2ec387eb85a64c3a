"""The production server: gunicorn over the app, and the corpus watcher beside it."""

import os
import socket
import subprocess
import sys
import threading
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from indexer.errors import SettingsError
from indexer.parties import resolve
from indexer.settings import Settings
from webapp import create_app

THREADS = 4
BACKLOG = 128
LONGEST_LINE = 8190
"""Of a request, in bytes: the most that gunicorn allows."""

RESTART_SECONDS = 5.0
STOP_SECONDS = 10.0


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn told by Settings; each worker makes an app of its own."""

    def __init__(self, settings: Settings, listener: socket.socket) -> None:
        self.readout = settings
        self.address = _address(listener)
        self.listener = listener.detach()
        self.watcher = Watcher() if settings.watch else None
        super().__init__()

    def load_config(self) -> None:
        """Set what gunicorn should do; what an older gunicorn does not know is left out."""
        for name, value in self._wanted().items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Flask:
        """Make the app, in a worker, and read the names of parties before the first request."""
        resolve("US")
        return create_app(self.readout)

    def _wanted(self) -> dict[str, Any]:
        return {
            "bind": f"fd://{self.listener}",
            "workers": self.readout.workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "timeout": 60,
            # a query of 512 characters is 4,608 percent-encoded ones in Hangul
            "limit_request_line": LONGEST_LINE,
            "graceful_timeout": round(STOP_SECONDS),
            "loglevel": "warning",
            "proc_name": "readout",
            "control_socket_disable": True,
            "when_ready": self._ready,
            "on_exit": self._stopped,
        }

    def _ready(self, _arbiter: object) -> None:
        sys.stdout.write(f"{self.readout.site_name} is at {self.address}\n")
        sys.stdout.flush()
        if self.watcher:
            self.watcher.start()

    def _stopped(self, _arbiter: object) -> None:
        if self.watcher:
            self.watcher.stop()


class Watcher:
    """The process that indexes what changes, started again should it be killed."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._supervise, daemon=True)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start watching with the settings of this process's environment."""
        self._thread.start()

    def stop(self) -> None:
        """Stop watching; a run at work is given time to commit."""
        self._stop.set()
        if self._process:
            self._process.terminate()
        self._thread.join(STOP_SECONDS)

    def _supervise(self) -> None:
        while not self._stop.is_set():
            self._process = subprocess.Popen([sys.executable, "-m", "webapp.watcher"])
            self._process.wait()
            self._stop.wait(RESTART_SECONDS)


def serve(settings: Settings) -> None:
    """Serve until a signal says stop. Raises SettingsError if the address cannot be had."""
    Server(settings, listen(settings.host, settings.port)).run()


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; port 0 takes a free one. Raises SettingsError."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else str(error)
        raise SettingsError(
            f"cannot listen on {host}:{port}: {reason}; choose another with --port"
        ) from error


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
