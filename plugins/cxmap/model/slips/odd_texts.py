"""Odd texts: words that stand for nothing, and texts that bring quotes of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxmap.model.slips.blanks import BLANKS, LONGEST_BLANK

OPENING_QUOTES = '"“”„‟‘‚«»‹›'
_OPENING = frozenset(OPENING_QUOTES)


def has_odd_texts(values: Mapping[str, object]) -> bool:
    """Whether one may stand anywhere in front matter: most files have none, and need no closer look."""
    texts = _texts_in(values.values())
    if not _OPENING.isdisjoint([text[:1] for text in texts]):
        return True
    return not BLANKS.isdisjoint([" ".join(text.split()).lower() for text in texts if len(text) <= LONGEST_BLANK])


def _texts_in(values: Iterable[object]) -> list[str]:
    found = []
    for value in values:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            found += _texts_in(value.values())
        elif isinstance(value, list):
            found += _texts_in(value)
    return found
