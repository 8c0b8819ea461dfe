"""How wide a drawing is, in words for the stylesheet."""

from __future__ import annotations

_WIDE = 1200
"""Wider than this, nobody can read it on a sheet that stands upright."""


def looks_of(width: float) -> str:
    """The classes of a drawing."""
    return "cxmap-drawing cxmap-drawing--wide" if width > _WIDE else "cxmap-drawing"
