"""The files that a text or a field names: where its links lead, its tables, its query."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from cxmap.model.document import Document, Page, WrittenLink
from cxmap.model.metric import Metric
from cxmap.model.page_files import without_ending


def files_named(source: Document | Page) -> Iterator[str]:
    """Where the links of a file may lead, and the query of a metric."""
    folder = posixpath.dirname(source.path)
    for link in source.links:
        if not link.typed:
            yield from _targets(link, source.path, folder)
    if isinstance(source, Document) and isinstance(source.entity, Metric) and source.entity.query:
        yield posixpath.normpath(posixpath.join(folder, source.entity.query))


def _targets(link: WrittenLink, path: str, folder: str) -> Iterator[str]:
    name = unquote(link.address.partition("#")[0].partition("?")[0])
    yield posixpath.normpath(posixpath.join(folder, name))
    if link.as_published:
        yield posixpath.normpath(posixpath.join(without_ending(path), name))
