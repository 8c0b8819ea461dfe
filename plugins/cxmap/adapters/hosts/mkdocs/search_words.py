"""A search index reads the words of our HTML, and every other plugin the HTML itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from cxmap.adapters.hosts.mkdocs.additions import locked_by
from cxmap.adapters.html.joined_pages import JoinedPage, JoinedPages
from cxmap.model.promise import Promise
from cxmap.pages.kit.found import FoundPage

# How much a find counts: on a page of reference, which uses the words of every map, on an entity's and on a promise's.
_REFERENCE, _ENTITY, _PROMISE = 0.001, 2.0, 4.0
_SEARCH = "search"
_EVENT = "page_context"

Words = Callable[[Page], str]
Whole = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _SearchPart:
    """A search plugin's part in an event, with stand-ins on the page as long as it reads."""

    method: Callable[..., Any]
    words: Words
    whole: Whole

    def __call__(self, context: object, *, page: Page, **others: object) -> Any:
        page.content = self.words(page)
        try:
            return self.method(context, page=page, **others)
        finally:
            page.content = self.whole(page.content)


def boost_of(path: str, page: JoinedPage, pages: JoinedPages) -> float | None:
    """How much a find on a page counts; None where it counts as on any other."""
    document = pages.documents.get(path)
    if document:
        return _PROMISE if isinstance(document.entity, Promise) else _ENTITY
    return _REFERENCE if page.is_reference else None


def found_pages(files: Files, pages: JoinedPages, config: MkDocsConfig) -> dict[str, FoundPage]:
    """The pages of the map by their addresses, each as a search names it; none where pages are locked."""
    if locked_by(config):
        return {}
    found = ((file.page.url, pages.found(file.src_uri)) for file in files.documentation_pages() if file.page)
    return {url: page for url, page in found if page}


def let_search_read(plugins: PluginCollection, words: Words, whole: Whole) -> None:
    """Shows each search plugin the `words` of a page, and makes it `whole` again at once."""
    searching = [plugin for name, plugin in plugins.items() if name.rpartition("/")[2] == _SEARCH]
    methods = plugins.events[_EVENT]
    for place, method in enumerate(methods):
        if any(getattr(method, "__self__", None) is plugin for plugin in searching):
            methods[place] = _SearchPart(method, words, whole)
