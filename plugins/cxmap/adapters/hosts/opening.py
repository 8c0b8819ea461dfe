"""The opening of an overview: its author's first sentence stands above the data, and all other words below it."""

from __future__ import annotations

import re
from copy import copy
from xml.etree.ElementTree import Element

# A full stop ends no sentence behind a single letter, as in "e.g.", or a short name, as in "St.".
_STOP = r"(?<=\w\w|.[%)])(?<!\b[A-Z]\w)(?<!\b[A-Z]\w\w)\."
_END = re.compile(rf"""(?:[?!…]|{_STOP})["'”’)]*(?=\s+\S)""")


def opening(written: list[Element]) -> tuple[list[Element], list[Element]]:
    """The first sentence of what an author wrote, and the rest; nothing and all where it begins with no sentence."""
    if not written or written[0].tag != "p" or not _is_said(written[0]):
        return [], written
    first, rest = _parted(written[0])
    return [first], [*rest, *written[1:]]


def _is_said(paragraph: Element) -> bool:
    """Whether it has words; a picture alone has none."""
    return any(letter.isalpha() for letter in "".join(paragraph.itertext()))


def _parted(paragraph: Element) -> tuple[Element, list[Element]]:
    """A paragraph up to the end of its first sentence, and a second one with what follows, if anything does."""
    if end := _END.search(paragraph.text or ""):
        return _cut(paragraph, 0, paragraph.text or "", end.end())
    for position, part in enumerate(paragraph, 1):
        if end := _END.search(part.tail or ""):
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
