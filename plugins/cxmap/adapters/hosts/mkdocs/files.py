"""Which files MkDocs publishes: what the map knows and shows, our styles, and our downloads."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from cxmap.adapters.export.atom import Publisher
from cxmap.adapters.export.downloads import downloads
from cxmap.adapters.html.joined_pages import JoinedPages
from cxmap.adapters.html.theme import SCRIPT, STYLESHEET, script, stylesheet
from cxmap.model.document import Document

_PAGE = "index.md"


def publish(files: Files, pages: JoinedPages, config: MkDocsConfig) -> None:
    """Leaves out drafts, lets MkDocs read nothing of an entity but its body, and adds what is ours."""
    for path in pages.hidden:
        if file := files.get_file_from_path(path):
            files.remove(file)
    for document in pages.documents.values():
        if file := files.get_file_from_path(document.path):
            file.content_string = _read_as_body(document)
    publisher = Publisher(config.site_name, config.site_url or "", pages.fragments.urls)
    ours: dict[str, str | bytes] = {STYLESHEET: stylesheet(), SCRIPT: script(), **downloads(pages.site, publisher)}
    for path, content in ours.items():
        files.append(File.generated(config, path, content=content))


def only_report(files: Files, lines: Iterable[str], config: MkDocsConfig) -> None:
    """A site of one page that says what is wrong, for a server that has nothing else to show yet."""
    for file in list(files):
        if file.is_documentation_page():
            files.remove(file)
    # Indented lines are shown as they are.
    text = "# The map has errors\n\nThe site appears as soon as they are mended.\n\n"
    files.append(File.generated(config, _PAGE, content=text + "".join(f"    {line}\n" for line in lines)))
    config.nav = None


def _read_as_body(document: Document) -> str:
    # MkDocs looks for metadata of its own on the first line, and would take a sentence with a colon for it.
    return f"\n{document.body.text}"
