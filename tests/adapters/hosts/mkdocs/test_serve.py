from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.sites import SMALL, SmallSite, small_site

PATIENCE = 30.0
BROKEN = SMALL["promises/next-day.md"].replace("depot", "deopt")
RENAMED = SMALL["promises/next-day.md"].replace("title: Next day", "title: Tomorrow")


@dataclass(frozen=True, slots=True)
class Server:
    """`mkdocs serve` as a process of its own."""

    address: str
    log: Path
    process: subprocess.Popen[bytes]

    def page(self, path: str) -> str:
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError):
            return ""

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not is_so():
            assert self.process.poll() is None, f"the server stopped: {self.said()}"
            assert time.monotonic() < end, f"waited in vain: {self.said()}"
            time.sleep(0.1)


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path)


def test_a_changed_promise_changes_the_pages_of_others(site: SmallSite) -> None:
    with served(site) as server:
        server.wait_until(lambda: "Next day" in server.page("touchpoints/doorstep/"))

        site.write({"promises/next-day.md": RENAMED})

        server.wait_until(lambda: "Tomorrow" in server.page("touchpoints/doorstep/"))


def test_a_changed_table_of_measurements_changes_pages(site: SmallSite) -> None:
    site.write(
        {
            "metrics/on-time.md": "---\ntitle: On time\nunit: '%'\nbetter: higher\n---\n",
            "capabilities/rounds.md": """
                ---
                title: Rounds
                owner: depot
                delivers: [{metric: on-time, measurements: rounds.csv}]
                ---
                """,
            "capabilities/rounds.csv": "period,value\n2026-10,91.25\n",
        }
    )
    with served(site) as server:
        server.wait_until(lambda: "91.25" in server.page("capabilities/rounds/"))

        site.write({"capabilities/rounds.csv": "period,value\n2026-10,93.75\n"})

        server.wait_until(lambda: "93.75" in server.page("capabilities/rounds/"))


def test_an_error_leaves_the_last_site_on_the_server_until_it_is_mended(site: SmallSite) -> None:
    with served(site) as server:
        server.wait_until(lambda: "Next day" in server.page("touchpoints/doorstep/"))

        site.write({"promises/next-day.md": BROKEN})

        server.wait_until(lambda: "The last site stays on the server." in server.said())
        assert "next-day.md:4:10: there is no department `deopt`" in server.said()
        assert "Traceback" not in server.said()
        assert "Next day" in server.page("touchpoints/doorstep/")

        site.write({"promises/next-day.md": RENAMED})

        server.wait_until(lambda: "Tomorrow" in server.page("touchpoints/doorstep/"))


def test_a_server_that_starts_with_errors_shows_them_until_they_are_mended(site: SmallSite) -> None:
    site.write({"promises/next-day.md": BROKEN})
    with served(site) as server:
        server.wait_until(lambda: "there is no department `deopt`" in server.page(""))

        site.write({"promises/next-day.md": RENAMED})

        server.wait_until(lambda: "Tomorrow" in server.page("touchpoints/doorstep/"))


@contextmanager
def served(site: SmallSite) -> Iterator[Server]:
    port = _free_port()
    log = site.folder / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=site.folder,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        )
        try:
            yield Server(f"http://127.0.0.1:{port}/", log, process)
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
