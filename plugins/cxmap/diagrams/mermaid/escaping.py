"""Names as Mermaid shows them as written, whatever is in them."""

from __future__ import annotations

import re
import unicodedata

# Mermaid draws nothing longer.
LONGEST_TEXT = 50_000

BLANK = "#160;"
_PLAIN = frozenset(" ,.-")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# The last two of each plane are no characters.
_NO_CHARACTERS = "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
_CANNOT_BE_SHOWN = re.compile(f"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff{_NO_CHARACTERS}]")


def escaped(text: str) -> str:
    """The text as Mermaid shows it as written: all but letters, digits and ` ,.-` by code point."""
    return "".join(_escaped(character) for character in showable(text))


def showable(text: str) -> str:
    """The text with U+FFFD for what no page can show: control characters and lone surrogates."""
    return _CANNOT_BE_SHOWN.sub(_REPLACEMENT, text)


def label(text: str) -> str:
    """The text escaped, and never empty, which Mermaid refuses."""
    shown = escaped(text)
    return shown if shown.strip(" ") else BLANK


def with_first_escaped(shown: str) -> str:
    """The label with its first character by code point, so that it is read as no word and no number."""
    return f"#{ord(shown[0])};{shown[1:]}"


def _escaped(character: str) -> str:
    if character in _PLAIN or _is_letter(character):
        return character
    return f"#{ord(character)};"


def _is_letter(character: str) -> bool:
    # Beyond the basic plane, renderers differ in the order of names.
    return ord(character) <= 0xFFFF and unicodedata.category(character)[0] in "LMN"
