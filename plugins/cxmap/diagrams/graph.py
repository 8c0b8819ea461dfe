"""Graphs: named nodes in groups, the relations between them, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cxmap.insight.judged_map import JudgedMap
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.verdicts import Verdict

WEAKEST_LINK = "weakest link"


class NodeKind(StrEnum):
    """The kind of thing that a node stands for."""

    PROMISE = "promise"
    TOUCHPOINT = "touchpoint"
    CAPABILITY = "capability"
    DEPARTMENT = "department"
    PARTNER = "partner"
    PERSONA = "persona"
    JOURNEY = "journey"


class Stroke(StrEnum):
    """How a relation is drawn."""

    ARROW = "arrow"
    DASHED_ARROW = "dashed-arrow"
    DOTTED = "dotted"
    CROSSED = "crossed"
    HEAVY = "heavy"


class Relation(StrEnum):
    """How one node is related to another: the words that stand between their names."""

    THEN = "is followed by"
    HANDS_OVER = "hands over to"
    FELT_AT = "is felt at"
    RESTS_ON = "rests on"
    STANDS_BEHIND = "stands behind"
    OWNS = "owns"
    CONTRIBUTES = "contributes to"
    TAKES_PART = "has a part in"
    MUST_MEND = "must mend a promise on"
    SERVES = "serves"
    TENSION = "is in tension with"

    @property
    def line(self) -> Stroke:
        return _LINES.get(self, Stroke.ARROW)


_LINES = {
    Relation.HANDS_OVER: Stroke.DASHED_ARROW,
    Relation.STANDS_BEHIND: Stroke.DOTTED,
    Relation.CONTRIBUTES: Stroke.DASHED_ARROW,
    Relation.MUST_MEND: Stroke.HEAVY,
    Relation.TENSION: Stroke.CROSSED,
}
_VERDICT_WORDS = {Verdict.AT_RISK: "at risk"}


class Arrangement(StrEnum):
    """How the groups stand: as columns, one right of the other, or as lanes, one below the other."""

    COLUMNS = "columns"
    LANES = "lanes"


@dataclass(frozen=True, slots=True)
class GraphNode:
    """An entity in a graph: `key` occurs once there, `path` is the file of the page that it leads to.

    `about` says in a sentence what is behind the name. `marks` are words that stand below the name, after the verdict
    and the weakest link, such as `make-or-break`; `doing` is what customers do there. `column` is the place along its
    group, where groups are lanes, and `columns` how far it reaches there. `entity` is the key of what it stands for.
    """

    key: str
    name: str
    kind: NodeKind
    path: str = ""
    about: str = ""
    verdict: Verdict | None = None
    is_weakest: bool = False
    marks: tuple[str, ...] = ()
    column: int = 0
    columns: int = 1
    entity: str = ""
    doing: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All that stands below the name."""
        verdict = (_VERDICT_WORDS.get(self.verdict, str(self.verdict)),) if self.verdict else ()
        weakest = (WEAKEST_LINK,) if self.is_weakest else ()
        return verdict + weakest + self.marks


@dataclass(frozen=True, slots=True)
class GraphGroup:
    """Nodes that stand together under one name, in order; neighbouring groups may stand within one larger frame."""

    name: str
    nodes: tuple[GraphNode, ...]
    within: str = ""


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """A relation between two nodes, by their keys."""

    source: str
    target: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class GraphHeading:
    """A name above some columns of the lanes, from the first to the last."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class GraphNote:
    """A text that stands above a node, by the node's key."""

    text: str
    node: str


@dataclass(frozen=True, slots=True)
class GraphNotes:
    """Texts that stand above the lanes in a row of their own, under one name."""

    name: str
    notes: tuple[GraphNote, ...] = ()


@dataclass(frozen=True, slots=True)
class GraphRow:
    """One relation of a graph as a row of a table; a node that is related to none has a row of its own."""

    source: GraphNode
    relation: str = ""
    target: GraphNode | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """Named nodes in groups, the more important first, and the relations between them.

    `left_out` counts the nodes that a shortened graph does not show.
    """

    title: str
    groups: tuple[GraphGroup, ...]
    edges: tuple[GraphEdge, ...]
    arrangement: Arrangement = Arrangement.COLUMNS
    headings: tuple[GraphHeading, ...] = ()
    above: GraphNotes = GraphNotes("")
    left_out: int = 0

    @property
    def nodes(self) -> tuple[GraphNode, ...]:
        """The nodes of all groups, in order."""
        return tuple(node for group in self.groups for node in group.nodes)

    @property
    def rows(self) -> tuple[GraphRow, ...]:
        """The whole graph as a table."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[GraphRow]:
        nodes = {node.key: node for node in self.nodes}
        related = {key for edge in self.edges for key in (edge.source, edge.target)}
        for edge in self.edges:
            yield GraphRow(nodes[edge.source], str(edge.relation), nodes[edge.target])
        yield from (GraphRow(node) for node in self.nodes if node.key not in related)


def node_of(
    judged: JudgedMap,
    key: Key,
    verdict: Verdict | None = None,
    *,
    is_weakest: bool = False,
    marks: tuple[str, ...] = (),
) -> GraphNode:
    """An entity that the map shows, as a node that leads to its page."""
    document = judged.catalogue.documents[key]
    kind = NodeKind(kind_and_id(key)[0])
    return GraphNode(
        key,
        document.entity.name,
        kind,
        document.path,
        verdict=verdict,
        is_weakest=is_weakest,
        marks=marks,
        entity=key,
    )


def judged_node(judged: JudgedMap, key: Key, *, marks: tuple[str, ...] = ()) -> GraphNode:
    """An entity as a node with its own verdict, where it has one."""
    tally = judged.tally_of(key)
    return node_of(judged, key, tally.verdict if tally else None, marks=marks)
