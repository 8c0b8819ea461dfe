"""Pictures of diagrams, drawn when the site is built: inline SVG from Mermaid text."""

from cxmap.adapters.drawing.authors import author_diagram
from cxmap.adapters.drawing.caption import Caption
from cxmap.adapters.drawing.choice import NoDrawingLibraryError, chosen
from cxmap.adapters.drawing.graphs.picture import drawn_graph
from cxmap.adapters.drawing.inline import drawn, drawn_journey, inlined
from cxmap.adapters.drawing.port import Drawing, Refused

__all__ = [
    "Caption",
    "Drawing",
    "NoDrawingLibraryError",
    "Refused",
    "author_diagram",
    "chosen",
    "drawn",
    "drawn_graph",
    "drawn_journey",
    "inlined",
]
