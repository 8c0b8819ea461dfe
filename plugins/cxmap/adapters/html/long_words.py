"""Long words: where a browser may break them, if it has to."""

from __future__ import annotations

import re
from unicodedata import category

from markupsafe import Markup, escape

_LONGEST = 24
_PIECE = 12
_LONG = re.compile(rf"\S{{{_LONGEST + 1},}}")
_BREAK = Markup("<wbr>")
_JOINER = "\u200d"


def breakable(text: str) -> Markup:
    """The text, escaped. Words longer than any that people write may break, so that no column grows as wide as they."""
    if not _LONG.search(text):
        return escape(text)
    return Markup("").join(
        _BREAK.join(_pieces(part)) if len(part) > _LONGEST else part for part in re.split(r"(\s+)", text)
    )


def _pieces(word: str) -> list[str]:
    """The word in pieces, none of which begins with a mark or what is joined to the sign before."""
    starts = [0, *(at for at in range(_PIECE, len(word), _PIECE) if not _belongs_together(word[at - 1], word[at]))]
    return [word[start:end] for start, end in zip(starts, [*starts[1:], len(word)], strict=True)]


def _belongs_together(before: str, after: str) -> bool:
    return category(after).startswith("M") or _JOINER in (before, after)
