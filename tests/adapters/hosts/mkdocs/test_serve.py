from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from tests.sites import SMALL, SmallSite, small_site

PATIENCE = 60.0
ERRORS = 'class="cxmap-served-errors"'
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

    def shows(self, path: str, text: str) -> bool:
        return text in self.page(path)

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
        assert "<li>content/promises/next-day.md:4:10: there is no department" in server.page("touchpoints/doorstep/")

        site.write({"promises/next-day.md": RENAMED})

        server.wait_until(lambda: "Tomorrow" in server.page("touchpoints/doorstep/"))
        assert ERRORS not in server.page("touchpoints/doorstep/")


def test_a_server_that_starts_with_errors_shows_them_until_they_are_mended(site: SmallSite) -> None:
    site.write({"promises/next-day.md": BROKEN})
    with served(site) as server:
        server.wait_until(lambda: "there is no department `deopt`" in server.page(""))

        site.write({"promises/next-day.md": RENAMED})

        server.wait_until(lambda: "Tomorrow" in server.page("touchpoints/doorstep/"))


def _folder_for_a_file(site: SmallSite) -> None:
    promise = site.folder / "content" / "promises" / "next-day.md"
    promise.unlink()
    site.write({"promises/next-day.md/more.md": "# More\n"})


def _file_for_a_folder(site: SmallSite) -> None:
    shutil.rmtree(site.folder / "content" / "promises")
    (site.folder / "content" / "promises").write_text("no folder", encoding="utf-8")


def _no_content(site: SmallSite) -> None:
    shutil.rmtree(site.folder / "content")


def _file_for_the_content(site: SmallSite) -> None:
    shutil.rmtree(site.folder / "content")
    (site.folder / "content").write_text("no folder", encoding="utf-8")


def _no_configuration(site: SmallSite) -> None:
    (site.folder / "mkdocs.yml").unlink()


def _wrong_configuration(site: SmallSite) -> None:
    (site.folder / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")


def _folder_for_the_configuration(site: SmallSite) -> None:
    (site.folder / "mkdocs.yml").unlink()
    (site.folder / "mkdocs.yml").mkdir()


def _letters_of_another_time(site: SmallSite) -> None:
    (site.folder / "content" / "index.md").write_bytes(b"# Caf\xe9\n")


def _loop(site: SmallSite) -> None:
    (site.folder / "content" / "loop.md").symlink_to("loop.md")
    # MkDocs does not see a new link that leads nowhere before it sees another change.
    site.write({"index.md": "# At home\n"})


DISTURBANCES = (
    _folder_for_a_file,
    _file_for_a_folder,
    _no_content,
    _file_for_the_content,
    _no_configuration,
    _wrong_configuration,
    _folder_for_the_configuration,
    _letters_of_another_time,
    _loop,
)


def test_server_outlives_whatever_happens_to_its_files(site: SmallSite) -> None:
    with served(site) as server:
        server.wait_until(lambda: "Next day" in server.page("touchpoints/doorstep/"))
        for number, disturb in enumerate(DISTURBANCES):
            disturb(site)

            server.wait_until(lambda: ERRORS in server.page("touchpoints/doorstep/"))
            assert "At the door" in server.page("touchpoints/doorstep/")

            title = f"Word {number}"
            _restore(site, title)

            server.wait_until(partial(server.shows, "touchpoints/doorstep/", title))
            assert ERRORS not in server.page("touchpoints/doorstep/")
        assert "Traceback" not in server.said()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_server_waits_for_no_pipe(site: SmallSite) -> None:
    os.mkfifo(site.folder / "content" / "pipe.md")

    with served(site) as server:
        server.wait_until(lambda: "Next day" in server.page("touchpoints/doorstep/"))

        assert "`pipe.md` is no plain file, and is left out of the site" in server.said()


def _restore(site: SmallSite, title: str) -> None:
    for path in (site.folder / "content", site.folder / "mkdocs.yml"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    site.configure()
    site.write({**SMALL, "promises/next-day.md": RENAMED.replace("Tomorrow", title)})


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
