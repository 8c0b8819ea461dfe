"""The opening of an overview: its author's first sentence stands above the data, and all other words below it."""

from __future__ import annotations

import re
from copy import copy
from xml.etree.ElementTree import Element

from cxmap.pages.kit.sentence_end import SENTENCE_END

# HTML of the author's, and what else Python-Markdown has put aside.
_PUT_ASIDE = re.compile("\x02[^\x03]*\x03")


def opening(written: list[Element]) -> tuple[list[Element], list[Element]]:
    """The first sentence of what an author wrote, and the rest; nothing and all where it begins with no sentence."""
    if not written or written[0].tag != "p" or not _is_said(written[0]):
        return [], written
    first, rest = _parted(written[0])
    return [first], [*rest, *written[1:]]


def _is_said(paragraph: Element) -> bool:
    """Whether it has words; a picture alone has none, and nobody knows the words of a block of HTML."""
    return any(letter.isalpha() for letter in _PUT_ASIDE.sub("", "".join(paragraph.itertext())))


def _parted(paragraph: Element) -> tuple[Element, list[Element]]:
    """A paragraph up to the end of its first sentence, and a second one with what follows, if anything does."""
    if end := SENTENCE_END.search(paragraph.text or ""):
        return _cut(paragraph, 0, paragraph.text or "", end.end())
    for position, part in enumerate(paragraph, 1):
        if end := SENTENCE_END.search(part.tail or ""):
            return _cut(paragraph, position, part.tail or "", end.end())
    return paragraph, []


def _cut(paragraph: Element, position: int, text: str, place: int) -> tuple[Element, list[Element]]:
    """Cuts a paragraph within the text before its part at this position."""
    first, second = copy(paragraph), Element("p")
    parts = list(paragraph)
    first[:], second[:] = parts[:position], parts[position:]
    if position:
        last = copy(parts[position - 1])
        last.tail = text[:place]
        first[position - 1] = last
    else:
        first.text = text[:place]
    first.tail = second.tail = paragraph.tail
    second.text = text[place:].lstrip()
    return first, [second]
