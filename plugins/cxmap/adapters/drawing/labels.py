"""Labels as pure SVG text: wrapped here, because SVG does not wrap."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from cxmap.adapters.drawing.look import INK, PAPER

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


_NUMBER = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?)(?:px)?\s*", re.IGNORECASE)

# No screen and no sheet is larger.
_FARTHEST = 1_000_000


def number(element: Element, name: str) -> float:
    """The attribute's number, or 0 where it has none."""
    return parsed_number(element.get(name, ""))


def parsed_number(text: str) -> float:
    match = _NUMBER.fullmatch(text)
    return min(max(float(match[1]), -_FARTHEST), _FARTHEST) if match else 0.0


_FONT_SIZE = 16

# What the libraries reckon with when they measure a label.
_LINE = 24
_BREAKS = frozenset({"br", "p", "div", "li", "tr"})

# Within a box of fixed size; on its upper edge stand the marks of a journey's parties.
_PADDING, _PADDING_ABOVE = 6, 10


def without_html(element: Element, colour: str = "") -> None:
    """Replace each label of HTML by SVG text in the middle of its box."""
    colour = _declared("color", element) or colour
    element[:] = [svg for child in element for svg in _as_svg(child, colour)]
    for child in element:
        without_html(child, colour)


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


def _as_svg(element: Element, colour: str) -> Iterator[Element]:
    if element.tag == "foreignObject":
        yield _label(element, colour)
    elif element.tag == "switch":
        # A label of HTML in a box of fixed size, and the same as text for readers that do not show it.
        yield from _boxed(element) or [_label(html, colour) for html in element]
    else:
        yield element


def _boxed(switch: Element) -> list[Element]:
    """The text in as many lines as its box holds; where that is too few, the whole of it is its title."""
    foreign, labels = switch.find("foreignObject"), switch.findall("text")
    if foreign is None or not labels:
        return labels
    first = labels[0]
    size = parsed_number(_declared("font-size", first)) or _FONT_SIZE
    text = " ".join(part for label in labels for part in label.itertext())
    lines = wrapped(text, number(foreign, "width") - 2 * _PADDING, size)
    most = max(1, int((number(foreign, "height") - _PADDING - _PADDING_ABOVE) // (size * LINE_HEIGHT)))
    middle = number(foreign, "y") + (number(foreign, "height") + _PADDING_ABOVE - _PADDING) / 2
    looks = f"text-anchor:middle;dominant-baseline:central;font-size:{size:g}px;fill:{INK}"
    first.attrib |= {"y": f"{middle:g}", "style": looks}
    set_lines(first, (*lines[: most - 1], lines[most - 1].rstrip()[:-1] + "…") if len(lines) > most else lines, size)
    if len(lines) > most:
        title = Element("title")
        title.text = " ".join(words_of(text))
        first.insert(0, title)
    return [first]


def _label(foreign: Element, colour: str) -> Element:
    x, y, width, height = (number(foreign, name) for name in ("x", "y", "width", "height"))
    group = Element("g")
    classes = " ".join(dict.fromkeys(_classes(foreign)))
    lines = _lines("".join(_text(foreign)), width, round(height / _LINE))
    if not lines:
        return group
    if "edgeLabel" in classes or "labelBkg" in classes:
        # The line that it names runs through it.
        room = max(width, *(text_width(line.strip(), _FONT_SIZE) for line in lines)) + 4
        middle = x + width / 2
        box = {"x": f"{middle - room / 2:g}", "y": f"{y:g}"}
        backing = SubElement(group, "rect", box, width=f"{room:g}", height=f"{height:g}")
        backing.set("style", f"fill:{PAPER};stroke:none;opacity:1")
    label = SubElement(group, "text", x=f"{x + width / 2:g}", y=f"{y + height / 2:g}")
    label.set("class", classes)
    colour = next(filter(None, (_declared("color", each) for each in foreign.iter())), colour)
    fill = f";fill:{colour}" if colour else ""
    label.set("style", f"text-anchor:middle;dominant-baseline:central;stroke:none{fill}")
    set_lines(label, lines, _FONT_SIZE)
    return group


def _lines(text: str, width: float, measured: int) -> tuple[str, ...]:
    """As many lines as the box was measured for, or more where the author broke them."""
    written = [line for line in text.split("\n") if line.strip()]
    most = max(measured, len(written))
    lines: tuple[str, ...] = ()
    # The box was measured with another font: give way a little, until it fits.
    for more in range(40):
        room = max(width, _FONT_SIZE) * (1 + more / 10)
        lines = tuple(part for line in written for part in wrapped(line, room, _FONT_SIZE))
        if len(lines) <= most:
            break
    return lines


def _declared(name: str, element: Element) -> str:
    found = re.search(rf"(?:^|;)\s*{name}\s*:\s*([^;]+)", element.get("style", ""))
    return found[1].strip() if found else ""


def _classes(foreign: Element) -> Iterator[str]:
    for element in foreign.iter():
        yield from element.get("class", "").split()


def _text(element: Element) -> Iterator[str]:
    """The text, with a line break before and after each block."""
    if element.tag in {"script", "style"}:
        return
    around = "\n" if element.tag in _BREAKS else ""
    yield around
    yield " ".join((element.text or "").split("\n"))
    for child in element:
        yield from _text(child)
        yield " ".join((child.tail or "").split("\n"))
    yield around
