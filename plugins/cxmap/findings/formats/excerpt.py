"""A source line with its marked stretch, cut around the mark where it is longer than the screen is wide."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_TAB = "    "
_CUT = "…"
_NARROWEST = 20


@dataclass(frozen=True, slots=True)
class SourceExcerpt:
    """The shown part of a line, and the carets that stand under its marked stretch."""

    text: str
    carets: str


def excerpt(line: str, first: int, last: int, width: int) -> SourceExcerpt:
    """Marks `line[first:last]`, an empty stretch by one caret; both texts are at most `width` columns wide."""
    width = max(width, _NARROWEST)
    first = min(first, len(line))
    begin = _begin(line, first, last, width)
    text = carets = _CUT if begin else ""
    used = len(text)
    carets = " " * used
    for index in range(begin, len(line)):
        piece = _piece(line[index])
        room = width - used - (index < len(line) - 1)
        # Marks without a width of their own could go on for ever.
        if cells(piece) > room or len(text) > 4 * width:
            text += _CUT
            break
        text += piece
        if first <= index < last:
            carets += "^" * cells(piece)
        elif index < first:
            carets += " " * cells(piece)
        used += cells(piece)
    return SourceExcerpt(text.rstrip(), carets if carets.strip() else carets + "^")


_KNOWN = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_JOINERS_AND_SOFT_HYPHEN = frozenset("\u200c\u200d\u00ad")
_OBEYED = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_ZERO_WIDTH = frozenset(("Mn", "Me", "Cf"))


def visible(text: str) -> str:
    """The text on one line, with `\\x1b`, `\\u202e` and the like in place of characters that change what is shown."""
    return text if text.isprintable() else "".join(map(_shown, text))


def cells(text: str) -> int:
    """The number of a terminal's columns that a visible text takes."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def _begin(line: str, first: int, last: int, width: int) -> int:
    """Where to begin so that the mark is seen: at 0 if it ends on the screen, else a little before the mark."""
    if last < width and _width_of(line[:last]) < width:
        return 0
    begin, context = first, 0
    while begin > max(0, first - width) and context < width // 3:
        begin -= 1
        context += cells(_piece(line[begin]))
    return begin


def _piece(sign: str) -> str:
    return _TAB if sign == "\t" else visible(sign)


def _width_of(text: str) -> int:
    return sum(cells(_piece(sign)) for sign in text)


def _shown(sign: str) -> str:
    if sign in _JOINERS_AND_SOFT_HYPHEN or unicodedata.category(sign) not in _OBEYED:
        return sign
    if sign in _KNOWN:
        return _KNOWN[sign]
    code = ord(sign)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _cells_of(sign: str) -> int:
    if sign == "\u00ad":
        return 1
    # The vowels and finals of Korean syllables are drawn into the syllable's first letter.
    if unicodedata.category(sign) in _ZERO_WIDTH or "\u1160" <= sign <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
