"""Links in texts: each must lead to a file of the site, and to a heading of it where it names one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple
from urllib.parse import quote, unquote

from cxmap.findings.finding import Finding, Place, field_name
from cxmap.findings.link_rules import BROKEN_LINK
from cxmap.findings.severity import Severity
from cxmap.findings.suggest import Names
from cxmap.linking.files_meant import files_meant
from cxmap.linking.published_files import PublishedFiles
from cxmap.model.document import Document, Page, WrittenLink
from cxmap.model.fields import is_safe_address, names_scheme
from cxmap.model.page_files import without_ending
from cxmap.model.slips.slip import and_of
from cxmap.model.source import NO_SITE_TOOLS, SiteTools
from cxmap.model.stored_letters import by_letters, difference, looks_like

AnchorsOf = Callable[[str], Collection[str]]
MOST_GUESSES = 300
"""Past so many broken links to one folder a run stops guessing which file was meant, and stays fast."""

_LARGEST_HEADING = re.compile(r"^#\s", re.MULTILINE)
_TEMPLATE = ".html"


class BrokenLinks(NamedTuple):
    """The findings, and the pages that seem to lack a heading: the site may add it."""

    findings: tuple[Finding, ...]
    lacking: frozenset[str]


def broken_links(
    paths: Collection[str],
    sources: Iterable[Document | Page],
    anchors_of: AnchorsOf,
    tools: SiteTools = NO_SITE_TOOLS,
    *,
    directory_urls: bool | None = None,
) -> BrokenLinks:
    """The relative links that lead to no file among `paths`, or to no heading of it."""
    by_path = {source.path: source for source in sources}
    files = _Files(PublishedFiles(frozenset(paths), directory_urls), by_path, anchors_of, tools)
    found = tuple(
        finding for source in by_path.values() for link in source.links if (finding := _finding(source, link, files))
    )
    return BrokenLinks(found, frozenset(files.lacking))


class _Files:
    """All files of the content folder, and the headings of a page once a link names one of them."""

    def __init__(
        self,
        published: PublishedFiles,
        sources: Mapping[str, Document | Page],
        anchors_of: AnchorsOf,
        tools: SiteTools,
    ) -> None:
        self.paths, self.published = published.paths, published
        self.lacking: set[str] = set()
        self._sources, self._anchors_of, self._texts, self._theme = sources, anchors_of, tools.texts, tools.theme
        self._headings: dict[str, Names] = {}
        self._untold: set[str] = set()

    def headings(self, path: str) -> Names | None:
        """The ids of a page's headings, or None where nobody can know them."""
        source = self._sources.get(path)
        if source is None:
            return None
        if path not in self._headings:
            text = source.body.text
            if isinstance(source, Document) and not _LARGEST_HEADING.search(text):
                text = f"# {source.entity.name}\n\n{text}"  # The site puts it there.
            self._headings[path] = Names(sorted(self._ids(path, text)), MOST_GUESSES)
        return self._headings[path]

    def _ids(self, path: str, text: str) -> Collection[str]:
        """Those that the site's own Markdown makes and the site adds, as far as these can be told."""
        if self._texts is None:
            return self._anchors_of(text)
        told, made = self._texts.ids(text), self._texts.made.get(path, ())
        if told is None or made is None:
            self._untold.add(path)
        return {*(self._anchors_of(text) if told is None else told), *(made or ())}

    def are_found_otherwise(self, path: str, address: str) -> bool:
        """Whether a plugin finds what an address in the file at `path` names."""
        texts, name = self._texts, unquote(address.partition("#")[0].partition("?")[0])
        if texts is None or not name:
            return False
        if texts.nav_file == posixpath.basename(path):
            folder = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
            return "*" in name or (name.endswith("/") and folder in self._parents)
        return texts.found_by_name and without_ending(posixpath.basename(name)) in self._stems

    def doubt(self, path: str, link: WrittenLink, page: str | None) -> str:
        """Why a link's file, or a heading of this page, may be there all the same; empty where it is lacking."""
        if self._texts and (names := self._texts.may_change):
            plugins = f"{'plugins' if len(names) > 1 else 'plugin'} {and_of(names)}"
            return f"unless the {plugins} of this site {'make' if len(names) > 1 else 'makes'} it one that leads there"
        if page in self._untold or self._may_be_made(path, link):
            return "as far as can be told without building the site"
        return ""

    def _may_be_made(self, path: str, link: WrittenLink) -> bool:
        """Whether the file is the theme's, or the host or a plugin makes it once it has made all pages."""
        name = unquote(link.address.partition("#")[0].partition("?")[0])
        folders = self.published.folders_of(path) if link.as_published else (posixpath.dirname(path),)
        found = {posixpath.normpath(posixpath.join(folder, name)) for folder in folders if name}
        is_written_last = self._texts is not None and not found.isdisjoint(self._texts.written_last)
        return is_written_last or any(map(self._is_of_theme, found))

    def _is_of_theme(self, file: str) -> bool:
        """Whether the theme has a file that it publishes there."""
        if self._theme is None or file.startswith("..") or file.endswith(_TEMPLATE):
            return False
        return posixpath.basename(file) in (self._theme(posixpath.dirname(file)) or ())

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(without_ending(posixpath.basename(path)) for path in self.paths)

    @cached_property
    def _parents(self) -> frozenset[str]:
        found = {"."}
        for path in self.paths:
            folder = posixpath.dirname(path)
            while folder and folder not in found:
                found.add(folder)
                folder = posixpath.dirname(folder)
        return frozenset(found)

    def meant(self, path: str, name: str, file: str) -> Sequence[str]:
        """The files that can be meant by a name that leads to none, or else the one with the nearest name."""
        found = files_meant(path, name, self.paths)
        close = None if found else self._nearest(file)
        return (close,) if close else found

    def _nearest(self, file: str) -> str | None:
        folder, name = posixpath.split(file)
        close = self._folders[folder].nearest(name) if folder in self._folders else None
        return posixpath.join(folder, close) if close else None

    def stored_otherwise(self, file: str) -> str | None:
        """The file whose name looks like this one, and has other signs."""
        return None if file.isascii() else self._by_letters.get(looks_like(file))

    @cached_property
    def _by_letters(self) -> Mapping[str, str]:
        return by_letters(self.paths)

    @cached_property
    def _folders(self) -> Mapping[str, Names]:
        folders: dict[str, list[str]] = {}
        for file in sorted(self.paths):
            folder, name = posixpath.split(file)
            folders.setdefault(folder, []).append(name)
        return {folder: Names(names, MOST_GUESSES) for folder, names in folders.items()}


