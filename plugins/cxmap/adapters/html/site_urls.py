"""Where pages and files end up in the built site, and how one leads to another."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote

from cxmap.model.page_files import INDEX, is_page, published_file

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SAFE_SCHEMES = ("https:", "http:", "mailto:", "tel:")
_TOP = "./"


AddressOf = Callable[[str], str | None]
"""The address that a host gives a content file, from the top of the site; None where it has no such file."""


@dataclass(frozen=True, slots=True)
class SiteUrls:
    """The addresses of a site, whose pages are folders (`promises/x/`) or files (`promises/x.html`).

    A host may say `said` addresses itself, which other plugins can change until a page is written. It may also read
    the links of finished pages as it reads those of authors: as if they started `from_files`.
    """

    folders: bool = True
    said: AddressOf | None = None
    from_files: bool = False
    _known: dict[str, str] = field(default_factory=dict, compare=False)

    def of(self, path: str) -> str:
        """The address of a content file, from the top of the site."""
        if self.said and (address := self.said(path)) is not None:
            return "" if address == _TOP else address
        if path not in self._known:
            self._known[path] = self._usual(path)
        return self._known[path]

    def between(self, path: str, target: str) -> str:
        """From one content file's page to another file, with its `#part` if it has one."""
        file, mark, part = target.partition("#")
        start = quote(path) if self.from_files else self.of(path)
        return _relative(start, self.of(file)) + (mark + quote(part) if part else "")

    def _usual(self, path: str) -> str:
        if not is_page(path):
            return quote(path)
        file = published_file(path, in_folders=self.folders)
        return quote(file.removesuffix(INDEX) if self.folders else file)


def is_relative(address: str) -> bool:
    return not (_SCHEME.match(address) or address.startswith(("/", "\\")))


def is_harmless(address: str) -> bool:
    """Whether a link may lead there: within the site, to the web, to a mailbox or to a telephone."""
    return is_relative(address) or address.lower().startswith(_SAFE_SCHEMES)


def resolved(path: str, address: str) -> str:
    """The content file to which a relative address in another file leads, with its `#part`."""
    file, mark, part = address.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
    return target + mark + part


def _relative(source: str, target: str) -> str:
    """The text of a link from one address to another, both from the top of the site."""
    here, there = source.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:]) or "./"
