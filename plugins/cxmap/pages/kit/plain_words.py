"""Inline Markdown as the plain words that readers of it would see, for places that can hold no more than words."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

_SPECIAL = re.compile(r"[\\`*_\[\]<>&!\n]")
_DEEPEST = 20
_BREAKS = ("softbreak", "hardbreak")


class PlainWords:
    """Reads text fields; make one for a whole site, as making one costs more than reading a text."""

    def __init__(self) -> None:
        self._markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})

    def of(self, text: str) -> str:
        """The words of a text: without stars, without where its links lead."""
        if not _SPECIAL.search(text):
            return text
        return "".join(map(_words, self._markdown.parseInline(text)))


def _words(token: Token) -> str:
    if token.type in _BREAKS:
        return " "
    # What is inside a picture are the words that stand for it.
    return "".join(map(_words, token.children)) if token.children else token.content
