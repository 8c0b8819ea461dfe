"""Characters that nobody can see, or that reorder text: named by their code point."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cxmap.findings.finding import Finding, Place
from cxmap.findings.front_matter_rules import BAD_CHARACTER
from cxmap.model.document import Span
from cxmap.model.ids import Key

STAND_IN = "\ufdd0"
"""Stands in a text where a bad character was: YAML can read it, and no author's text holds it."""

_ASCII = "\x00-\x08\x0b-\x1f\x7f"
_BASIC = (
    "\x80-\x9f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff"
)
_BEYOND = "\U000e0000-\U000e0fff" + "".join(
    chr(plane | last) for plane in range(0x10000, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
_SUSPECT = re.compile(f"[{_ASCII}{_BASIC}{_BEYOND}]")
# Ranges that fit into two bytes are looked up in a table, and others are compared one by one.
_SUSPECT_ASCII = re.compile(f"[{_ASCII}]")
_SUSPECT_BASIC = re.compile(f"[{_ASCII}{_BASIC}]")
_FLAG_OF_A_REGION = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,30}\U000e007f")
_BREAK = "\u200b"
_UNSPACED = (
    *("BALINESE", "BOPOMOFO", "CJK", "HALFWIDTH KATAKANA", "HIRAGANA", "IDEOGRAPHIC", "JAVANESE", "KATAKANA", "KHMER"),
    *("LAO ", "MYANMAR", "NEW TAI LUE", "TAI ", "THAI ", "TIBETAN", "YI "),
)
"""How the names of letters begin whose scripts put no spaces between words."""
_JOINERS = "\u200c\u200d"
_VARIANT = re.compile("[\U000e0100-\U000e01ef]")


def bad_characters(text: str) -> Iterator[tuple[str, int]]:
    """Every character that must not stand in content, and its offset.

    Joiners inside words and emoji are fine, and so are ends of words in scripts without spaces.
    """
    flags = {offset for flag in _FLAG_OF_A_REGION.finditer(text) for offset in range(*flag.span())}
    for match in _SUSPECT.finditer(text):
        character, offset = match[0], match.start()
        if offset not in flags and not _is_fine(text, character, offset):
            yield character, offset


def may_hold_bad_characters(text: str) -> bool:
    """False for most files, so that they need no second look."""
    if text.isascii():
        return not text.replace("\n", "").isprintable() and _SUSPECT_ASCII.search(text) is not None
    return (_SUSPECT if max(text) > "\uffff" else _SUSPECT_BASIC).search(text) is not None


def without_bad_characters(text: str) -> str:
    """The text as it looks: what others keep was never meant to hold them."""
    # Without one of them, its neighbour may stand where it must not.
    while may_hold_bad_characters(text) and (bad := {offset for _, offset in bad_characters(text)}):
        text = "".join(character for offset, character in enumerate(text) if offset not in bad)
    return text


def swept(path: str, text: str, entity: Key | None) -> tuple[str, list[Finding]]:
    """The text with a stand-in for each bad character; and one finding a kind of them, at the first."""
    if not may_hold_bad_characters(text):
        return text, []
    characters = list(text)
    by_character: dict[str, list[int]] = {}
    for character, offset in bad_characters(text):
        characters[offset] = STAND_IN
        by_character.setdefault(character, []).append(offset)
    findings = [_finding(path, text, entity, character, offsets) for character, offsets in by_character.items()]
    return "".join(characters), findings


def named(character: str) -> str:
    """`U+200B (ZERO WIDTH SPACE)`."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")


def _finding(path: str, text: str, entity: Key | None, character: str, offsets: list[int]) -> Finding:
    first = offsets[0]
    line = text.count("\n", 0, first) + 1
    column = first - text.rfind("\n", 0, first)
    others = {1: "", 2: ", here and once more"}.get(len(offsets), f", here and {len(offsets) - 1} times more")
    return BAD_CHARACTER.at(
        Place(path, Span(line, column, line, column + 1), entity),
        f"an invisible character stands here: {named(character)}{others}",
        hint="delete it; it often comes along when text is pasted",
    )


def _is_fine(text: str, character: str, offset: int) -> bool:
    if character in _JOINERS or character == _BREAK:
        may_stand = _is_unspaced if character == _BREAK else _joins
        return 0 < offset < len(text) - 1 and may_stand(text[offset - 1]) and may_stand(text[offset + 1])
    if character > "\uffff" and _VARIANT.match(character):
        return offset > 0 and unicodedata.category(text[offset - 1]) == "Lo"
    return False


def _joins(character: str) -> bool:
    """Letters, marks and emoji, among which are arrows."""
    category = unicodedata.category(character)
    return category[0] in "LM" or category in ("So", "Sk") or character in "\u2194\u2195"


def _is_unspaced(character: str) -> bool:
    """Letters and marks of scripts in which an invisible space shows where a word ends."""
    return unicodedata.category(character)[0] in "LM" and unicodedata.name(character, "").startswith(_UNSPACED)
