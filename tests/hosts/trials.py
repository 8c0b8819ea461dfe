"""A small site with a little of everything, built in several ways by one host, for the table of what works where."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.adapters.git.repositories import Repository
from tests.hosts.conftest import Site
from tests.sites import SMALL, VAN, SmallSite

PATIENCE = 60.0
PROMISE = "The day we say is the day it comes."
DRAFT = "Secret promise"
UNPUBLISHED = "For our own eyes"
BROKEN = "promises/broken"
ERROR = "there is no department"
_SOUND = "---\ntitle: Broken\nstatement: Nothing breaks.\nmade_by: depot\n---\n"

CONTENT = {
    **SMALL,
    "promises/index.md": "---\ntitle: All promises\nview: promises\n---\n",
    "promises/next-day.md": f"""
        ---
        title: Next day
        statement: {PROMISE}
        made_by: depot
        tags: [winter]
        ---
        Customers plan their day around it, unlike [the other](secret.md).
        """,
    "promises/broken.md": _SOUND.replace("depot", "deopt"),
    "promises/secret.md": f"""
        ---
        title: {DRAFT}
        statement: Nobody shall know.
        made_by: depot
        status: draft
        ---
        ![A sketch](secret.png)
        """,
    "promises/secret.png": "a sketch",
    "touchpoints/doorstep.md": """
        ---
        title: At the door
        owner: depot
        promises: [next-day]
        capabilities: [van]
        ---
        """,
    "touchpoints/a-shelf.md": "---\ntitle: Shelf\nowner: depot\n---\n",
    "capabilities/van.md": VAN,
    "journeys/parcel.md": """
        ---
        title: A parcel
        owner: depot
        stages:
          - name: Arrival
            touchpoints: [doorstep]
        ---
        """,
    "board.md": "# Board\n\n```cxmap\nview: promises\n```\n\n```mermaid\ngraph LR\n  a --> b\n```\n",
    "changes.md": "---\ntitle: Changes\nview: changes\n---\n",
    "tags.md": "# Tags\n\n<!-- material/tags -->\n",
    "left/out.md": f"# {UNPUBLISHED}\n",
    "left/draft.md": f"# {UNPUBLISHED}\n",
}
SETTINGS: dict[str, Any] = {
    "theme": {"name": "material"},
    "site_url": "https://map.example/",
    "repo_url": "https://git.example.com/cx/map",
    "edit_uri": "edit/main/content/",
    "watch": ["content"],
    "markdown_extensions": ["cxmap", "attr_list", "tables", "pymdownx.superfences", {"toc": {"permalink": True}}],
    "exclude_docs": "/left/out.md\n",
    "draft_docs": "/left/draft.md\n",
    "hooks": ["hook.py"],
}
HOOK = "def on_page_content(html, **_):\n    return html + '<p>Hooked.</p>'\n"
Ended = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class Trial:
    """What one host made of it: the site with pages as folders and as files, and how other builds ended."""

    folders: Path
    plain: Path
    with_nav: Path
    failing: Ended
    left_by_error: dict[str, bytes]
    strict: Ended
    serves_errors: bool | str

    @cached_property
    def files(self) -> dict[str, bytes]:
        return _files(self.folders)

    @cached_property
    def texts(self) -> str:
        """All that the site says."""
        return _texts(self.folders)

    @cached_property
    def texts_with_nav(self) -> str:
        return _texts(self.with_nav)

    @property
    def search(self) -> str:
        return "".join(content.decode() for path, content in self.files.items() if path.endswith(".json"))

    def page(self, path: str) -> str:
        return (self.folders / path / "index.html").read_text("utf-8")

    def article(self, path: str) -> str:
        page = self.page(path)
        return page[page.index("<article") : page.rindex("</article>")]


def trial_of(folder: Path, build: Sequence[str], serve: Sequence[str] | str) -> Trial:
    """`build` and `serve` are commands; in place of the second, words say how else the site is served."""
    made = _Making(folder, build)
    plain = made.built("plain", use_directory_urls=False)
    with_nav = made.built("with-nav", nav=["index.md", {"One more": "promises/secret.md"}, "promises/next-day.md"])
    folders = made.built("folders", stays=True)
    # A host that renders again what has changed must have something to render.
    made.site.write({f"{BROKEN}.md": f"{CONTENT[f'{BROKEN}.md']}More.\n"})
    failing = made.build(quarantine=False)
    left = _files(made.site.published)
    strict = made.build("--strict", quarantine=False, rules={"unknown-reference": "warning"})
    return Trial(
        folders, plain, with_nav, failing, left, strict, serve if isinstance(serve, str) else made.serves(serve)
    )


class _Making:
    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self.site, self._command = SmallSite(folder), command
        self.site.write(CONTENT)
        (folder / "hook.py").write_text(HOOK, "utf-8")
        repository = Repository(folder)
        repository.git("init", "--quiet")
        repository.commit("Begins", {}, "2026-10-01")
        repository.commit("Says more", {"departments/depot.md": "---\ntitle: Depot\n---\nMore.\n"}, "2026-11-02")

    def build(self, *options: str, settings: dict[str, Any] | None = None, **ours: Any) -> Ended:
        plugins: list[Any] = ["search", "tags", {"cxmap": {"as_of": "2026-11-15", "quarantine": True, **ours}}]
        self.site.configure(plugins=plugins, **SETTINGS, **(settings or {}))
        program, *rest = self._command
        return Site(self.site.folder).build(program, *rest, *options)

    def built(self, name: str, *, stays: bool = False, **settings: Any) -> Path:
        """A copy of the site that a sound build made."""
        ended = self.build(settings=settings)
        assert ended.returncode == 0, ended.stdout
        copy = self.site.folder / name
        shutil.copytree(self.site.published, copy)
        if not stays:
            shutil.rmtree(self.site.published)
        return copy

    def serves(self, command: Sequence[str]) -> bool:
        """Whether a server that began with a sound map shows an error in it, and goes on."""
        self.site.write({f"{BROKEN}.md": _SOUND})
        self.site.configure(**SETTINGS | {"hooks": []})
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{free.getsockname()[1]}"
        server = subprocess.Popen(
            [*command, "--dev-addr", address],
            cwd=self.site.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            page = f"http://{address}/{BROKEN}/"
            _wait_until(server, lambda: "Nothing breaks." in _answer(page))
            self.site.write({f"{BROKEN}.md": _SOUND.replace("depot", "deopt")})
            return _wait_until(server, lambda: ERROR in _answer(page))
        finally:
            server.terminate()
            server.wait()


def _wait_until(server: subprocess.Popen[bytes], is_so: Callable[[], bool]) -> bool:
    """Whether it becomes so while the server runs."""
    end = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.1)
    return False


def _answer(address: str) -> str:
    with suppress(urllib.error.URLError, ConnectionError), urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return str(answer.read().decode("utf-8"))
    return ""


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _texts(folder: Path) -> str:
    texts = (content for path, content in _files(folder).items() if not path.endswith((".png", ".xlsx")))
    return "\n".join(text.decode("utf-8", "replace") for text in texts)
