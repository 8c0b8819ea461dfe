"""Labels as pure SVG text: wrapped here, because SVG does not wrap."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from cxmap.adapters.drawing.numbers import number

LINE_HEIGHT = 1.2
_BREAKABLE_SPACE = re.compile(r"[ \t\n\r]+")
_NARROW = frozenset("iljtfrI.,:;'|!()[]{}/\\- ")
_WIDE = frozenset("mwMW@%&")
_JOINS_BACK = frozenset("\N{ZERO WIDTH JOINER}\N{VARIATION SELECTOR-16}")


def wrapped(text: str, width: float, font_size: float) -> tuple[str, ...]:
    """The text in lines that are not wider than this, as far as that can be told without the font."""
    lines: list[str] = []
    line = ""
    for word in _breakable(text, width, font_size):
        if line and text_width((line + word).rstrip(), font_size) > width:
            lines.append(line)
            line = ""
        line += word
    return (*lines, line) if line else tuple(lines)


def words_of(text: str) -> tuple[str, ...]:
    """The text parted where it may be broken: other spaces, such as the no-break space, hold it."""
    return tuple(word for word in _BREAKABLE_SPACE.split(text) if word)


def text_width(text: str, font_size: float) -> float:
    """About how wide the text is shown."""
    return sum(map(_ems, text)) * font_size


def set_lines(label: Element, lines: tuple[str, ...], font_size: float) -> None:
    """Show the lines in the text element, one below the other, around the place it stands at."""
    x, y = label.get("x", "0"), number(label, "y")
    for child in list(label):
        label.remove(child)
    label.text = None
    height = font_size * LINE_HEIGHT
    for index, line in enumerate(lines):
        at = y + (index - (len(lines) - 1) / 2) * height
        SubElement(label, "tspan", x=x, y=f"{at:g}").text = line


def _breakable(text: str, width: float, font_size: float) -> Iterator[str]:
    """The words, each with a space behind it but the last; words that are too wide in pieces."""
    words = words_of(text)
    for count, word in enumerate(words, start=1):
        *pieces, last = _pieces(word, width, font_size)
        yield from pieces
        yield last if count == len(words) else last + " "


def _pieces(word: str, width: float, font_size: float) -> Iterator[str]:
    if word.isascii() and text_width(word, font_size) <= width:
        yield word
        return
    piece, piece_width = "", 0.0
    for cluster in _clusters(word):
        cluster_width = text_width(cluster, font_size)
        ideograph = unicodedata.east_asian_width(cluster[0]) in "WF"
        if piece and (ideograph or piece_width + cluster_width > width):
            yield piece
            piece, piece_width = "", 0.0
        piece += cluster
        piece_width += cluster_width
    yield piece


def _clusters(word: str) -> Iterator[str]:
    """The characters, each with the marks and joined characters that belong to it."""
    cluster = ""
    for character in word:
        joins = character in _JOINS_BACK or unicodedata.category(character)[0] == "M"
        if cluster and not joins and not cluster.endswith("\N{ZERO WIDTH JOINER}"):
            yield cluster
            cluster = ""
        cluster += character
    yield cluster


def _ems(character: str) -> float:
    if character in _NARROW:
        return 0.33
    if character in _WIDE or unicodedata.east_asian_width(character) in "WF":
        return 1.0
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return 0.0
    return 0.7 if category == "Lu" else 0.56
