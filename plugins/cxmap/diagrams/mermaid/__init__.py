"""Mermaid text: the only place that knows mermaid-py and Mermaid's grammar."""

from cxmap.diagrams.mermaid.escaping import LONGEST_TEXT, escaped, showable
from cxmap.diagrams.mermaid.flowchart import flowchart_text, node_names
from cxmap.diagrams.mermaid.journey import NO_SCORE, NO_TOUCHPOINTS, journey_text

__all__ = [
    "LONGEST_TEXT",
    "NO_SCORE",
    "NO_TOUCHPOINTS",
    "escaped",
    "flowchart_text",
    "journey_text",
    "node_names",
    "showable",
]
