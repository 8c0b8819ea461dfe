"""Odd texts: words that stand for nothing, and texts that bring quotes of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cxmap.model.slips.blanks import BLANKS, is_blank_text

OPENING_QUOTES = '"“”„‟‘‚«»‹›'
_OPENING = frozenset((*OPENING_QUOTES, "'"))
SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
BEGINNINGS = frozenset((*_OPENING, *SPACES, *(sign for word in BLANKS for sign in (word[0], word[0].upper()))))
"""The signs with which an odd text may begin."""

_LONGEST = 40
"""No word for nothing is longer, with some blanks around it."""


def is_odd_text(text: str) -> bool:
    """Whether it may be one: most files have none, and need no closer look."""
    return text.lstrip()[:1] in _OPENING or (len(text) <= _LONGEST and is_blank_text(text))


def texts_in(values: Iterable[Any]) -> list[str]:
    """All texts in front matter, of which the rest are lists and mappings."""
    found = []
    for value in values:
        if isinstance(value, str):
            found.append(value)
        else:
            found += texts_in(value.values() if isinstance(value, Mapping) else value)
    return found
