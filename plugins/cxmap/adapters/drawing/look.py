"""How every diagram looks: one configuration of Mermaid, whichever library draws."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# The id of the root element, which both libraries put before the ids within.
ROOT_ID = "my-svg"

_STAGES = {
    "stage-0": "#e3ebfb",
    "stage-1": "#f9ecd8",
    "stage-2": "#e0f2e6",
    "stage-3": "#f6e4f0",
    "stage-4": "#ddf1f3",
    "stage-5": "#f8e5de",
    "stage-6": "#eae5f8",
    "stage-7": "#eef1d9",
}
# As many as Mermaid gives colours of a theme to.
_PARTIES = {
    "party-0": "#a9d4ad",
    "party-1": "#f3c58b",
    "party-2": "#a8c7f5",
    "party-3": "#e9b3cf",
    "party-4": "#9fd8dc",
    "party-5": "#d9d38a",
}
INK, LINE, EDGE, PAPER = "#1f2430", "#5b6472", "#7c8aa5", "#fefefe"
FACE = "#ffe9a8"
_LIGHT = {
    "ink": INK,
    "line": LINE,
    "box": "#eaf0fb",
    "edge": EDGE,
    "second": "#f3eee1",
    "third": "#e9f4ec",
    "group": "#f6f8fc",
    "paper": PAPER,
    "note": "#fdf3cf",
    "face": FACE,
    **_STAGES,
    **_PARTIES,
}

# Each colour of ours and the role it has: the stylesheet gives the role its colour in each scheme.
ROLES: Mapping[str, str] = {colour: role for role, colour in _LIGHT.items()}

_INK_OF = """
    textColor primaryTextColor secondaryTextColor tertiaryTextColor titleColor nodeTextColor
    actorTextColor signalTextColor labelTextColor loopTextColor noteTextColor classText
    taskTextColor taskTextDarkColor taskTextOutsideColor pieTitleTextColor pieSectionTextColor
    pieLegendTextColor transitionLabelColor stateLabelColor relationLabelColor requirementTextColor
"""
_LINE_OF = "lineColor signalColor arrowheadColor transitionColor relationColor"
_BOX_OF = "primaryColor mainBkg actorBkg labelBoxBkgColor stateBkg requirementBackground"
_EDGE_OF = """
    primaryBorderColor nodeBorder actorBorder actorLineColor labelBoxBorderColor
    secondaryBorderColor tertiaryBorderColor clusterBorder noteBorderColor requirementBorderColor
"""

_THEME_VARIABLES = {
    "fontFamily": "inherit",
    "background": PAPER,
    "edgeLabelBackground": PAPER,
    "secondaryColor": _LIGHT["second"],
    "tertiaryColor": _LIGHT["third"],
    "clusterBkg": _LIGHT["group"],
    "noteBkgColor": _LIGHT["note"],
    "faceColor": FACE,
    # Reckoned from a colour that is not set, it would be none.
    "quadrantPointFill": LINE,
    **dict.fromkeys(_INK_OF.split(), INK),
    **dict.fromkeys(_LINE_OF.split(), LINE),
    **dict.fromkeys(_BOX_OF.split(), _LIGHT["box"]),
    **dict.fromkeys(_EDGE_OF.split(), EDGE),
    **{f"actor{role[-1]}": colour for role, colour in _PARTIES.items()},
    **{f"fillType{role[-1]}": colour for role, colour in _STAGES.items()},
}

# Typed as loosely as the libraries take it.
CONFIGURATION: dict[str, Any] = {
    "theme": "base",
    "look": "classic",
    "themeVariables": _THEME_VARIABLES,
    # Labels of HTML come with the box they are to stand in: they are made SVG text in its middle,
    # where the libraries' own SVG text often is not.
    "htmlLabels": True,
    "journey": {
        # Text with its box beside it, so that it can be wrapped for it.
        "textPlacement": "fo",
        "width": 170,
        # The faces stay where they are: a higher box would come down to them.
        "height": 70,
        "taskMargin": 14,
        "diagramMarginX": 14,
        "taskFontSize": 13,
        "titleFontSize": "18px",
        "titleFontFamily": "inherit",
        "leftMargin": 80,
        # Mermaid would break a long name inside an escaped character.
        "maxLabelWidth": 100_000,
    },
}
