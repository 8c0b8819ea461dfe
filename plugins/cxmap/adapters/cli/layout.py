"""Text laid out in a terminal's columns: wrapped by what is seen, with hanging labels and headings."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings.formats.excerpt import cells, visible

_NARROWEST = 20


def wrapped(text: str, width: int) -> Iterator[str]:
    """The text's own lines, each in lines of at most `width` columns; a word that is wider is broken."""
    for line in text.rstrip("\n").split("\n"):
        yield from _wrapped_line(line, max(width, _NARROWEST))


def hanging(label: str, text: str, width: int) -> Iterator[str]:
    """The label, and the wrapped text beside it; under it where the label leaves too little room."""
    indent = cells(label)
    if indent > width // 2:
        yield label.rstrip()
        label = " " * (len(label) - len(label.lstrip()) + 2)
        indent = len(label)
    for line in wrapped(text, width - indent):
        yield f"{label}{line}".rstrip()
        label = " " * indent


def _wrapped_line(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in visible(text).split(" "):
        joined = f"{line} {word}" if line else word
        if cells(joined) <= width:
            line = joined
            continue
        if line:
            yield line
        *full, line = _broken(word, width)
        yield from full
    yield line


def _broken(word: str, width: int) -> Iterator[str]:
    part, used = "", 0
    for sign in word:
        wide = cells(sign)
        if used + wide > width:
            yield part
            part, used = "", 0
        part += sign
        used += wide
    yield part
