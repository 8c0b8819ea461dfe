"""A service blueprint: what customers see and do, step by step, who acts in front of them, and who behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from cxmap.diagrams.blueprint_rows import BlueprintRow, lines_above, row_of
from cxmap.diagrams.graph import (
    Arrangement,
    Graph,
    GraphEdge,
    GraphGroup,
    GraphHeading,
    GraphNode,
    GraphNote,
    GraphNotes,
    Relation,
    judged_node,
    node_of,
)
from cxmap.diagrams.shortened import MOST_NODES
from cxmap.insight.hand_offs import HandOff, hand_offs_between, participants_in, unseen_partners
from cxmap.insight.journey_columns import TouchpointColumn, groups_of, passages
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.capability import Capability
from cxmap.model.ids import Key, key_of
from cxmap.model.journey import Journey
from cxmap.model.touchpoint import Layer, Touchpoint

MAKE_OR_BREAK = "make-or-break"
_LONGEST_TEXT = 120
_Step = tuple[str, TouchpointColumn]
"""A touchpoint of a journey, after the name of its stage."""
_Row = tuple[BlueprintRow, GraphNode]
"""A node in its row."""


@dataclass(frozen=True, slots=True)
class _BlueprintSource:
    """All that the pictures of one blueprint are made from; `plain` makes plain words of a text."""

    judged: JudgedMap
    plain: Callable[[str], str]
    hand_offs: Mapping[tuple[int, int], HandOff]
    """By the two touchpoints between which the acting party changes."""


def blueprint_graphs(judged: JudgedMap, journey: Journey, plain: Callable[[str], str] = str) -> tuple[Graph, ...]:
    """The blueprint with a row for each layer that somebody wrote something for, framed by the line above it.

    One too large to be read has a part for each stage, or several of a stage, counted in their titles. A party has
    one node for touchpoints side by side. A journey without touchpoints has none.
    """
    groups = groups_of(judged, journey)
    drawing = _BlueprintSource(judged, plain, hand_offs_between(judged, groups))
    steps = [(group.stage.name, column) for group in groups for column in group.columns]
    whole = _graph(drawing, f"Blueprint: {journey.name}", steps)
    if len(whole.nodes) <= MOST_NODES:
        return (whole,) if steps else ()
    return tuple(
        part
        for stage, found in groupby(steps, key=lambda step: step[0])
        for part in _parts_of_stage(drawing, f"{whole.title}: {stage}", [*found])
    )


def standing_at(judged: JudgedMap, touchpoint: Touchpoint) -> Iterator[tuple[BlueprintRow, Key]]:
    """Who and what stands at a touchpoint: by layer its owner and who else has a part, capabilities, and partners."""
    for layer in Layer:
        yield from ((row_of(layer), each.party) for each in participants_in(judged, touchpoint, layer))
    for key in (key_of(Capability.kind, identity) for identity in touchpoint.capabilities):
        if judged.shows(key):
            yield BlueprintRow.CAPABILITIES, key
    yield from ((BlueprintRow.PARTNERS, each.party) for each in unseen_partners(judged, touchpoint))


def _parts_of_stage(drawing: _BlueprintSource, title: str, steps: list[_Step]) -> Iterator[Graph]:
    shares: list[list[_Step]] = [[]]
    for step in steps:
        if shares[-1] and len(_graph(drawing, title, [*shares[-1], step]).nodes) > MOST_NODES:
            shares.append([])
        shares[-1].append(step)
    for number, share in enumerate(shares, start=1):
        yield _graph(drawing, f"{title} ({number} of {len(shares)})" if len(shares) > 1 else title, share)


def _graph(drawing: _BlueprintSource, title: str, steps: list[_Step]) -> Graph:
    touchpoints = {column: _touchpoint(drawing, column, step) for column, (_, step) in enumerate(steps)}
    standing = tuple(_standing(drawing, steps))
    rows = (*touchpoints.values(), *standing)
    edges = (*_onward(drawing, steps, touchpoints), *_upward(drawing, steps, touchpoints, standing))
    notes = (
        GraphNote(_text(drawing, step.touchpoint.tangibles), touchpoints[column][1].key)
        for column, (_, step) in enumerate(steps)
        if step.touchpoint.tangibles
    )
    evidence = GraphNotes(BlueprintRow.EVIDENCE, tuple(notes))
    return Graph(title, tuple(_groups(rows)), tuple(edges), Arrangement.LANES, tuple(_headings(steps)), evidence)


def _touchpoint(drawing: _BlueprintSource, column: int, step: TouchpointColumn) -> _Row:
    """The touchpoint in its row: with what customers do, or as an action that they do not see."""
    touchpoint = step.touchpoint
    marks = (*((MAKE_OR_BREAK,) if touchpoint.moment_of_truth else ()), *_handed_over(drawing, step))
    node = replace(
        judged_node(drawing.judged, touchpoint.key, marks=marks),
        key=f"{column} {touchpoint.key}",
        column=column,
        doing=_text(drawing, touchpoint.doing),
    )
    return (BlueprintRow.ACTIONS if step.is_seen else row_of(touchpoint.layer)), node


def _handed_over(drawing: _BlueprintSource, step: TouchpointColumn) -> Iterator[str]:
    givers = [each.giver.party for (_, taking), each in drawing.hand_offs.items() if taking == step.number]
    for giver in dict.fromkeys(givers):
        name = drawing.judged.name_of(giver) if giver else None
        yield f"hand-off from {name}" if name else "hand-off"


def _text(drawing: _BlueprintSource, written: tuple[str, ...]) -> str:
    words = ", ".join(map(drawing.plain, written))
    return words if len(words) <= _LONGEST_TEXT else f"{words[: _LONGEST_TEXT - 1].rstrip()}…"


def _standing(drawing: _BlueprintSource, steps: list[_Step]) -> Iterator[_Row]:
    """A node for each of those that stand at touchpoints side by side."""
    columns: dict[tuple[BlueprintRow, Key], list[int]] = {}
    for column, (_, step) in enumerate(steps):
        for each in dict.fromkeys(standing_at(drawing.judged, step.touchpoint)):
            columns.setdefault(each, []).append(column)
    for (row, key), found in columns.items():
        node = node_of(drawing.judged, key)
        for first, many in _runs(found):
            yield row, replace(node, key=f"{first} {row} {key}", column=first, columns=many)


def _runs(columns: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first of columns side by side, and how many they are."""
    for _, found in groupby(enumerate(columns), key=lambda numbered: numbered[1] - numbered[0]):
        run = [column for _, column in found]
        yield run[0], len(run)


