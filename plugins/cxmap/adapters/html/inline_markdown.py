"""Inline Markdown of text fields as HTML that can do no harm."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from cxmap.adapters.html.site_urls import is_harmless, is_relative

_SPECIAL = re.compile(r"[\\`*_\[\]<>&!\n]")
_DEEPEST = 20


class InlineRenderer:
    """Renders text fields; one renderer for the whole site, as making one costs more than rendering a text."""

    def __init__(self) -> None:
        self._markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
        self._markdown.validateLink = is_harmless  # type: ignore[method-assign,assignment]

    def rendered(self, text: str, address_of: Callable[[str], str | None]) -> Markup:
        """The text as HTML; `address_of` turns a relative link into the page's, or into None to drop it."""
        if not _SPECIAL.search(text):
            return escape(text)
        tokens = self._markdown.parseInline(text)
        for token in tokens:
            token.children = _linked(token.children or [], address_of)
        return Markup(self._markdown.renderer.render(tokens, self._markdown.options, {}))


def _linked(tokens: list[Token], address_of: Callable[[str], str | None]) -> list[Token]:
    shown: list[Token] = []
    opened: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            opened.append(_lead(token, "href", address_of))
        if token.type == "image" and not (_is_ours(token) and _lead(token, "src", address_of)):
            shown += token.children or []
        elif token.type not in ("link_open", "link_close") or opened[-1]:
            shown.append(token)
        if token.type == "link_close":
            opened.pop()
    return shown


def _is_ours(image: Token) -> bool:
    """A picture from elsewhere would be a request to another host."""
    return is_relative(str(image.attrs["src"]))


def _lead(token: Token, attribute: str, address_of: Callable[[str], str | None]) -> bool:
    """Lets the token lead where the page's readers find it; says whether it leads anywhere."""
    address = str(token.attrs[attribute])
    if not is_relative(address):
        return True
    here = address_of(address)
    if here is None:
        return False
    token.attrs[attribute] = here
    return True
