"""Figures within a sentence: days, periods and shares, which no line may part."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_FIGURE = re.compile(r"\b\d{4}-(?:\d\d(?:-\d\d)?|[QHW]\d\d?)\b|\d[\d.,]* %")


def unbroken(text: str) -> Markup:
    """The text, escaped, each figure kept together."""
    parts, at = [], 0
    for figure in _FIGURE.finditer(text):
        parts += [escape(text[at : figure.start()]), Markup(f'<span class="cxmap-figure">{figure[0]}</span>')]
        at = figure.end()
    return Markup("").join((*parts, escape(text[at:])))
