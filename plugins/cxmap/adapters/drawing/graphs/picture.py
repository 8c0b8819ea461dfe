"""A graph as one `svg` element for a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import ceil
from xml.sax.saxutils import escape, quoteattr

from cxmap.adapters.drawing.caption import Caption, looks_of
from cxmap.adapters.drawing.graphs.columns import columns_scene
from cxmap.adapters.drawing.graphs.lanes import lanes_scene
from cxmap.adapters.drawing.graphs.scene import (
    ICON,
    ICON_ROOM,
    NAME_LINE,
    PADDING,
    TEXT_LINE,
    WORDS_LINE,
    Band,
    Box,
    Route,
    Scene,
    TextLines,
    path,
    shown,
    with_notes,
)
from cxmap.adapters.drawing.look import INK, LINE, PAPER
from cxmap.adapters.drawing.verdict_icons import VERDICT_ICONS
from cxmap.diagrams.graph import Arrangement, Graph, GraphNode, NodeKind, Stroke
from cxmap.diagrams.mermaid.escaping import showable
from cxmap.diagrams.mermaid.flowchart import node_names

_ARRANGED = {Arrangement.COLUMNS: columns_scene, Arrangement.LANES: lanes_scene}

_INSET = PADDING + 4

# More lines than these hide one another.
_DENSE = 60


def drawn_graph(graph: Graph, caption: Caption, address: Callable[[str], str]) -> str:
    """The graph as a picture whose nodes are links; `address` makes a URL of a node's path.

    The page's stylesheet colours it, so that each scheme and print have their own colours; what it says by its
    attributes is for readers without that.
    """
    scene = with_notes(_ARRANGED[graph.arrangement](graph), graph)
    looks = f"cxmap-graph cxmap-graph--{graph.arrangement}"
    if len(scene.routes) > _DENSE:
        looks += " cxmap-graph--dense"
    return _svg(looks, scene, caption, "".join(_content_of(scene, caption.name, node_names(graph), address)))


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


_OUTLINES: Mapping[NodeKind, Callable[[Box, str], str]] = {
    NodeKind.PROMISE: _rounded(20),
    NodeKind.TOUCHPOINT: _rounded(3),
    NodeKind.CAPABILITY: _rounded(10),
    NodeKind.DEPARTMENT: _rounded(3),
    NodeKind.PARTNER: _with_bars,
    NodeKind.PERSONA: _rounded(20),
    NodeKind.JOURNEY: _pointed,
}


def _svg(looks: str, scene: Scene, caption: Caption, content: str) -> str:
    name, width, height = caption.name, ceil(scene.width), shown(scene.height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{name}" class="{looks_of(width)} {looks}" role="group"'
        f' aria-labelledby="{name}-title {name}-desc" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' font-size="14"><title id="{name}-title">{_text(caption.title)}</title>'
        f'<desc id="{name}-desc">{_text(caption.description)}</desc>{content}</svg>'
    )


def _content_of(scene: Scene, name: str, names: Mapping[str, str], address: Callable[[str], str]) -> Iterator[str]:
    yield from _markers(name)
    yield '<g aria-hidden="true" fill="none">'
    yield from map(_band, scene.bands)
    yield f'</g><g aria-hidden="true" fill="none" stroke="{LINE}">'
    yield from (_route(route, name, names) for route in scene.routes)
    yield f'</g><g fill="{INK}">'
    yield from map(_words, scene.words)
    yield from (_node(box, names[box.card.node.key], address) for box in scene.boxes)
    yield "</g>"


def _markers(name: str) -> Iterator[str]:
    size = 'viewBox="-6 -5 8 10" markerWidth="8" markerHeight="10" markerUnits="userSpaceOnUse"'
    shared = f'{size} orient="auto-start-reverse"'
    yield "<defs>"
    arrow = f'<path class="cxmap-arrow" d="M-6-4.5 2 0-6 4.5z" fill="{LINE}"/>'
    cross = f'<path class="cxmap-cross" d="M-5-4 1 4M-5 4 1-4" stroke="{LINE}" stroke-width="2"/>'
    yield f'<marker id="{name}-arrow" {shared}>{arrow}</marker><marker id="{name}-cross" {shared}>{cross}</marker>'
    yield "</defs>"


def _band(band: Band) -> str:
    return (
        f'<rect class="cxmap-graph__{band.look}-band" x="{shown(band.x)}" y="{shown(band.y)}"'
        f' width="{shown(band.width)}" height="{shown(band.height)}" rx="4"/>'
    )


def _route(route: Route, name: str, names: Mapping[str, str]) -> str:
    if route.line is None:
        return f'<path class="cxmap-graph__line" d="{route.path}"/>'
    ends = ""
    if route.line is Stroke.CROSSED:
        ends = f' marker-start="url(#{name}-cross)" marker-end="url(#{name}-cross)"'
    elif route.line is not Stroke.DOTTED:
        ends = f' marker-end="url(#{name}-arrow)"'
    if route.ends:
        ends += f' data-ends="{" ".join(names[end] for end in route.ends)}"'
    title = f"<title>{_text(route.about)}</title>" if route.about else ""
    return f'<path class="cxmap-edge cxmap-edge--{route.line}" d="{route.path}"{ends}>{title}</path>'


def _words(words: TextLines) -> str:
    return _label(words.lines, words.x, words.y, f"cxmap-graph__{words.look}", TEXT_LINE)


def _node(box: Box, name: str, address: Callable[[str], str]) -> str:
    node = box.card.node
    inside = outline(box, f'class="cxmap-node__card" fill="{PAPER}" stroke="{LINE}"') + _content(box)
    if not node.path:
        return f'<g class="{_classes(node)}" data-node="{name}">{inside}</g>'
    spoken = _quoted(", ".join(filter(None, (node.name, node.doing, *node.words))))
    about = f"<title>{_text(node.about)}</title>" if node.about else ""
    link = f"href={_quoted(address(node.path))} aria-label={spoken}"
    return f'<a class="{_classes(node)}" data-node="{name}" {link}>{about}{inside}</a>'


def _classes(node: GraphNode) -> str:
    verdict = f" cxmap-node--{node.verdict} cxmap-verdict--{node.verdict}" if node.verdict else ""
    return f"cxmap-node cxmap-node--{node.kind}{verdict}{' cxmap-node--weakest' if node.is_weakest else ''}"


def _content(box: Box) -> str:
    x, y = box.x + _INSET, box.y + PADDING
    parts = [_label(box.card.name, x, y, "cxmap-node__name", NAME_LINE)]
    y += len(box.card.name) * NAME_LINE
    parts.append(_label(box.card.doing, x, y, "cxmap-node__words", WORDS_LINE))
    y += len(box.card.doing) * WORDS_LINE
    if verdict := box.card.node.verdict:
        scale = ICON / 16
        place = f'transform="translate({shown(x)} {shown(y + 2)}) scale({scale:g})"'
        parts.append(
            f'<path class="cxmap-node__icon" d="{VERDICT_ICONS[verdict]}" {place} fill="none" stroke="{INK}"/>'
        )
        parts.append(_label(box.card.node.words[:1], x + ICON_ROOM, y, "cxmap-node__verdict", WORDS_LINE))
        y += WORDS_LINE
    parts.append(_label(box.card.words, x, y, "cxmap-node__words", WORDS_LINE))
    # Where the space is missing, listeners hear name and verdict as one word.
    return " ".join(filter(None, parts))


def _label(lines: tuple[str, ...], x: float, y: float, look: str, height: int) -> str:
    """The lines below each other; each stands on its base line, which is about a quarter from the bottom."""
    if not lines:
        return ""
    spans = (
        f'<tspan x="{shown(x)}" y="{shown(y + (at + 0.75) * height)}">{_text(line)}</tspan>'
        for at, line in enumerate(lines)
    )
    return f'<text class="{look}">{"".join(spans)}</text>'


def _text(text: str) -> str:
    return escape(showable(text))


def _quoted(text: str) -> str:
    return quoteattr(showable(text))


def _pointed_at_both_ends(box: Box) -> str:
    down = box.card.height / 2
    across = box.card.width - 2 * _TIP
    way = ("h", across, "l", _TIP, down, "l", -_TIP, down, "h", -across, "l", -_TIP, -down, "z")
    return path("M", box.x + _TIP, box.y, *way)


def _drawn(way: str, look: str) -> str:
    return f'<path {look} d="{way}"/>'
