"""A service blueprint: touchpoints in order, who stands in front of them, and who stands unseen behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
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
)
from cxmap.model.touchpoint import Layer

LINE_OF_VISIBILITY = "Line of visibility"


@dataclass(frozen=True, slots=True)
class BlueprintParty:
    """A department or a partner at one touchpoint, and where it acts."""

    party: GraphNode
    layer: Layer


@dataclass(frozen=True, slots=True)
class BlueprintStep:
    """One touchpoint of a stage, where it lies, and the parties that have a part in it."""

    touchpoint: GraphNode
    layer: Layer = Layer.FRONTSTAGE
    parties: tuple[BlueprintParty, ...] = ()
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A journey, or one of its stages, with its touchpoints in order."""

    title: str
    steps: tuple[BlueprintStep, ...]


class _Lane(StrEnum):
    TOUCHPOINTS = "Touchpoints"
    FRONTSTAGE = "Frontstage"
    BACKSTAGE = "Backstage"
    SUPPORT = "Support"
    PARTNERS = "Partners"


_SEEN = frozenset({_Lane.TOUCHPOINTS, _Lane.FRONTSTAGE})


def blueprint_graph(blueprint: Blueprint) -> Graph:
    """The blueprint with a lane for each layer; the line of visibility frames those that customers do not see.

    A party has a node at each touchpoint where it has a part.
    """
    placed = tuple(_placed(blueprint.steps))
    lanes = (
        GraphGroup(lane, tuple(node for at, node in placed if at is lane), "" if lane in _SEEN else LINE_OF_VISIBILITY)
        for lane in _Lane
    )
    return Graph(
        blueprint.title,
        tuple(lane for lane in lanes if lane.nodes),
        tuple(_edges(blueprint.steps)),
        Arrangement.LANES,
        tuple(_stages(blueprint.steps)),
    )


def _placed(steps: tuple[BlueprintStep, ...]) -> Iterator[tuple[_Lane, GraphNode]]:
    for column, step in enumerate(steps):
        lane = _Lane.TOUCHPOINTS if step.layer is Layer.FRONTSTAGE else _Lane[step.layer.name]
        yield lane, _at(column, step.touchpoint)
        yield from ((_lane_of(party), _at(column, party.party, party.layer)) for party in _parties(step))


def _edges(steps: tuple[BlueprintStep, ...]) -> Iterator[GraphEdge]:
    before = ""
    for column, step in enumerate(steps):
        touchpoint = _at(column, step.touchpoint).key
        if before:
            yield GraphEdge(before, touchpoint, Relation.THEN)
        for party in _parties(step):
            yield GraphEdge(_at(column, party.party, party.layer).key, touchpoint, Relation.STANDS_BEHIND)
        before = touchpoint


def _stages(steps: tuple[BlueprintStep, ...]) -> Iterator[GraphHeading]:
    for name, found in groupby(enumerate(steps), key=lambda numbered: numbered[1].stage):
        columns = [column for column, _ in found]
        if name:
            yield GraphHeading(name, columns[0], columns[-1])


def _parties(step: BlueprintStep) -> tuple[BlueprintParty, ...]:
    """Each party once in each layer, however often it was named."""
    return tuple({(party.party.key, party.layer): party for party in step.parties}.values())


def _lane_of(party: BlueprintParty) -> _Lane:
    """Partners have a lane of their own, but for those whom customers see."""
    if party.party.kind is NodeKind.PARTNER and party.layer is not Layer.FRONTSTAGE:
        return _Lane.PARTNERS
    return _Lane[party.layer.name]


def _at(column: int, node: GraphNode, layer: Layer | None = None) -> GraphNode:
    """The node at one step: a touchpoint may come twice, and a party acts at many, even twice at one."""
    return replace(node, key=f"{column} {layer or 'touchpoint'} {node.key}", column=column)
