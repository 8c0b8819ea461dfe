"""Cross-references of the plugin `autorefs`, of which it makes links once it has seen all pages.

It writes what their attributes hold, and the headings to which they lead, into the page as they are.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable

REFERENCE = "autoref"
"""The element that stands for a link until then."""

_LINE = "lineno"
ATTRIBUTES = (
    *("identifier", "optional", "title", "hover", "class", "domain", "role", "origin", "filepath", _LINE, "slug"),
    *("backlink-type", "backlink-anchor"),
)

_SIGNS_OF_HTML = re.compile(r"[<>\"&]")
_NUMBER = re.compile(r"[0-9]{1,9}")
_WITHOUT_IDENTIFIER = re.compile(rf'<{REFERENCE}(?=[ >])(?![^>]* identifier=")')
# What the plugin itself looks for, in cleaned HTML.
_WHOLE = re.compile(rf"<{REFERENCE} [^>]*>.*?</{REFERENCE}>", re.DOTALL)


def plain_value(name: str, value: str) -> str | None:
    """The value of an attribute without what could end it, or nothing where the plugin expects none or another."""
    if name not in ATTRIBUTES or (name == _LINE and not _NUMBER.fullmatch(value)):
        return None
    return _SIGNS_OF_HTML.sub("", value)


def with_identifier(html: str) -> str:
    """Cleaned HTML whose references all have an identifier, without which the plugin would stumble."""
    return _WITHOUT_IDENTIFIER.sub(f'<{REFERENCE} identifier=""', html)


class References:
    """Marks references before the plugin makes links of them, to clean these afterwards."""

    def __init__(self) -> None:
        # Nobody who writes content can know it, and it never reaches the site.
        mark = secrets.token_hex(8)
        self._begin, self._end = f"<!--cxmap-{mark}-->", f"<!--/cxmap-{mark}-->"
        self._made = re.compile(f"{self._begin}(.*?){self._end}", re.DOTALL)

    def marked(self, html: str) -> str:
        return _WHOLE.sub(lambda found: f"{self._begin}{found[0]}{self._end}", html)

    def cleaned(self, html: str, clean: Callable[[str], str]) -> str:
        return self._made.sub(lambda found: clean(found[1]), html)
