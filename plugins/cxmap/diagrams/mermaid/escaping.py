"""Names as Mermaid shows them as written, whatever is in them."""

from __future__ import annotations

import unicodedata

# Mermaid draws nothing longer.
LONGEST_TEXT = 50_000

BLANK = "#160;"
_PLAIN = frozenset(" ,.-")
_SHOWN_CONTROLS = frozenset("\t\n\r")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def escaped(text: str) -> str:
    """The text as Mermaid shows it as written: all but letters, digits and ` ,.-` by code point."""
    return "".join(_escaped(character) for character in showable(text))


def showable(text: str) -> str:
    """The text with U+FFFD for what no page can show: control characters and lone surrogates."""
    return "".join(_REPLACEMENT if _cannot_be_shown(character) else character for character in text)


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


def _cannot_be_shown(character: str) -> bool:
    if character in _SHOWN_CONTROLS:
        return False
    return unicodedata.category(character) in {"Cc", "Cs"} or ord(character) & 0xFFFE == 0xFFFE
