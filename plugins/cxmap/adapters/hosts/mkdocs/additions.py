"""All that the plugin adds to a site and takes out of it, so that the site needs to say no more than its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme

from cxmap.adapters.export.atom import Publisher
from cxmap.adapters.hosts.downloads import downloads
from cxmap.adapters.hosts.fences import FENCES, keep_fences
from cxmap.adapters.hosts.markdown_extension import CxmapExtension
from cxmap.adapters.hosts.mkdocs.unpublished import leave_out
from cxmap.adapters.html.joined_pages import JoinedPage, JoinedPages
from cxmap.adapters.html.theme import SCRIPT, STYLESHEET, script, stylesheet
from cxmap.adapters.options import PLUGIN

_MATERIAL = "material"
_EDIT = "content.action.edit"
_PAGE = "index.md"


def extend(config: MkDocsConfig, extension: CxmapExtension) -> None:
    """Adds our Markdown extension, styles and scripts; the site's own come later and win."""
    extensions: list[Any] = config.markdown_extensions
    extensions[:] = [name for name in extensions if name != PLUGIN] + [extension]
    config.mdx_configs.pop(PLUGIN, None)
    if FENCES in extensions:
        keep_fences(config.mdx_configs.setdefault(FENCES, {}))
    # Material asks another host for its fonts unless it is told not to; a site may still choose fonts of its own.
    if config.theme.name == _MATERIAL and config.theme["font"] == Theme(name=_MATERIAL)["font"]:
        config.theme["font"] = False
    # Material has a pencil on each page, but shows it only where it is told to; an empty `edit_uri` leaves it out.
    if config.edit_uri or config.edit_uri_template:
        features = config.theme.get("features") or []
        config.theme["features"] = [*features, *({_EDIT} - set(features))]
    config.extra_css.insert(0, STYLESHEET)
    config.extra_javascript.insert(0, SCRIPT)


def without_pipes(files: Files, content: str, say: Callable[[str], None]) -> None:
    """Leaves out whatever has the name of a file and is none, as MkDocs would wait for its content for ever."""
    for file in list(files):
        if file.src_dir == content and file.abs_src_path and not Path(file.abs_src_path).is_file():
            files.remove(file)
            say(f"`{file.src_uri}` is no plain file, and is left out of the site")


def publish(files: Files, pages: JoinedPages, config: MkDocsConfig) -> None:
    """Leaves out drafts and the texts of files with errors, and adds what is ours.

    Of an entity MkDocs reads nothing but its body.
    """
    leave_out(files, pages.hidden - pages.left_out.keys(), config)
    for path in pages.left_out:
        if file := files.get_file_from_path(path):
            file.content_string = ""
    for document in pages.documents.values():
        if file := files.get_file_from_path(document.path):
            # MkDocs looks for metadata of its own on the first line, and would take a sentence with a colon for it.
            file.content_string = f"\n{document.body.text}"
    publisher = Publisher(config.site_name, config.site_url or "", pages.fragments.urls)
    ours: dict[str, str | bytes] = {STYLESHEET: stylesheet(), SCRIPT: script(), **downloads(pages.site, publisher)}
    for path, content in ours.items():
        files.append(File.generated(config, path, content=content))


def publish_beside(page: JoinedPage, files: Files, config: MkDocsConfig) -> None:
    """Adds what a page offers for download; two pages may offer the same."""
    for file in page.files:
        if not files.get_file_from_path(file.path):
            files.append(File.generated(config, file.path, content=file.text))


def only_report(files: Files, lines: Iterable[str], config: MkDocsConfig) -> None:
    """A site of one page that says what is wrong, for a server that has nothing else to show yet."""
    for file in list(files):
        if file.is_documentation_page() or file.src_dir == config.docs_dir:
            files.remove(file)
    # Indented lines are shown as they are.
    text = "# The map has errors\n\nThe site appears as soon as they are mended.\n\n"
    files.append(File.generated(config, _PAGE, content=text + "".join(f"    {line}\n" for line in lines)))
    config.nav = None