_HOST = r"(?:[a-z0-9-]+\.)+(?P<last>[a-z]{2,})"
_SITE = re.compile(rf"{_HOST}(?:[/?#]\S*)?", re.IGNORECASE)
_MAILBOX = re.compile(rf"[\w.+-]+@{_HOST}", re.IGNORECASE)

_FILE = re.compile(
    r"md|markdown|html?|txt|pdf|csv|json|xml|ya?ml|png|jpe?g|gif|svg|webp|mp[34]|mov|zip|docx?|xlsx?|pptx?|od[tsp]",
    re.IGNORECASE,
)
"""Endings of files' names, which hosts' names hardly ever have."""


def full_address(address: str) -> str | None:
    """`https://www.example.com` for `www.example.com`; None for what can only be the path of a file."""
    if _MAILBOX.fullmatch(address):
        return f"mailto:{address}"
    match = _SITE.fullmatch(address)
    return f"https://{address}" if match and not _FILE.fullmatch(match["last"]) else None


def _finding(source: Document | Page, link: WrittenLink, files: _Files) -> Finding | None:
    if link.typed or not is_safe_address(link.address) or names_scheme(link.address):
        return None
    if link.address.startswith("/"):
        fault = _fault_from_the_host(source.path, link.address, files)
    else:
        fault = (_fault_as_published if link.as_published else _fault)(source.path, link.address, files)
    if fault is None or files.are_found_otherwise(source.path, link.address):
        return None
    message, hint, suggestion, lacking = fault
    place = Place(source.path, link.span, source.key, field_name(link.at))
    if link.alone and suggestion and suggestion.startswith("#"):
        suggestion = f'"{suggestion}"'  # Else it would begin a comment.
    is_marked = link.alone or (link.span.column != link.span.end_column and not link.at)
    finding = BROKEN_LINK.at(place, message, hint=hint, suggestion=suggestion if is_marked else None)
    if not (doubt := files.doubt(source.path, link, lacking)):
        return finding
    return replace(finding, severity=Severity.WARNING, message=f"{message}, {doubt}", suggestion=None)


