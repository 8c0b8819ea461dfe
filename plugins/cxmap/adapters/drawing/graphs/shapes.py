"""The outline of each kind of card; the weakest link of a chain has one that no kind has."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cxmap.adapters.drawing.graphs.cards import Box
from cxmap.adapters.drawing.graphs.scene import path, shown
from cxmap.diagrams import NodeKind

_TIP = 9
_BARS = 5


def outline(box: Box, look: str) -> str:
    """The SVG element around the card, with the attributes that say how it looks."""
    if box.card.node.is_weakest:
        return _drawn(_pointed_at_both_ends(box), look)
    return _OUTLINES[box.card.node.kind](box, look)


def _rounded(radius: float) -> Callable[[Box, str], str]:
    def rounded(box: Box, look: str) -> str:
        corner = min(radius, box.card.height / 2)
        size = f'width="{shown(box.card.width)}" height="{shown(box.card.height)}" rx="{shown(corner)}"'
        return f'<rect {look} x="{shown(box.x)}" y="{shown(box.y)}" {size}/>'

    return rounded


def _with_bars(box: Box, look: str) -> str:
    bars = (part for x in (box.x + _BARS, box.right - _BARS) for part in ("M", x, box.y, "v", box.card.height))
    around = ("M", box.x, box.y, "h", box.card.width, "v", box.card.height, "h", -box.card.width, "z")
    return _drawn(path(*around, *bars), look)


def _pointed(box: Box, look: str) -> str:
    down = box.card.height / 2
    way = ("h", box.card.width - _TIP, "l", _TIP, down, "l", -_TIP, down, "h", _TIP - box.card.width, "z")
    return _drawn(path("M", box.x, box.y, *way), look)


def _pointed_at_both_ends(box: Box) -> str:
    down = box.card.height / 2
    across = box.card.width - 2 * _TIP
    way = ("h", across, "l", _TIP, down, "l", -_TIP, down, "h", -across, "l", -_TIP, -down, "z")
    return path("M", box.x + _TIP, box.y, *way)


def _drawn(way: str, look: str) -> str:
    return f'<path {look} d="{way}"/>'


_OUTLINES: Mapping[NodeKind, Callable[[Box, str], str]] = {
    NodeKind.PROMISE: _rounded(20),
    NodeKind.TOUCHPOINT: _rounded(3),
    NodeKind.CAPABILITY: _rounded(10),
    NodeKind.DEPARTMENT: _rounded(3),
    NodeKind.PARTNER: _with_bars,
    NodeKind.PERSONA: _rounded(20),
    NodeKind.JOURNEY: _pointed,
}
