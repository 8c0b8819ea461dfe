"""The time from an edit until the server of a site shows it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.maps import touchpoint_path
from benchmarks.sites import MapSite

_ADDRESS = "127.0.0.1:8765"
_PATIENCE = 1_200
_PAUSE = 0.02


def seconds_until_shown(site: MapSite) -> float:
    """Edits one touchpoint while the site is served; raises TimeoutError where no page shows it."""
    path = touchpoint_path(site.size.touchpoints // 2, site.size).removesuffix(".md")
    file = site.folder / "content" / f"{path}.md"
    mark = f"edited-{time.time_ns()}"
    with _served(site):
        _until(path, "<html")
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{mark}\n", encoding="utf-8")
        begun = time.perf_counter()
        _until(path, mark)
        return time.perf_counter() - begun


@contextmanager
def _served(site: MapSite) -> Iterator[None]:
    command = (sys.executable, "-m", "mkdocs", "serve", "--livereload", "--quiet", "--dev-addr", _ADDRESS)
    process = subprocess.Popen(command, cwd=site.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _until(path: str, words: str) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(f"http://{_ADDRESS}/{path}/", timeout=_PATIENCE) as answer:  # our own server
                if words in answer.read().decode():
                    return
        except (URLError, ConnectionError):
            pass
        time.sleep(_PAUSE)
    raise TimeoutError(f"no page shows {words}")
