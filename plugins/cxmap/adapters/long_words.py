"""Long words: where a browser may break them, if it has to."""

from __future__ import annotations

import re
from unicodedata import combining

from markupsafe import Markup, escape

_LONGEST = 24
_PIECE = 12
_LONG = re.compile(rf"\S{{{_LONGEST + 1},}}")
_BREAK = Markup("<wbr>")


def breakable(text: str) -> Markup:
    """The text, escaped. Words longer than any that people write may break, so that no column grows as wide as they."""
    if not _LONG.search(text):
        return escape(text)
    return Markup("").join(
        _BREAK.join(_pieces(part)) if len(part) > _LONGEST else part for part in re.split(r"(\s+)", text)
    )


def _pieces(word: str) -> list[str]:
    """The word in pieces, none of which begins with a mark that belongs to the letter before."""
    starts = [0, *(at for at in range(_PIECE, len(word), _PIECE) if not combining(word[at]))]
    return [word[start:end] for start, end in zip(starts, [*starts[1:], len(word)], strict=True)]
