"""The harness for whole builds: MkDocs with our plugin and Material, in this process, in memory where there is room."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from mkdocs.exceptions import Abort

from tests.fuzz.content import map_seeds, page_seeds
from tests.fuzz.parts import files_in, joined
from tests.sites import SMALL, VAN, SmallSite

_MEMORY = Path("/dev/shm")
_CONFIGURED: tuple[tuple[dict[str, object], dict[str, object]], ...] = (
    ({}, {}),
    ({"quarantine": True}, {"use_directory_urls": False}),
    ({"drafts": True}, {"repo_url": "https://example.com/a/b", "edit_uri": "edit/main/"}),
)
"""Options of the plugin, and settings of MkDocs."""


def build(data: bytes) -> None:
    """A site of several files: built, or refused with the last site as it was; the first byte says how configured."""
    site = _site()
    shutil.rmtree(site.folder / "content", ignore_errors=True)
    options, settings = _CONFIGURED[data[0] % len(_CONFIGURED) if data else 0]
    site.configure(options, **settings)
    site.write(SMALL)
    for path, content in files_in(data[1:]).items():
        _write(site.folder / "content" / path, content)
    before = _listed(site)
    try:
        site.build()
    except Abort:
        assert _listed(site) == before
    else:
        assert (site.published / "index.html").is_file()


def build_seeds() -> Iterator[bytes]:
    yield b"\0" + joined({"capabilities/van.md": VAN, "about.md": "---\ntitle: About\nhide: [toc]\n---\n# A\n"})
    for number, page in enumerate(page_seeds()):
        yield bytes([number]) + joined(
            {"about.md": page[1:].decode(), "promises/index.md": "---\nview: promises\n---\n"}
        )
    for number, files in enumerate(map_seeds()):
        yield bytes([number % 256]) + files


@cache
def _site() -> SmallSite:
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())
    logging.getLogger("mkdocs").propagate = False
    return SmallSite(Path(tempfile.mkdtemp(prefix="cxmap-fuzz-", dir=_MEMORY if _MEMORY.is_dir() else None)))


def _write(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except (FileExistsError, IsADirectoryError, NotADirectoryError):  # a folder of the small site has that name
        return


def _listed(site: SmallSite) -> list[tuple[str, int]]:
    return [(file.name, file.stat().st_mtime_ns) for file in sorted(site.published.rglob("*"))]
