from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.livereload import LiveReloadServer

from cxmap.adapters.hosts.mkdocs import watching

PATIENCE = 5.0


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LiveReloadServer]:
    """A server that watches a folder, and serves nothing."""
    monkeypatch.setattr(watching, "_PAUSE", 0.02)
    (tmp_path / "content").mkdir()
    made = LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=str(tmp_path))
    made.watch(str(tmp_path / "content"))
    made.observer.start()
    watching.keep_watching(made)
    yield made
    made.observer.stop()
    made.observer.join()
    made.server_close()


def test_a_folder_that_goes_again_before_it_is_watched_is_watched_when_it_comes(
    server: LiveReloadServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "content"
    schedule, refused = server.observer.schedule, list[str]()

    def refused_at_first(*arguments: Any, **named: Any) -> Any:
        if len(refused) < 2:
            refused.append(str(content))
            raise FileNotFoundError(str(content))
        return schedule(*arguments, **named)

    monkeypatch.setattr(server.observer, "schedule", refused_at_first)
    shutil.rmtree(content)
    _wait_until(lambda: not any(each.is_alive() for each in server.observer.emitters))
    content.mkdir()

    _wait_until(lambda: len(refused) == 2 and _is_watched(server, content))


def _is_watched(server: LiveReloadServer, folder: Path) -> bool:
    return any(each.is_alive() and each.watch.path == str(folder) for each in server.observer.emitters)


def _wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)
