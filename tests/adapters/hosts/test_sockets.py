"""Nothing that checks, exports or builds a map opens a socket, or starts a program that could."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import SMALL, VAN, SmallSite, small_site

# Runs a module as its own program would, and writes what it asks of the network, and which programs it starts.
TRACED = """
import os, runpy, sys

def noted(event, arguments):
    if event.startswith("socket."):
        os.write(2, f"TRACED {event} {arguments!r}\\n".encode())
    elif event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"):
        os.write(2, f"TRACED {os.path.basename(str(arguments[0]))}\\n".encode())

sys.addaudithook(noted)
sys.argv[:] = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""
DIAGRAM = (
    "# Home\n\n![](https://pictures.example/a.png) <https://words.example>\n\n```mermaid\nflowchart LR\nA-->B\n```\n"
)


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    site = small_site(tmp_path, SMALL | {"capabilities/van.md": VAN, "index.md": DIAGRAM})
    # A theme's own wishes, which must not be asked while the site is built.
    site.configure(repo_url="https://github.com/acme/map", site_url="https://map.example/")
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@b.example")
    for command in (
        (*git, "init", "-q"),
        (*git, "remote", "add", "origin", "https://git.example/map"),
        (*git, "add", "-A"),
        (*git, "commit", "-qm", "The map"),
    ):
        subprocess.run(command, cwd=tmp_path, check=True)
    return site


@pytest.mark.parametrize(
    "command",
    ["cxmap check", "cxmap check --format json content/promises", "cxmap export json", "cxmap doctor", "mkdocs build"],
)
def test_no_command_opens_a_socket_or_starts_any_program_but_git(site: SmallSite, command: str) -> None:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}

    done = subprocess.run(
        [sys.executable, "-c", TRACED, *command.split()],
        cwd=site.folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode in (0, 1), done.stderr
    assert {line for line in done.stderr.splitlines() if line.startswith("TRACED")} <= {"TRACED git"}
    assert command != "mkdocs build" or (site.published / "promises/next-day/index.html").is_file()


def test_the_trace_sees_what_is_asked_of_the_network(tmp_path: Path) -> None:
    (tmp_path / "asking.py").write_text("import socket\nsocket.socket().connect_ex(('127.0.0.1', 9))\n", "utf-8")

    done = subprocess.run(
        [sys.executable, "-c", TRACED, "asking"], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert "TRACED socket.connect " in done.stderr
