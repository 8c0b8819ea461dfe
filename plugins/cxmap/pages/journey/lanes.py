"""The lanes of a journey's map, from what customers feel down to what nobody sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from cxmap.insight.journey_columns import StageColumns
from cxmap.model.touchpoint import Layer, Touchpoint
from cxmap.pages.journey import entries, parties
from cxmap.pages.kit.site import Site

Entry = (
    entries.Felt
    | entries.Tangible
    | entries.PromiseHere
    | entries.Pain
    | entries.Recovery
    | entries.Measure
    | entries.Hands
    | parties.PartEntry
    | parties.HandOffEntry
)
Build = Callable[[Site, Touchpoint], Iterable[Entry]]


class Side(StrEnum):
    """Which of the two views of a journey shows a lane."""

    CUSTOMER = "customer"
    COMPANY = "company"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class LaneKind:
    """One lane; `layer` is set where touchpoints of that layer stand in it, and hand-offs to them."""

    name: str
    side: Side
    build: Build
    layer: Layer | None = None


LANES = (
    LaneKind("Felt because", Side.CUSTOMER, entries.felt_entries),
    LaneKind("They see and hold", Side.CUSTOMER, entries.tangible_entries),
    LaneKind("Promised here", Side.BOTH, entries.promise_entries),
    LaneKind("What hurts", Side.CUSTOMER, entries.pain_entries),
    LaneKind("If it goes wrong", Side.CUSTOMER, entries.recovery_entries),
    LaneKind("Frontstage", Side.BOTH, parties.parts_seen, Layer.FRONTSTAGE),
    LaneKind("Backstage", Side.COMPANY, parties.parts_backstage, Layer.BACKSTAGE),
    LaneKind("Support", Side.COMPANY, parties.parts_in_support, Layer.SUPPORT),
    LaneKind("Partners", Side.COMPANY, parties.parts_of_unseen_partners),
    LaneKind("Measured by", Side.COMPANY, entries.measure_entries),
    LaneKind("In whose hands", Side.COMPANY, entries.hands_entries),
)
"""From top to bottom."""

BELOW = LANES.index(next(lane for lane in LANES if lane.layer is Layer.BACKSTAGE))
"""The line of visibility runs above this lane."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane as it lies on one map: its first row, and how many it takes."""

    kind: LaneKind
    row: int
    height: int


FIRST_ROW = 4
"""Above the lanes lie the stages, the touchpoints and the curve."""


def placed(groups: tuple[StageColumns, ...]) -> tuple[tuple[Lane, ...], int]:
    """All lanes with their rows, and the row of the line of visibility.

    A lane in which touchpoints stand has a row for them above that for the parties.
    """
    layers = {column.touchpoint.layer for group in groups for column in group.columns}
    lanes: list[Lane] = []
    row = FIRST_ROW
    line = 0
    for position, kind in enumerate(LANES):
        if position == BELOW:
            line, row = row, row + 1
        height = 2 if kind.layer in (Layer.BACKSTAGE, Layer.SUPPORT) and kind.layer in layers else 1
        lanes.append(Lane(kind, row, height))
        row += height
    return tuple(lanes), line
