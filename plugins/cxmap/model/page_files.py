"""The files of a content folder that become pages, by their paths."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from cxmap.model import KINDS
from cxmap.model.record import Entity

MARKDOWN = ".md"
ENDINGS = (MARKDOWN, ".markdown", ".mdown", ".mkdn", ".mkd")
"""The endings of files that a site generator makes pages of; an entity has the first."""

FOLDER_PAGES = ("index", "README")
"""The pages, without their ending, that site generators publish as those of their folders."""

INDEX = "index.html"
_HTML = ".html"

SHOWN_AS_THEY_ARE = (
    *(".html", ".htm", ".shtml", ".xhtml", ".xht", ".svg", ".svgz"),
    *(".xml", ".xsl", ".xslt", ".rss", ".atom", ".rdf", ".mml"),
)
"""The endings of other files that browsers show by themselves, and in which scripts can stand."""

STYLE_SHEET = ".css"

_BY_FOLDER = {kind.folder: kind for kind in KINDS}


def is_page(path: str) -> bool:
    """Whether a file is read as Markdown; in the folder of a kind other endings are told as mistakes."""
    return path.endswith(MARKDOWN) or (path.endswith(ENDINGS) and kind_of_folder(path) is None)


def is_shown_as_it_is(path: str) -> bool:
    """Whether a file is published unchanged and could act when somebody opens it."""
    return path.lower().endswith(SHOWN_AS_THEY_ARE)


def may_load(path: str) -> bool:
    """Whether a file is published unchanged, and a browser that reads it could load something for it."""
    return is_shown_as_it_is(path) or is_style_sheet(path)


def is_style_sheet(path: str) -> bool:
    return path.lower().endswith(STYLE_SHEET)


def without_ending(path: str) -> str:
    """A path without the ending of a page, if it has one."""
    ending = next((ending for ending in ENDINGS if path.endswith(ending)), "")
    return path.removesuffix(ending)


def pages_named(stem: str) -> tuple[str, ...]:
    """The paths that the file of a page may have, but for its ending."""
    return tuple(f"{stem}{ending}" for ending in ENDINGS)


def pages_at(address: str) -> Iterator[str]:
    """The paths that the file of a page may have whose address this is, on one site or another."""
    parent, name = posixpath.split(address)
    folder = parent if name == INDEX else address
    stems = (address.removesuffix(_HTML), *(posixpath.join(folder, page) for page in FOLDER_PAGES), folder)
    yield from (file for stem in stems for file in pages_named(stem))


def published_file(path: str, *, in_folders: bool) -> str:
    """The file of a site that a content file becomes; pages may be folders (`x/index.html`) or not (`x.html`)."""
    stem = without_ending(path)
    if stem == path:
        return path
    folder, name = posixpath.split(stem)
    if name in FOLDER_PAGES:
        return posixpath.join(folder, INDEX)
    return posixpath.join(stem, INDEX) if in_folders else f"{stem}{_HTML}"


def kind_of_folder(path: str) -> type[Entity] | None:
    """The kind in whose folder a file lies, whatever its name."""
    folder, below, _ = path.partition("/")
    return _BY_FOLDER.get(folder) if below else None
