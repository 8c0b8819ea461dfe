"""The files of which a host makes a site: those of the content folder that it publishes, and those that others add."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from posixpath import basename

from cxmap.adapters.content.files import LARGEST_FILE, is_read
from cxmap.linking.unpublished import unpublished_among
from cxmap.model.page_files import is_page
from cxmap.model.source import Settings, SourceFile, Unread


@dataclass(frozen=True, slots=True)
class HostFiles:
    """The files of a map, and the settings that say which of them are left out.

    Some are `written_in` files of another name, such as translations.
    """

    files: tuple[SourceFile, ...]
    settings: Settings
    written_in: Mapping[str, str] = field(default_factory=dict)


HostList = Callable[[tuple[SourceFile, ...], Settings], HostFiles]
"""From all files of the content folder to those of the site."""


def every_file(files: tuple[SourceFile, ...], settings: Settings) -> HostFiles:
    """The list where there is no host."""
    return HostFiles(files, settings)


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """A content folder, and how a host lists its files."""

    path: Path
    listed: HostList = every_file


_TEMPLATES = "templates/"
_INDEX, _README = "index.md", "README.md"


@dataclass(frozen=True, slots=True)
class ListedFiles:
    """A host's own list: the paths of all that it publishes, and files that plugins gave it or called otherwise."""

    published: frozenset[str]
    given: tuple[SourceFile, ...] = ()
    written_in: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, files: tuple[SourceFile, ...], settings: Settings) -> HostFiles:
        every = {file.path: file for each in (files, self.given) for file in each}
        withheld = frozenset(path for path in every if is_page(path) and path not in self.published)
        files = tuple(every[path] for path in sorted(every))
        return HostFiles(files, replace(settings, withheld=withheld), self.written_in)


def as_usual(files: tuple[SourceFile, ...], settings: Settings) -> HostFiles:
    """A host leaves some files out of every site, as long as no plugin changes its list."""
    paths = frozenset(file.path for file in files)
    if any(path.startswith(_TEMPLATES) for path in paths):
        settings = replace(settings, unpublished=(f"/{_TEMPLATES}", *settings.unpublished))
    return HostFiles(files, replace(settings, withheld=frozenset(_beside_an_index(paths, settings))))


def given_file(path: str, content: Callable[[], bytes]) -> SourceFile:
    """A file that the content folder does not have, or not with this content."""
    if not is_read(path):
        return SourceFile(path)
    found = content()
    return SourceFile(path, unread=Unread.TOO_LARGE) if len(found) > LARGEST_FILE else SourceFile(path, found)


def _beside_an_index(paths: frozenset[str], settings: Settings) -> Iterator[str]:
    """Of two pages for one folder, a host takes the index, if it publishes that."""
    indexes = {path: f"{path.removesuffix(_README)}{_INDEX}" for path in paths if basename(path) == _README}
    found = paths.intersection(indexes.values())
    shown = found - unpublished_among(found, settings)
    return (path for path, index in indexes.items() if index in shown)
