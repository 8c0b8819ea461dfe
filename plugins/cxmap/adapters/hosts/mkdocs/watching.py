"""Watching goes on where a watched folder is taken away and comes back, as when git changes the branch."""

from __future__ import annotations

import time
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
    while not server.observer.is_alive():
        time.sleep(_PAUSE)
    while server.observer.is_alive():
        for emitter in [each for each in server.observer.emitters if not each.is_alive()]:
            path = emitter.watch.path
            if Path(path).exists():
                missed.discard(path)
                _begin_anew(server, emitter)
            elif path not in missed:
                missed.add(path)
                _change(emitter)
        time.sleep(_PAUSE)


def _begin_anew(server: LiveReloadServer, ended: EventEmitter) -> None:
    path = ended.watch.path
    # A site may ask for the same folder several times.
    while ended in server.observer.emitters:
        server.unwatch(path)
    server.watch(path)
    _change(next(each for each in server.observer.emitters if each.watch.path == path))


def _change(emitter: EventEmitter) -> None:
    """The server builds, as if a file had changed."""
    emitter.queue_event(FileModifiedEvent(emitter.watch.path))
