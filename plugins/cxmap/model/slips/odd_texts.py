"""Odd texts: words that stand for nothing, and texts that bring quotes of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxmap.model.slips.blanks import LONGEST_BLANK, is_blank_text

OPENING_QUOTES = '"“”„‟‘‚«»‹›'


def has_odd_texts(values: Mapping[str, object]) -> bool:
    """Whether one may stand anywhere in front matter: most files have none, and need no closer look."""
    texts = _texts_in(values.values())
    is_quoted = any(text[:1] in OPENING_QUOTES for text in texts)
    return is_quoted or any(map(is_blank_text, {text for text in texts if len(text) <= LONGEST_BLANK}))


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
