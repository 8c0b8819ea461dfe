"""The files that a site must not publish: drafts, files with errors, and whatever only these use."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from urllib.parse import unquote

from cxmap.linking.drafts import Drafts
from cxmap.linking.files_named import files_named
from cxmap.model.document import Document, Page, TableColumns
from cxmap.model.ids import kind_and_id
from cxmap.model.page_files import FOLDER_PAGES, is_page, pages_named
from cxmap.model.source import SourceFile

_LIKE_A_FILE = re.compile(r"[^\s\"'()<>\[\]{}|,;=`]+\.[A-Za-z0-9]{1,8}(?![\w.])")
_UPWARDS = re.compile(r"^(?:\.{0,2}/)+")


def hidden_files(
    files: Iterable[SourceFile],
    read: Iterable[Document | Page],
    shown: Mapping[str, Document],
    hidden_pages: Collection[str],
    unshown_tables: Collection[str],
) -> frozenset[str]:
    """`shown` are the documents as the site shows them, by path; `unshown_tables` have rows about drafts."""
    if not hidden_pages and not unshown_tables:
        return frozenset()
    sources, written = {file.path: file for file in files}, tuple(read)
    others = [path for path in sources if not is_page(path)]
    used: set[str] = set()
    of_hidden = {path for path in others if _is_beside(path, hidden_pages)}
    for source in written:
        if source.path in hidden_pages:
            of_hidden.update(files_named(source))
        else:
            used.update(files_named(source))
        if isinstance(source, Document):
            of_hidden.update(rows.path for rows in source.tables.values())
    used.update(rows.path for document in shown.values() for rows in document.tables.values())
    of_hidden.update(_mentioned((sources[path] for path in hidden_pages if path in sources), others))
    tables = of_hidden.intersection(others) | set(unshown_tables)
    return frozenset((*hidden_pages, *(tables - (used - set(unshown_tables)))))


def tables_about(drafts: Drafts, tables: Mapping[str, TableColumns]) -> frozenset[str]:
    """The CSV files that have rows about drafts, and about others too."""
    if not drafts:
        return frozenset()
    ids = {key: kind_and_id(key) for key in drafts.keys}
    return frozenset(
        path
        for path, columns in tables.items()
        if any(identity in columns.named.get(kind, ()) for kind, identity in ids.values())
    )


def _is_beside(path: str, pages: Collection[str]) -> bool:
    """Whether a file bears the name of a page in the same folder, or lies in a folder of that name."""
    stem = posixpath.splitext(path)[0]
    names = [stem, *(path[: at.start()] for at in re.finditer("/", path))]
    own = (name for name in names if name.rpartition("/")[2] not in FOLDER_PAGES)
    return any(page in pages for name in own for page in pages_named(name))


def _mentioned(sources: Iterable[SourceFile], paths: Iterable[str]) -> Iterator[str]:
    """The files whose name, or the end of whose path, stands anywhere in these texts."""
    by_name: dict[str, list[str]] = {}
    for path in paths:
        by_name.setdefault(posixpath.basename(path), []).append(path)
    for source in sources:
        for match in _LIKE_A_FILE.finditer(source.content.decode("utf-8", "replace")):
            name = _UPWARDS.sub("", unquote(match[0]))
            for path in by_name.get(posixpath.basename(name), ()):
                if path == name or path.endswith(f"/{name}"):
                    yield path
