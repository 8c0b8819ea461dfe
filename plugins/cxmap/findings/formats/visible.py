"""Text that a terminal shows and does not obey: control and bidirectional characters become visible escapes."""

from __future__ import annotations

import unicodedata

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
