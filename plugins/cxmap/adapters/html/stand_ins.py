"""Keeps long HTML out of the way until it is needed: a search index reads its words, not its thousands of tags."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator

# Pictures and styles say nothing that the text around them does not say.
_WORDLESS = re.compile(r"<(svg|style)\b.*?</\1>", re.DOTALL)
# What says itself: the same words stand elsewhere on the page, or on the pages that it leads to.
_EXCLUDED = re.compile(r"<(\w+)\b[^>]*\sdata-search-exclude\b[^>]*>")
_TAGS_AND_GAPS = re.compile(r"(?:<[^>]*>|\s)+")


class StandIns:
    """Hands out short stand-ins for HTML of ours, and puts the HTML back in their place."""

    def __init__(self) -> None:
        # Nobody who writes content can know it, and it never reaches the site.
        self._mark = secrets.token_hex(8)
        self._places = re.compile(rf'<div data-cxmap="{self._mark}-(\d+)">[^<]*</div>')
        self._html: dict[str, str] = {}

    def stand_in(self, html: str) -> str:
        """An element that holds the words of some HTML."""
        number = str(len(self._html))
        self._html[number] = html
        return f'<div data-cxmap="{self._mark}-{number}">{words_of(html)}</div>'

    def restored(self, html: str) -> str:
        """The HTML with all that was left out."""
        return self._places.sub(lambda place: self._html[place[1]], html)


def words_of(html: str) -> str:
    """The words that search shall find in HTML that we made: in attributes of ours no `>` stands unescaped."""
    return _TAGS_AND_GAPS.sub(" ", "".join(_searched(_WORDLESS.sub(" ", html)))).strip()


def _searched(html: str) -> Iterator[str]:
    """The HTML without what search shall not find."""
    at = 0
    while excluded := _EXCLUDED.search(html, at):
        yield html[at : excluded.start()]
        at = _end_of(excluded, html)
    yield html[at:]


def _end_of(opening: re.Match[str], html: str) -> int:
    """Where the element ends that begins with a tag, whatever of its own kind stands within."""
    depth = 1
    for tag in re.compile(rf"<(/?){opening[1]}\b[^>]*>").finditer(html, opening.end()):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(html)
