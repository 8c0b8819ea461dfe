"""MkDocs' list of files, for a map of all that a build publishes."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from cxmap.adapters.content.published import ListedFiles, given_file
from cxmap.adapters.listing.host_files import host_files


def listed_files(files: Files, config: MkDocsConfig) -> ListedFiles:
    """The files that MkDocs publishes, and those that other plugins add to the content folder or write anew."""
    found = tuple(host_files(files, config))
    given = tuple(given_file(each.path, each.content) for each in found if each.content)
    written_in = {each.path: each.written_in for each in found if each.written_in != each.path}
    return ListedFiles(frozenset(each.path for each in found if each.is_published), given, written_in)
