"""Numbers in a drawing, which may hold anything where an author configured it."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

_NUMBER = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?)(?:px)?\s*", re.IGNORECASE)
# No screen and no sheet is larger.
_FARTHEST = 1_000_000


def number(element: Element, name: str) -> float:
    """The attribute's number, or 0 where it has none."""
    return parsed_number(element.get(name, ""))


def parsed_number(text: str) -> float:
    match = _NUMBER.fullmatch(text)
    return min(max(float(match[1]), -_FARTHEST), _FARTHEST) if match else 0.0
