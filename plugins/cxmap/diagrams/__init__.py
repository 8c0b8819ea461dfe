"""Diagrams: values first, Mermaid text last."""

from cxmap.diagrams.journey import JourneyDiagram, JourneySection, JourneyTask
from cxmap.diagrams.mermaid import LONGEST_TEXT, NO_SCORE, NO_TOUCHPOINTS, escaped, journey_text
from cxmap.diagrams.parts import MOST_TASKS, parts

__all__ = [
    "LONGEST_TEXT",
    "MOST_TASKS",
    "NO_SCORE",
    "NO_TOUCHPOINTS",
    "JourneyDiagram",
    "JourneySection",
    "JourneyTask",
    "escaped",
    "journey_text",
    "parts",
]
