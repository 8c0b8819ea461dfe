"""Invisible characters that a text holds as HTML's `&#…;`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxmap.findings.finding import Finding, Place
from cxmap.findings.front_matter_rules import BAD_CHARACTER
from cxmap.loading.files.characters import bad_characters, named
from cxmap.loading.markdown.body_places import Passage

_ESCAPE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});?")
_LAST = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Escaped:
    """A bad character, how it is written, and its line."""

    character: str
    text: str
    line: int

    def finding_at(self, place: Place) -> Finding:
        message = f"an invisible character is written here as an escape: {named(self.character)}"
        return BAD_CHARACTER.at(place, message, hint="delete the escape")


def escaped_in(passages: Iterable[Passage]) -> tuple[Escaped, ...]:
    """Every bad character that stands in a text as an escape, each at the first of them."""
    first: dict[str, Escaped] = {}
    for passage in passages:
        for escape in _in_passage(passage):
            first.setdefault(escape.character, escape)
    return tuple(first.values())


def _in_passage(passage: Passage) -> Iterator[Escaped]:
    """Escapes are read before characters are judged, as a joiner may stand between two escaped letters."""
    if "&" not in passage.text:
        return
    parts: list[str] = []
    made: dict[int, re.Match[str]] = {}
    done = length = 0
    for escape in _ESCAPE.finditer(passage.text):
        plain, character = passage.text[done : escape.start()], _unescaped(escape[0])
        made[length + len(plain)] = escape
        parts += (plain, character)
        done, length = escape.end(), length + len(plain) + len(character)
    parts.append(passage.text[done:])
    line_of = passage.lines()
    for character, offset in bad_characters("".join(parts)):
        if offset in made:
            yield Escaped(character, made[offset][0], line_of(made[offset].start()))


def _unescaped(escape: str) -> str:
    digits = escape[2:].rstrip(";")
    if not escape.startswith("&#"):
        return html.unescape(escape)
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return chr(code) if code <= _LAST else escape
