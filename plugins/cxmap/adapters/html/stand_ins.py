"""Keeps long HTML out of the way of a search index, which reads its words and not its thousands of tags."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping
from html import escape

# Pictures and styles say nothing that the text around them does not say.
_WORDLESS = re.compile(r"<(svg|style)\b.*?</\1>", re.DOTALL)
# What says itself: the same words stand elsewhere on the page, or on the pages that it leads to.
_EXCLUDED = re.compile(r"<(\w+)\b[^>]*\sdata-search-exclude\b[^>]*>")
# Comments of authors are not published, so that none is taken for a mark.
_MARKED = re.compile(r"<!--cxmap-(\d+)-->(.*?)<!--/cxmap-\1-->", re.DOTALL)
_TITLE_ENDS = "</h1>"
_MARK = re.compile(r"<!--/?cxmap-\d+-->")
# Cells of a row, and a term before its value, stay in one line; all else that begins or ends a block parts lines.
_CELL_ENDS, _TERM_ENDS = re.compile(r"</t[dh]>"), re.compile(r"</dt>")
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|caption|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header"
    r"|legend|li|nav|ol|option|p|pre|section|summary|table|tbody|thead|tr|ul)\b[^>]*>|</dd>"
)
_TAG = re.compile(r"<[^>]*>")
_GAP_BEFORE_SIGN = re.compile(r" (?=[.,;:!?)](?:\s|$))")
# No text holds these, and no pattern takes them for gaps.
_CELL, _TERM, _LINE = "\x01", "\x04", "\x05"
_NEEDLESS_SIGNS = re.compile(rf"(?:[{_CELL}{_TERM}]|\s)*{_CELL}(?:[{_CELL}{_TERM}]|\s)*")
_NONE: Mapping[str, str] = {}


class StandIns:
    """Hands out short stand-ins for HTML of ours, puts it back in their place, and takes it out again."""

    def __init__(self) -> None:
        # Nobody who writes content can know it, and it never reaches the site.
        self._mark = secrets.token_hex(8)
        self._places = re.compile(rf'<div data-cxmap="{self._mark}-(\d+)">(?:<p>[^<]*</p>)*</div>')
        self._html: dict[str, str] = {}
        self._stand_ins: dict[str, str] = {}

    def stand_in(self, html: str, known: Mapping[str, str] = _NONE) -> str:
        """An element that holds the words of some HTML, which may be `known`."""
        return self._standing_in(str(len(self._html)), html, known.get(html))

    def beginning(self, html: str, sentence: str) -> str:
        """The HTML with a sentence before all else but its title, for a search alone."""
        title = html.find(_TITLE_ENDS) + len(_TITLE_ENDS) if _TITLE_ENDS in html else 0
        number = str(len(self._html))
        self._html[number] = ""
        words = f'<div data-cxmap="{self._mark}-{number}"><p>{escape(sentence, quote=False)}</p></div>'
        return f"{html[:title]}{words}{html[title:]}"

    def marked(self, html: str) -> str:
        """The HTML with all that was left out, between marks, for others to see and to change."""
        return self._places.sub(lambda place: _between_marks(place[1], self._html[place[1]]), html)

    def put_away(self, html: str) -> str:
        """The HTML with stand-ins again for all that stands between marks, as others have changed it."""
        return _MARKED.sub(lambda marked: self._put_away(marked[1], marked[2]), html)

    @staticmethod
    def unmarked(html: str) -> str:
        """The HTML as readers get it."""
        return _MARK.sub("", html)

    def _put_away(self, number: str, html: str) -> str:
        """Most of it nobody has changed, and its words are known."""
        return self._stand_ins[number] if html == self._html.get(number) else self._standing_in(number, html)

    def _standing_in(self, number: str, html: str, words: str | None = None) -> str:
        self._html[number] = html
        words = lines_of(html) if words is None else words
        self._stand_ins[number] = f'<div data-cxmap="{self._mark}-{number}">{words}</div>'
        return self._stand_ins[number]


def _between_marks(number: str, html: str) -> str:
    return f"<!--cxmap-{number}-->{html}<!--/cxmap-{number}-->"


def lines_of(html: str) -> str:
    """The words that search shall find in HTML that we made, a paragraph for each line that readers see.

    In attributes of ours no `>` stands unescaped.
    """
    searched = "".join(_searched(_WORDLESS.sub(" ", html)))
    parted = _BLOCK.sub(_LINE, _TERM_ENDS.sub(_TERM, _CELL_ENDS.sub(_CELL, searched)))
    # Rows say the same again and again, and most of what parts them says nothing.
    lines = map(_line, dict.fromkeys(parted.split(_LINE)))
    return "".join(f"<p>{line}</p>" for line in dict.fromkeys(lines) if line)


def _line(part: str) -> str:
    line = " ".join(_TAG.sub(" ", part).split())
    if _CELL in line:
        line = _NEEDLESS_SIGNS.sub(_CELL, line).strip(f"{_CELL} ").replace(_CELL, " · ")
    if _TERM in line:
        line = line.replace(f" {_TERM}", ":").replace(_TERM, ":")
    return _GAP_BEFORE_SIGN.sub("", line).strip(": ")


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
