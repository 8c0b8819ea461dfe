"""Pictures of diagrams, drawn when the site is built: inline SVG from Mermaid text."""

from cxmap.adapters.drawing.choice import NoDrawingLibraryError, chosen
from cxmap.adapters.drawing.graphs import drawn_graph
from cxmap.adapters.drawing.inline import Caption, drawn, inlined
from cxmap.adapters.drawing.port import Drawing, Refused

__all__ = [
    "Caption",
    "Drawing",
    "NoDrawingLibraryError",
    "Refused",
    "chosen",
    "drawn",
    "drawn_graph",
    "inlined",
]
