"""Where lines may break: never within a figure, and within a long word if they have to."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category

from markupsafe import Markup, escape

# Days, periods and shares.
_FIGURE = re.compile(r"\b\d{4}-(?:\d\d(?:-\d\d)?|[QHW]\d\d?)\b|\d[\d.,]* %")
_LONGEST = 24
_PIECE = 12
_LONG = re.compile(rf"\S{{{_LONGEST + 1},}}")
_BREAK = Markup("<wbr>")
_JOINER = "\u200d"


@lru_cache(maxsize=4096)  # reasons, most of which stand on several pages
def unbroken(text: str) -> Markup:
    """The text, escaped, each figure kept together."""
    parts, at = [], 0
    for figure in _FIGURE.finditer(text):
        parts += [escape(text[at : figure.start()]), Markup(f'<span class="cxmap-figure">{figure[0]}</span>')]
        at = figure.end()
    return Markup("").join((*parts, escape(text[at:])))


@lru_cache(maxsize=4096)  # names, most of which stand on many pages
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
