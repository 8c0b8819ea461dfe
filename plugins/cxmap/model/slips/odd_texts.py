"""Odd texts: words that stand for nothing, and texts that bring quotes of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cxmap.model.slips.blanks import BLANKS

OPENING_QUOTES = '"“”„‟‘‚«»‹›'
_OPENING = frozenset(OPENING_QUOTES)


def has_odd_texts(values: Mapping[str, Any]) -> bool:
    """Whether one may stand anywhere in front matter: most files have none, and need no closer look."""
    texts = _texts_in(values.values())
    is_quoted = not _OPENING.isdisjoint([text[:1] for text in texts])
    return is_quoted or not BLANKS.isdisjoint(map(str.strip, map(str.lower, texts)))


def _texts_in(values: Iterable[Any]) -> list[str]:
    """All texts in front matter, of which the rest are lists and mappings."""
    found = []
    for value in values:
        if isinstance(value, str):
            found.append(value)
        else:
            found += _texts_in(value.values() if isinstance(value, Mapping) else value)
    return found
