"""A service blueprint: touchpoints in order, who stands in front of them, and who stands unseen behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from itertools import groupby

from cxmap.diagrams.graph import (
    Arrangement,
    Graph,
    GraphEdge,
    GraphGroup,
    GraphHeading,
    GraphNode,
    NodeKind,
    Relation,
    judged_node,
    node_of,
)
from cxmap.diagrams.shortened import MOST_NODES
from cxmap.insight.journey_columns import TouchpointColumn, groups_of, passages
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.places import layer_of
from cxmap.model.ids import Key
from cxmap.model.journey import Journey
from cxmap.model.touchpoint import Layer, Touchpoint

LINE_OF_VISIBILITY = "Line of visibility"
MAKE_OR_BREAK = "make-or-break"
_Step = tuple[str, TouchpointColumn]
"""A touchpoint of a journey, after the name of its stage."""


class _Lane(StrEnum):
    TOUCHPOINTS = "Touchpoints"
    FRONTSTAGE = "Frontstage"
    BACKSTAGE = "Backstage"
    SUPPORT = "Support"
    PARTNERS = "Partners"


_SEEN = frozenset({_Lane.TOUCHPOINTS, _Lane.FRONTSTAGE})


def blueprint_graphs(judged: JudgedMap, journey: Journey) -> tuple[Graph, ...]:
    """The blueprint with a lane for each layer; the line of visibility frames those that customers do not see.

    One too large to be read has a part for each stage, or several of a stage, counted in their titles. A party has a
    node at each touchpoint where it has a part. A journey without touchpoints has none.
    """
    steps = [(group.stage.name, column) for group in groups_of(judged, journey) for column in group.columns]
    title = f"Blueprint: {journey.name}"
    if _size(judged, steps) <= MOST_NODES:
        return (_graph(judged, title, steps),) if steps else ()
    return tuple(
        part
        for stage, found in groupby(steps, key=lambda step: step[0])
        for part in _parts_of_stage(judged, f"{title}: {stage}", [*found])
    )


def parties_at(judged: JudgedMap, touchpoint: Touchpoint) -> tuple[tuple[Key, Layer], ...]:
    """The owner where the touchpoint itself lies, then who else has a part; each once in a layer."""
    named = (
        *((owner, touchpoint.layer) for owner in (touchpoint.answering,) if owner),
        *((each.party, layer_of(each, touchpoint)) for each in touchpoint.contributors),
    )
    return tuple((key, layer) for key, layer in dict.fromkeys(named) if judged.shows(key))


def _size(judged: JudgedMap, steps: list[_Step]) -> int:
    return sum(1 + len(parties_at(judged, column.touchpoint)) for _, column in steps)


def _parts_of_stage(judged: JudgedMap, title: str, steps: list[_Step]) -> Iterator[Graph]:
    shares: list[list[_Step]] = [[]]
    for step in steps:
        if shares[-1] and _size(judged, [*shares[-1], step]) > MOST_NODES:
            shares.append([])
        shares[-1].append(step)
    for number, share in enumerate(shares, start=1):
        yield _graph(judged, f"{title} ({number} of {len(shares)})" if len(shares) > 1 else title, share)


def _graph(judged: JudgedMap, title: str, steps: list[_Step]) -> Graph:
    placed: list[tuple[_Lane, GraphNode]] = []
    before: dict[int, list[int]] = {}
    for one, other in passages(column for _, column in steps):
        before.setdefault(other.number, []).append(one.number)
    edges: list[GraphEdge] = []
    keys: dict[int, str] = {}
    for column, (_, step) in enumerate(steps):
        touchpoint = step.touchpoint
        lane = _Lane.TOUCHPOINTS if touchpoint.layer is Layer.FRONTSTAGE else _Lane[touchpoint.layer.name]
        marks = (MAKE_OR_BREAK,) if touchpoint.moment_of_truth else ()
        node = _at(column, judged_node(judged, touchpoint.key, marks=marks))
        parties = [(layer, _at(column, node_of(judged, key), layer)) for key, layer in parties_at(judged, touchpoint)]
        placed += [(lane, node), *((_lane_of(party, layer), party) for layer, party in parties)]
        edges += [GraphEdge(keys[number], node.key, Relation.THEN) for number in before.get(step.number, ())]
        edges += [GraphEdge(party.key, node.key, Relation.STANDS_BEHIND) for _, party in parties]
        keys[step.number] = node.key
    lanes = (
        GraphGroup(lane, tuple(node for at, node in placed if at is lane), "" if lane in _SEEN else LINE_OF_VISIBILITY)
        for lane in _Lane
    )
    shown = tuple(lane for lane in lanes if lane.nodes)
    return Graph(title, shown, tuple(edges), Arrangement.LANES, tuple(_headings(steps)))


def _headings(steps: list[_Step]) -> Iterator[GraphHeading]:
    for stage, found in groupby(enumerate(steps), key=lambda numbered: numbered[1][0]):
        columns = [column for column, _ in found]
        yield GraphHeading(stage, columns[0], columns[-1])


def _lane_of(party: GraphNode, layer: Layer) -> _Lane:
    """Partners have a lane of their own, but for those whom customers see."""
    if party.kind is NodeKind.PARTNER and layer is not Layer.FRONTSTAGE:
        return _Lane.PARTNERS
    return _Lane[layer.name]


def _at(column: int, node: GraphNode, layer: Layer | None = None) -> GraphNode:
    """The node at one step: a touchpoint may come twice, and a party acts at many, even twice at one."""
    return replace(node, key=f"{column} {layer or 'touchpoint'} {node.key}", column=column)
