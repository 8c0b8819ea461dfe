"""Watching goes on where a watched folder is taken away and comes back, as when git changes the branch."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from threading import Thread

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileModifiedEvent
from watchdog.observers.api import EventEmitter

_PAUSE = 0.5


def keep_watching(server: LiveReloadServer) -> None:
    """As long as the server lives: what watches a folder ends, once and for all, when the folder is gone."""
    Thread(target=_keep, args=(server,), daemon=True).start()


def _keep(server: LiveReloadServer) -> None:
    missed: set[str] = set()
    unwatched: set[str] = set()
    while not server.observer.is_alive():
        time.sleep(_PAUSE)
    while server.observer.is_alive():
        for emitter in [each for each in server.observer.emitters if not each.is_alive()]:
            path = emitter.watch.path
            if Path(path).exists():
                missed.discard(path)
                _end(server, emitter)
                unwatched.add(path)
            elif path not in missed:
                missed.add(path)
                _change(emitter)
        unwatched = {path for path in unwatched if not _begins_anew(server, path)}
        time.sleep(_PAUSE)


def _end(server: LiveReloadServer, ended: EventEmitter) -> None:
    # A site may ask for the same folder several times.
    while ended in server.observer.emitters:
        server.unwatch(ended.watch.path)


def _begins_anew(server: LiveReloadServer, path: str) -> bool:
    """Whether the folder is watched; it may be gone again, or the system refuse to watch one more."""
    try:
        server.watch(path)
    except OSError:
        # The server has noted it as watched already, and would not try again.
        with suppress(KeyError):
            server.unwatch(path)
        return False
    if begun := next((each for each in server.observer.emitters if each.watch.path == path), None):
        _change(begun)
    return True


def _change(emitter: EventEmitter) -> None:
    """The server builds, as if a file had changed."""
    emitter.queue_event(FileModifiedEvent(emitter.watch.path))
