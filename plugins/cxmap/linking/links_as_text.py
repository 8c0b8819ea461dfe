"""Texts that look like links and are none: `[[name]]` as in wikis, and `[text] (address)` with a space between."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from urllib.parse import unquote

from cxmap.findings.finding import Finding, Place, field_name
from cxmap.findings.link_rules import LINK_AS_TEXT
from cxmap.linking.files_meant import address_of, files_meant
from cxmap.model.document import Document, Page, WrittenLink

_WIKI = "[["
_ELSEWHERE = re.compile(r"(?:https?://|mailto:|www\.)\S", re.IGNORECASE)
_LIKE_A_FILE = re.compile(r"\.{1,2}/|.*\.(?:md|html?|png|jpe?g|svg|pdf)(?:#.*)?$", re.IGNORECASE)
_BRACKETS = re.compile(r"([\[\]])")


def links_as_text(paths: Collection[str], sources: Iterable[Document | Page]) -> Iterator[Finding]:
    """The notes of all texts that readers see as they are typed, where a link was meant."""
    read = tuple(sources)
    names = _Names(read)
    for source in read:
        for link in source.links:
            if link.typed and (finding := _finding(source, link, paths, names)):
                yield finding


class _Names:
    """The files of entities by id, by `kind/id` and by title; made once a text asks for one."""

    def __init__(self, sources: Iterable[Document | Page]) -> None:
        self._sources = sources

    def files(self, name: str) -> list[str]:
        return self._by_name.get(name.casefold(), [])

    def title(self, file: str) -> str:
        return _BRACKETS.sub(r"\\\1", self._titles.get(file, ""))

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        return {source.path: source.entity.name for source in self._sources if isinstance(source, Document)}

    @cached_property
    def _by_name(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for source in self._sources:
            if isinstance(source, Document):
                for name in dict.fromkeys((source.entity.id, source.key, source.entity.name.casefold())):
                    found.setdefault(name, []).append(source.path)
        return found


def _finding(source: Document | Page, link: WrittenLink, paths: Collection[str], names: _Names) -> Finding | None:
    is_wiki = link.typed.startswith(_WIKI)
    name, sign, anchor = unquote(link.address).partition("#")
    meant = (names.files(name) if is_wiki else []) or files_meant(source.path, name, paths)
    is_elsewhere = not is_wiki and _ELSEWHERE.match(link.address) is not None
    if not (is_wiki or meant or is_elsewhere or _LIKE_A_FILE.match(link.address)):
        return None
    label = words_of_typed(link.typed) or names.title(meant[0] if meant else "") or name
    addresses = [f"{address_of(source.path, file)}{sign}{anchor}".replace(" ", "%20") for file in meant]
    written = [f"[{label}]({address})" for address in ([link.address] if is_elsewhere else addresses)]
    hint = f"write `[{label}](…)` with the path of the page, from this file's folder"
    if written:
        hint = f"write {' or '.join(f'`{each}`' for each in written)}"
    is_marked = not link.at and link.span.column != link.span.end_column
    return LINK_AS_TEXT.at(
        Place(source.path, link.span, source.key, field_name(link.at)),
        f"`{link.typed}` is no link: readers see it as it is typed",
        hint=hint,
        suggestion=written[0] if len(written) == 1 and is_marked else None,
    )


def words_of_typed(typed: str) -> str:
    """The words that the author wants readers to see."""
    if typed.startswith(_WIKI):
        return typed.strip("[]").partition("|")[2].strip()
    return typed[1:].partition("]")[0]
