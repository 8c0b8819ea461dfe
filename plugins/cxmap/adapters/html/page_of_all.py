"""The page that another plugin makes of all pages: no id stands there twice, and every link leads somewhere.

A link leads to the same part of the joined page where that is there, else to the page itself.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from functools import partial
from html import escape, unescape
from posixpath import join, normpath
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from cxmap.adapters.html.page_parts import DistinctIds, JoinedPart

_INDEX = "index.html"
_HERE, _ROOT = "./", (".", "./")
_OTHERS = ("http:", "https:", "data:")
_LINK_TO_PART = re.compile(r'(?<= href=")#([^"]+)(?=")')


class PageOfAll:
    """Prepares pages for the plugin print-site, and finishes what it makes of them.

    The plugin makes anchors of all links, and other ids of those of headings, as far as they stand on one line with
    the beginning of a tag. It leaves alone what leads to another host, and tags of more than one line.
    """

    def __init__(self) -> None:
        # Nobody who writes content can know it, and it never reaches the site.
        mark = secrets.token_hex(8)
        self._begin, self._link, self._end = f"<!--cxmap-{mark}-", f"http-{mark}:", f":{mark}"
        self._links = re.compile(f"{self._link}(.*?){self._end}", re.DOTALL)
        self._sections = re.compile(
            r"(?P<before><section class=[\"']print-page\b[^\"'>]*[\"'] id=[\"'])(?P<id>[^\"'>]*)"
            rf"|{self._begin}(?P<part>\d+)-->"
        )
        self._parts: dict[str, JoinedPart] = {}
        self._numbers: dict[str, int] = {}
        self._taken = DistinctIds()

    def expect(self, pages: Iterable[tuple[str, str]]) -> None:
        """Notes the pages of a site, by their files and addresses, before any is prepared."""
        for file, address in pages:
            if file not in self._parts:
                place = "" if address in _ROOT else address
                led = partial(self._led, address=place)
                self._parts[file] = JoinedPart(place, _key(place), self._taken, led)
                self._numbers[file] = len(self._numbers)
                self._taken.free(_key(place))

    def prepared(self, file: str, html: str) -> str:
        """The content of a page as the plugin shall find it."""
        part = self._parts[file]
        # A site in several languages prepares some of its pages more than once.
        part.ids.clear()
        return f"{self._begin}{self._numbers[file]}-->{part.tags(html)}"

    def finished(self, html: str, path: str) -> str:
        """The joined page at its path in the site; any other stays as it is."""
        if self._begin not in html:
            return html
        joined, sections = self._with_sections(html)
        up = "../" * path.count("/")
        linked = self._links.sub(lambda link: escape(self._leading(unescape(link[1]), sections, up)), joined)
        left_out = {part.key: part.address for file, part in self._parts.items() if file not in sections}
        known = {*sections.values()}
        return _LINK_TO_PART.sub(
            lambda link: (
                link[0] if link[1] in known or link[1] not in left_out else f"{up}{left_out[link[1]]}" or _HERE
            ),
            linked,
        )

    def _with_sections(self, html: str) -> tuple[str, Mapping[str, str]]:
        """The page without our marks, and the id of the section of each page that is in it."""
        ids, files = DistinctIds(), list(self._parts)
        for part in self._parts.values():
            for name in part.ids.values():
                ids.free(name)
        sections: dict[str, str] = {}
        last = ""

        def one(found: re.Match[str]) -> str:
            nonlocal last
            if found["part"]:
                sections[files[int(found["part"])]] = last
                return ""
            last = ids.free(found["id"])
            return f"{found['before']}{last}"

        return self._sections.sub(one, html), sections

    def _led(self, link: str, address: str) -> str:
        """A stand-in for a link of a page, as seen from the root of the site, until all pages are known."""
        link = link.strip()
        if link.lower().startswith(_OTHERS):
            return link
        try:
            parts = urlsplit(link)
        except ValueError:
            return f"{self._link}{link}{self._end}"
        if parts.scheme or parts.netloc or parts.path.startswith("/"):
            return f"{self._link}{link}{self._end}"
        place = _HERE + _from_root(parts.path, address)
        return f"{self._link}{urlunsplit(parts._replace(path=place))}{self._end}"

    def _leading(self, link: str, sections: Mapping[str, str], up: str) -> str:
        """Where a link of the joined page leads, which lies as far below the root as `up` leads back."""
        if not link.startswith(_HERE):
            return link
        parts = urlsplit(link)
        place = parts.path.removeprefix(_HERE)
        file = unquote(place)
        file = f"{file}{_INDEX}" if file.endswith("/") or not file else file
        # What a query asks of a page, only that page answers.
        if file in sections and not parts.query:
            ids = self._parts[file].ids
            part = ids.get(unquote(parts.fragment), ids.get(parts.fragment)) if parts.fragment else sections[file]
            if part:
                return f"#{quote(part, safe='/?:@!$&()*+,;=~')}"
        return urlunsplit(parts._replace(path=up + place or _HERE))


def _from_root(path: str, address: str) -> str:
    if not path:
        return address
    place = normpath(join(address.rpartition("/")[0], path))
    is_folder = path.rpartition("/")[2] in ("", ".", "..")
    return "" if place == "." else f"{place}/" if is_folder else place


def _key(address: str) -> str:
    """The id that the plugin gives the section of a page."""
    return address.lower().strip().rstrip("/").replace(".html", "").replace("/", "-").lstrip("-") or "index"
