"""Keeps long HTML out of the way until it is needed: a search index reads its words, not its thousands of tags."""

from __future__ import annotations

import re
import secrets

# Pictures and styles say nothing that the text around them does not say.
_WORDLESS = re.compile(r"<(svg|style)\b.*?</\1>", re.DOTALL)
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
    """What a reader reads in HTML that we made: in attributes of ours no `>` stands unescaped."""
    return _TAGS_AND_GAPS.sub(" ", _WORDLESS.sub(" ", html)).strip()
