"""The rows of a service blueprint and the lines between them, as pictures, maps and slides of journeys name them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from cxmap.model.touchpoint import Layer


class BlueprintRow(StrEnum):
    """A row by its name, from top to bottom: from physical evidence down to support processes and partners."""

    EVIDENCE = "They see and hold"
    ACTIONS = "They do"
    FRONTSTAGE = "Frontstage"
    BACKSTAGE = "Backstage"
    SUPPORT = "Support"
    CAPABILITIES = "Capabilities"
    PARTNERS = "Partners"


LINES: Mapping[Layer, str] = {
    Layer.FRONTSTAGE: "Line of interaction",
    Layer.BACKSTAGE: "Line of visibility",
    Layer.SUPPORT: "Line of internal interaction",
}
"""Each above the row of a layer."""


def row_of(layer: Layer) -> BlueprintRow:
    """The row of those who act in a layer."""
    return BlueprintRow[layer.name]