def _onward(drawing: _BlueprintSource, steps: list[_Step], touchpoints: Mapping[int, _Row]) -> Iterator[GraphEdge]:
    columns = {step.number: column for column, (_, step) in enumerate(steps)}
    for one, other in passages(step for _, step in steps):
        relation = Relation.HANDS_OVER if (one.number, other.number) in drawing.hand_offs else Relation.THEN
        source, target = (touchpoints[columns[each.number]][1] for each in (one, other))
        yield GraphEdge(source.key, target.key, relation)


def _upward(
    drawing: _BlueprintSource, steps: list[_Step], touchpoints: Mapping[int, _Row], standing: Iterable[_Row]
) -> Iterable[GraphEdge]:
    """From each of those to the touchpoints where they stand, or from partners to the capabilities in their hands."""
    at = {(column, node.entity): node.key for _, node in standing for column in _columns(node)}
    delivering = {
        (column, each.party): [at[column, key] for key in each.through]
        for column, (_, step) in enumerate(steps)
        for each in unseen_partners(drawing.judged, step.touchpoint)
    }
    edges: dict[GraphEdge, None] = {}
    for row, node in standing:
        for column in _columns(node):
            held = delivering.get((column, Key(node.entity)), ()) if row is BlueprintRow.PARTNERS else ()
            targets = held or (touchpoints[column][1].key,)
            edges |= {GraphEdge(node.key, target, Relation.STANDS_BEHIND): None for target in targets}
    return edges


def _columns(node: GraphNode) -> range:
    return range(node.column, node.column + node.columns)


def _groups(rows: tuple[_Row, ...]) -> Iterator[GraphGroup]:
    """The rows from top to bottom, within the lines that lie above them."""
    lines = lines_above({row for row, _ in rows})
    within = ""
    for row in BlueprintRow:
        nodes = sorted((node for at, node in rows if at is row), key=lambda node: node.column)
        within = lines.get(row, within)
        if nodes:
            yield GraphGroup(row, tuple(nodes), within)


def _headings(steps: list[_Step]) -> Iterator[GraphHeading]:
    for stage, found in groupby(enumerate(steps), key=lambda numbered: numbered[1][0]):
        columns = [column for column, _ in found]
        yield GraphHeading(stage, columns[0], columns[-1])
