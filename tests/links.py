"""The links of a built site, each followed to the file and the part of it that it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LEADING = ("href", "src", "xlink:href", "action", "poster")
_NAMING = ("id", "name")
# Of an element, or of several.
_REFERRING = ("for", "headers", "list", "form", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")
_PART_OF_PICTURE = re.compile(r"url\(#([^)]+)\)")
# It stands at any address that leads nowhere, so that its own links start at the host's root.
_NOT_FOUND = "404.html"


class _Read(HTMLParser):
    """Where the elements of a page lead, and the names of its parts."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.parts: set[str] = set()
        self.ids: Counter[str] = Counter()
        self.references: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name in _LEADING and not (tag == "link" and not value)]
        self.parts |= {value for name, value in attrs if name in _NAMING and value}
        self.ids.update(value for name, value in attrs if name == "id" and value)
        for name, value in attrs:
            self.references += (value or "").split() if name in _REFERRING else ()
            self.references += _PART_OF_PICTURE.findall(value or "")


@cache
def _read(page: Path) -> _Read:
    found = _Read()
    found.feed(page.read_text(encoding="utf-8"))
    return found


def links_to_nowhere(site: Path) -> list[tuple[str, str]]:
    """All links of all pages within the site that lead to no file, or to no part of it, each with its page."""
    pages = [page for page in sorted(site.rglob("*.html")) if page.name != _NOT_FOUND]
    found = [(page.relative_to(site).as_posix(), link) for page in pages for link in _leading_nowhere(page)]
    _read.cache_clear()
    return found


def ids_at_fault(html: str) -> tuple[set[str], set[str]]:
    """The ids that a page has more than once, and those that its labels, tables and pictures miss."""
    read = _Read()
    read.feed(html)
    doubled = {name for name, times in read.ids.items() if times > 1}
    return doubled, {name for name in read.references if name not in read.ids}


def number_of_links(site: Path) -> int:
    """As many as start in the site's own folder."""
    return sum(_is_within(link) for page in site.rglob("*.html") for link in _read(page).links)


def _leading_nowhere(page: Path) -> Iterator[str]:
    for link in _read(page).links:
        if _is_within(link) and not _opens(page, link):
            yield link


def _is_within(link: str) -> bool:
    parts = urlsplit(link)
    return not (parts.scheme or parts.netloc or link.startswith("/"))


def _opens(page: Path, link: str) -> bool:
    parts = urlsplit(link)
    path = unquote(parts.path)
    target = (page.parent / path).resolve() if path else page
    if target.is_dir() and (not path or path.endswith(("/", ".", ".."))):
        target /= "index.html"
    if not target.is_file():
        return False
    # A browser looks for the part as it is written first.
    part = {parts.fragment, unquote(parts.fragment)}
    return "" in part or target.suffix != ".html" or not part.isdisjoint(_read(target).parts)
