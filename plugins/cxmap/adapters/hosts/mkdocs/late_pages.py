"""Pages that plugins write once all others are written, such as one that joins all pages, or leads to another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.structure.files import Files

PAGE = ".html"
"""How the name of a page ends in the site."""


@dataclass(slots=True)
class LatePages:
    """Tells these pages from all that MkDocs writes: pages, templates, and files of the content folder as they are."""

    _known: set[str] = field(default_factory=set)
    _files: Files | None = None

    def note_files(self, files: Files) -> None:
        """Of a site in several languages each has its own."""
        self._files = files

    def note_template(self, name: str) -> None:
        self._known.add(name)

    def finish(self, site: Path, finished: Callable[[str, str], str]) -> None:
        """Makes each of them what `finished` makes of it and of its path."""
        self._known.update(file.dest_uri for file in self._files or ())
        for page in sorted(site.rglob(f"*{PAGE}")):
            path = page.relative_to(site).as_posix()
            if path in self._known or page.is_symlink():
                continue
            try:
                html = page.read_bytes().decode()
            except UnicodeDecodeError:
                continue
            page.write_bytes(finished(html, path).encode())
