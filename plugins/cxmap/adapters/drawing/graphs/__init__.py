"""Pictures of graphs, laid out here: no library keeps lanes and columns in their places."""

from cxmap.adapters.drawing.graphs.picture import drawn_graph

__all__ = ["drawn_graph"]
