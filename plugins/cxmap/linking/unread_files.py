"""Files in the folders of the kinds that nobody reads: no entity, no table, and no page links to them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from cxmap.findings.file_rules import BAD_ID, FILE_NOT_READ
from cxmap.findings.finding import Finding, Place
from cxmap.linking.files_named import files_named
from cxmap.model import KINDS
from cxmap.model.document import Document, Page
from cxmap.model.ids import Key, key_of
from cxmap.model.source import SourceFile

_MARKDOWN = ".md"
_LIKE_MARKDOWN = re.compile(r"\.(?:md|markdown|mdown|mkdn?|mdwn|mdte?xt|mdx)(?:\.txt)?$", re.IGNORECASE)
_LIKE_TEXT = re.compile(r"\.(?:te?xt|ya?ml|rst|adoc|org|bak|orig)$", re.IGNORECASE)
_OF_A_WORD_PROCESSOR = re.compile(r"\.(?:docx?|docm|odt|rtf|pages|gdoc)$", re.IGNORECASE)
_TABLE = ".csv"
_OF_THE_SYSTEM = ("thumbs.db", "desktop.ini")
_KIND_OF_FOLDER = {kind.folder: kind.kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class UnreadFiles:
    """Their findings; `entities` and `pages` are the ids and paths they would have under their right names."""

    findings: tuple[Finding, ...]
    entities: frozenset[Key]
    pages: frozenset[str]


def unread_files(
    sources: Iterable[SourceFile], read: Iterable[Document | Page], tables: Collection[str]
) -> UnreadFiles:
    """Looks at all that is not Markdown; `tables` are the CSV files that a field names."""
    files = tuple(sources)
    paths = frozenset(source.path for source in files)
    named: frozenset[str] | None = None
    findings: list[Finding] = []
    entities: set[Key] = set()
    pages: set[str] = set()
    for path in (source.path for source in files if not source.unread and _may_be_forgotten(source.path)):
        named = frozenset(file for source in read for file in files_named(source)) if named is None else named
        if not _LIKE_MARKDOWN.search(path) and (path in tables or path in named):
            continue
        stem = _stem(path)
        if stem is None:
            findings.append(_not_read(path))
            continue
        right = f"{stem}{_MARKDOWN}"
        findings.append(_misnamed(path, right, is_taken=right in paths or right in pages))
        folder, _, _ = path.partition("/")
        entities.add(key_of(_KIND_OF_FOLDER[folder], stem.rpartition("/")[2]))
        pages.add(right)
    return UnreadFiles(tuple(findings), frozenset(entities), frozenset(pages))


def _may_be_forgotten(path: str) -> bool:
    folder, _, rest = path.partition("/")
    name = rest.rpartition("/")[2]
    is_quiet = name.startswith(("~$", ".")) or name.lower() in _OF_THE_SYSTEM
    return bool(rest) and folder in _KIND_OF_FOLDER and not path.endswith(_MARKDOWN) and not is_quiet


def _stem(path: str) -> str | None:
    """The path without its ending, where a file seems to be an entity's text."""
    for endings in (_LIKE_MARKDOWN, _LIKE_TEXT, _OF_A_WORD_PROCESSOR):
        if ending := endings.search(path):
            return path[: ending.start()].removesuffix(_MARKDOWN)
    return None if "." in path.rpartition("/")[2] else path


def _misnamed(path: str, right: str, *, is_taken: bool) -> Finding:
    name = right.rpartition("/")[2]
    instead = f"rename the file to `{name}`"
    if _OF_A_WORD_PROCESSOR.search(path):
        instead = f"write what it says into a text file `{name}`"
    if is_taken:
        instead = f"write what only this file says into the other `{name}`, or give this one an id of its own"
    if not _LIKE_MARKDOWN.search(path):
        instead += "; if it belongs to a page, link to it there"
    return BAD_ID.at(Place(path), "this file is not read: its name must end in `.md`", hint=instead)


def _not_read(path: str) -> Finding:
    if path.lower().endswith(_TABLE):
        hint = "name it under `measurements` of the capability that it is about, or link to it from a page"
        return FILE_NOT_READ.at(Place(path), "no capability names this table, so its figures are not read", hint=hint)
    hint = "link to it from the page that it belongs to, or keep it outside this folder"
    return FILE_NOT_READ.at(Place(path), "no page links to this file, and nothing in it is read", hint=hint)
