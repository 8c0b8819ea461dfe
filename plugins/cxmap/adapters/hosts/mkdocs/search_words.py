"""A search index reads the words of our HTML, and every other plugin the HTML itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mkdocs.plugins import PluginCollection
from mkdocs.structure.pages import Page

_SEARCH = "search"
_EVENT = "page_context"

Shown = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _SearchPart:
    """A search plugin's part in an event, with stand-ins on the page as long as it reads."""

    method: Callable[..., Any]
    words: Shown
    whole: Shown

    def __call__(self, context: object, *, page: Page, **others: object) -> Any:
        page.content = self.words(page.content or "")
        try:
            return self.method(context, page=page, **others)
        finally:
            page.content = self.whole(page.content)


def let_search_read(plugins: PluginCollection, words: Shown, whole: Shown) -> None:
    """Shows each search plugin the `words` of a page, and makes it `whole` again at once."""
    searching = [plugin for name, plugin in plugins.items() if name.rpartition("/")[2] == _SEARCH]
    methods = plugins.events[_EVENT]
    for place, method in enumerate(methods):
        if any(getattr(method, "__self__", None) is plugin for plugin in searching):
            methods[place] = _SearchPart(method, words, whole)
