"""MkDocs' list of files, as it stands when all plugins have had their say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from cxmap.adapters.content.published import ListedFiles, given_file
from cxmap.model.page_files import is_page
from cxmap.model.source import SourceFile

_LEFT_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


def listed_files(files: Files, config: MkDocsConfig) -> ListedFiles:
    """The pages that MkDocs publishes, and what other plugins add to the content folder or write anew."""
    pages = (file.src_uri for file in files if is_page(file.src_uri) and file.inclusion not in _LEFT_OUT)
    return ListedFiles(frozenset(pages), tuple(_given(files, config)))


def _given(files: Files, config: MkDocsConfig) -> Iterator[SourceFile]:
    # The theme's own files are nobody's content.
    themes = set(config.theme.dirs)
    for file in files:
        is_hidden = any(part.startswith(".") for part in PurePath(file.src_uri).parts)
        if file.src_dir not in themes and not is_hidden and not _is_as_on_disk(file, config):
            yield given_file(file.src_uri, lambda file=file: file.content_bytes)  # type: ignore[misc]


def _is_as_on_disk(file: File, config: MkDocsConfig) -> bool:
    # Nothing but this tells whether a plugin has changed a file's content.
    if file._content is not None or file.abs_src_path is None:  # noqa: SLF001
        return False
    # Where a folder is a link, MkDocs follows it, and nobody else does.
    return Path(file.abs_src_path).is_relative_to(config.docs_dir)