class _Fault(NamedTuple):
    """The mistake in an address, what to do, what to write instead, and the page that lacks a heading."""

    message: str
    hint: str
    suggestion: str | None
    lacking: str | None = None


def _fault(path: str, address: str, files: _Files) -> _Fault | None:
    target, _, anchor = address.partition("#")
    name = unquote(target.partition("?")[0])
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if name else path
    if file not in files.paths:
        if full := full_address(address):
            return _Fault(f"there is no file `{file}`", f"write `{full}`", full)
        if alike := files.stored_otherwise(file):
            return _fault_in_letters(path, address, file, alike)
        meant = [_address(path, found) + address[len(target) :] for found in files.meant(path, name, file)]
        hint = f"did you mean {' or '.join(f'`{each}`' for each in meant)}?"
        if not meant:
            hint = "correct the path, which starts from this file's folder"
        return _Fault(f"there is no file `{file}`", hint, meant[0] if len(meant) == 1 else None)
    known = files.headings(file) if anchor else None
    if known is None or unquote(anchor) in known:
        return None
    close = known.nearest(unquote(anchor))
    hint = f"did you mean `#{close}`?" if close else "link to the page alone, or to one of its headings"
    files.lacking.add(file)
    return _Fault(f"`{file}` has no heading `#{anchor}`", hint, f"{target}#{close}" if close else None, file)


def _fault_in_letters(path: str, address: str, file: str, alike: str) -> _Fault:
    """The right address looks like the wrong one, so that its signs are written as numbers."""
    target, _, _ = address.partition("#")
    right = quote(posixpath.relpath(alike, posixpath.dirname(path) or ".")) + address[len(target) :]
    message = f"there is no file `{file}`, but one that looks alike: {difference(file, alike)}"
    return _Fault(message, f"give both names the same signs: type the file's name anew, or write `{right}`", right)


def _fault_from_the_host(path: str, address: str, files: _Files) -> _Fault | None:
    """An address of a page as it is published, which is another one as soon as the site lies in a folder."""
    target, _, _ = address.partition("#")
    meant = files_meant(path, unquote(target.partition("?")[0]), files.paths)
    if not meant:
        return None
    instead = [_address(path, file) + address[len(target) :] for file in meant]
    hint = f"write {' or '.join(f'`{each}`' for each in instead)}"
    message = f"`{address}` starts at the root of the host, wherever this site lies"
    return _Fault(message, hint, instead[0] if len(instead) == 1 else None)


def _fault_as_published(path: str, address: str, files: _Files) -> _Fault | None:
    """HTML is published as it is, so that its addresses are those of the built site."""
    name = unquote(address.partition("#")[0].partition("?")[0])
    if not name or files.published.has(path, name):
        return None
    return _Fault(f"there is no file `{name}`", "link in Markdown, whose paths start from this file's folder", None)


def _address(path: str, file: str) -> str:
    """The address of a Markdown link from one file to another."""
    relative = posixpath.relpath(file, posixpath.dirname(path) or ".")
    return quote(relative) if set(relative) & set(" ()<>%#?") else relative
