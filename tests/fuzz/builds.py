"""The harness for whole builds: MkDocs with our plugin and Material, in this process, in memory where there is room."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from jinja2 import BaseLoader, BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.exceptions import Abort
from mkdocs.theme import Theme

from tests.fuzz.content import map_seeds, page_seeds
from tests.fuzz.parts import files_in, joined
from tests.sites import SMALL, VAN, SmallSite

_MEMORY = Path("/dev/shm")
_CONFIGURED: tuple[tuple[dict[str, object], dict[str, object]], ...] = (
    ({}, {}),
    ({"quarantine": True}, {"use_directory_urls": False}),
    ({"drafts": True}, {"repo_url": "https://example.com/a/b", "edit_uri": "edit/main/"}),
    ({"quarantine": True, "drafts": True}, {}),
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


class _Compiled(BytecodeCache):
    """Templates of the theme as Python code: to compile them takes most of the time of a small build."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


class _ListedOnce(FileSystemLoader):
    """The folders of a theme, which has some ten thousand icons, and none of which changes."""

    def __init__(self, folders: Sequence[str]) -> None:
        super().__init__(folders)
        self.list_templates = cache(super().list_templates)  # type: ignore[method-assign]  # one list for all builds


def _keep_templates() -> None:
    """Every build of this process uses what an earlier one has read and compiled of the theme."""
    made, compiled, loaders = Theme.get_env, _Compiled(), dict[tuple[str, ...], BaseLoader]()

    def environment(self: Theme) -> Environment:
        env = made(self)
        env.bytecode_cache = compiled
        env.loader = loaders.setdefault(tuple(self.dirs), _ListedOnce(self.dirs))
        return env

    Theme.get_env = environment  # type: ignore[method-assign]  # MkDocs has no place for it


@cache
def _site() -> SmallSite:
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())
    logging.getLogger("mkdocs").propagate = False
    _keep_templates()
    return SmallSite(Path(tempfile.mkdtemp(prefix="cxmap-fuzz-", dir=_MEMORY if _MEMORY.is_dir() else None)))


def _write(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except (FileExistsError, IsADirectoryError, NotADirectoryError):  # a folder of the small site has that name
        return


def _listed(site: SmallSite) -> list[tuple[str, int]]:
    return [(file.name, file.stat().st_mtime_ns) for file in sorted(site.published.rglob("*"))]
