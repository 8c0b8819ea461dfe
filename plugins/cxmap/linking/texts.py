"""Links in texts: each must lead to a file of the site, and to a heading of it where it names one."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from urllib.parse import unquote

from cxmap.findings.finding import Finding, Place, field_name
from cxmap.findings.rules import BROKEN_LINK
from cxmap.findings.suggest import nearest
from cxmap.model.document import Body, WrittenLink
from cxmap.model.fields import is_safe_address
from cxmap.model.ids import Key

AnchorsOf = Callable[[str], frozenset[str]]
MOST_COMPARISONS = 400_000
"""Past this many a run stops guessing which file was meant, and stays fast."""


class Files:
    """All files of the content folder, and the headings of a page once a link names one of them."""

    def __init__(self, files: Collection[str], bodies: Mapping[str, Body], anchors_of: AnchorsOf) -> None:
        self.paths = frozenset(files)
        self._bodies, self._anchors_of = bodies, anchors_of
        self._headings: dict[str, frozenset[str]] = {}
        self._budget = MOST_COMPARISONS

    def headings(self, path: str) -> frozenset[str] | None:
        """The ids of a page's headings, or None where nobody can know them."""
        if path not in self._bodies:
            return None
        if path not in self._headings:
            self._headings[path] = self._anchors_of(self._bodies[path].text)
        return self._headings[path]

    def nearest(self, file: str) -> str | None:
        """The file of the same folder whose name is most like this one's."""
        by_name = {posixpath.basename(known): known for known in self._folders.get(posixpath.dirname(file), ())}
        self._budget -= len(by_name)
        close = nearest(posixpath.basename(file), by_name) if self._budget > 0 else None
        return by_name[close] if close else None

    @cached_property
    def _folders(self) -> Mapping[str, tuple[str, ...]]:
        folders: dict[str, list[str]] = {}
        for file in sorted(self.paths):
            folders.setdefault(posixpath.dirname(file), []).append(file)
        return {folder: tuple(files) for folder, files in folders.items()}


def broken_links(path: str, key: Key | None, links: Collection[WrittenLink], files: Files) -> Iterator[Finding]:
    """The relative links of one page that lead to no file, or to no heading."""
    for link in links:
        if fault := _fault(path, link.address, files):
            message, hint, suggestion = fault
            place = Place(path, link.span, key, field_name(link.at))
            yield BROKEN_LINK.at(place, message, hint=hint, suggestion=None if link.at else suggestion)


def _fault(path: str, address: str, files: Files) -> tuple[str, str, str | None] | None:
    if not _is_relative(address):
        return None
    target, hash_sign, anchor = address.partition("#")
    name = unquote(target.partition("?")[0])
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if name else path
    if file not in files.paths:
        close = files.nearest(file)
        if close is None:
            return f"there is no file `{file}`", "correct the path, which starts from this file's folder", None
        meant = posixpath.relpath(close, posixpath.dirname(path) or ".") + hash_sign + anchor
        return f"there is no file `{file}`", f"did you mean `{meant}`?", meant
    known = files.headings(file) if anchor else None
    if known is None or unquote(anchor) in known:
        return None
    close = nearest(unquote(anchor), known)
    hint = f"did you mean `#{close}`?" if close else "link to the page alone, or to one of its headings"
    return f"`{file}` has no heading `#{anchor}`", hint, f"{target}#{close}" if close else None


def _is_relative(address: str) -> bool:
    """Whether an address leads to another file of the content folder."""
    return is_safe_address(address) and not address.startswith("/") and ":" not in address.partition("/")[0]
