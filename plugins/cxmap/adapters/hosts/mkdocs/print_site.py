"""The plugin print-site, which keeps the content of each page to write all of them into one page at the end."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from cxmap.adapters.html.page_of_all import PageOfAll
from cxmap.adapters.listing.plugins import JOINED

_KEPT = "html"


def prepare_pages(files: Files, config: MkDocsConfig, joined: PageOfAll, unmarked: Callable[[str], str]) -> None:
    """Gives the plugin the pages as readers get them, once all other plugins have had their turn."""
    if JOINED not in config.plugins:
        return
    pages = [file.page for file in files.documentation_pages() if file.page]
    joined.expect((page.file.dest_uri, page.url) for page in pages)
    for page in pages:
        # The plugin names an empty page, and leaves it out.
        if getattr(page, _KEPT, "") and page.content:
            setattr(page, _KEPT, joined.prepared(page.file.dest_uri, unmarked(page.content)))
