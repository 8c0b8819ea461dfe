"""Characters that nobody can see, or that reorder text: named by their code point."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from cxmap.findings.finding import Finding, Place
from cxmap.findings.rules import BAD_CHARACTER
from cxmap.model.document import Span
from cxmap.model.ids import Key

_BAD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_JOINERS = "\u200c\u200d"
_TAG_BASE = "\U0001f3f4"
_FIRST_TAG, _LAST_TAG = "\U000e0020", "\U000e007f"
_REPLACEMENT = "\ufffd"


def bad_characters(text: str) -> Iterator[re.Match[str]]:
    """Every character that must not stand in content; joiners inside words and emoji are fine."""
    return (match for match in _BAD.finditer(text) if not _is_fine(text, match.start()))


def may_hold_bad_characters(text: str) -> bool:
    """False for most files, so that they need no second look."""
    return _BAD.search(text) is not None


def without_bad_characters(text: str) -> str:
    """The same text, as long as before, that every parser can read."""
    return _BAD.sub(lambda match: match[0] if _is_fine(text, match.start()) else _REPLACEMENT, text)


def findings_in(path: str, text: str, entity: Key | None) -> Iterator[Finding]:
    """One finding a kind of bad character, at the first of them."""
    by_character: dict[str, list[int]] = {}
    for match in bad_characters(text):
        by_character.setdefault(match[0], []).append(match.start())
    for character, offsets in by_character.items():
        yield _finding(path, text, entity, character, offsets)


def escaped_bad_characters(text: str) -> set[str]:
    """Bad characters that appear once HTML's `&#…;` are read."""
    return {match[0] for match in bad_characters(html.unescape(text))} if "&" in text else set()


def named(character: str) -> str:
    """`U+200B (ZERO WIDTH SPACE)`."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")


def _finding(path: str, text: str, entity: Key | None, character: str, offsets: list[int]) -> Finding:
    first = offsets[0]
    line = text.count("\n", 0, first) + 1
    column = first - text.rfind("\n", 0, first)
    others = f", here and {len(offsets) - 1} times more" if len(offsets) > 1 else ""
    return BAD_CHARACTER.at(
        Place(path, Span(line, column, line, column + 1), entity),
        f"an invisible character stands here: {named(character)}{others}",
        hint="delete it; it often comes along when text is pasted",
    )


def _is_fine(text: str, offset: int) -> bool:
    character = text[offset]
    if character in _JOINERS:
        return 0 < offset < len(text) - 1 and _joins(text[offset - 1]) and _joins(text[offset + 1])
    if _FIRST_TAG <= character <= _LAST_TAG:
        return text[:offset].rstrip("".join(map(chr, range(ord(_FIRST_TAG), ord(_LAST_TAG) + 1)))).endswith(_TAG_BASE)
    return False


def _joins(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM" or unicodedata.category(character) in ("So", "Sk")
