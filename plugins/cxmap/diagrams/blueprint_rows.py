"""The rows of a service blueprint and the lines between them, as pictures, maps and slides of journeys name them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
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


def lines_above(shown: Collection[str]) -> Mapping[str, str]:
    """The line above each of the rows that are shown, by their names: lines with nothing between them are one.

    Where customers do nothing, nobody meets them, and there is no line of interaction.
    """
    found: dict[str, str] = {}
    passed: list[str] = []
    is_first = True
    for row in BlueprintRow:
        layer = next((each for each in Layer if row_of(each) is row), None)
        if layer and not (is_first and layer is Layer.FRONTSTAGE):
            passed.append(LINES[layer])
        if row in shown:
            if passed:
                found[row] = " and ".join((passed[0], *map(str.lower, passed[1:])))
            passed, is_first = [], False
    return found
