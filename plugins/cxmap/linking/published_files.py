"""The files that a site is built of, as addresses in HTML lead to them, which nobody adapts."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cxmap.model.page_files import INDEX, published_file


@dataclass(frozen=True)
class PublishedFiles:
    """A site of these content files, whose pages are folders where it has `directory_urls`; None if nobody knows."""

    paths: frozenset[str]
    directory_urls: bool | None = None

    def has(self, path: str, name: str) -> bool:
        """Whether a name in the HTML of a page leads to a file of the site."""
        targets = {posixpath.normpath(posixpath.join(folder, name)) for folder in self.folders_of(path)}
        return any(file in self._all for target in targets for file in _files(target, is_folder=name.endswith("/")))

    def folders_of(self, path: str) -> Iterator[str]:
        """The folders from which addresses in the HTML of a page may start.

        Zensical lets them start from the file, as those in Markdown; other hosts from the page that it becomes.
        """
        yield posixpath.dirname(path)
        if self.directory_urls is not False:
            yield posixpath.dirname(published_file(path, in_folders=True))

    @cached_property
    def _all(self) -> frozenset[str]:
        """The files of the site, and those of its content, as Zensical makes addresses of their names."""
        forms = (True, False) if self.directory_urls is None else (self.directory_urls,)
        return self.paths.union(published_file(path, in_folders=form) for path in self.paths for form in forms)


def _files(target: str, *, is_folder: bool) -> Iterator[str]:
    """The files of a site that a server may show at an address."""
    if not is_folder:
        yield from (target, f"{target}.html")
    yield posixpath.normpath(posixpath.join(target, INDEX))
