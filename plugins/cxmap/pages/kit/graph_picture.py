"""A graph on a page: the picture, the same as a table, and its Mermaid source."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.diagrams import Graph, GraphNode, GraphRow, NodeKind, shortened_with_text
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import NOTHING, Value, Words
from cxmap.pages.kit.words import counted

RELATIONS = (Head("Who or what", Holds.NAME), Head("is related how"), Head("to whom or what", Holds.NAME))
MOST_ROWS = 300
"""More than that, and a page is no longer read."""


@dataclass(frozen=True, slots=True)
class GraphPicture:
    """A graph small enough to be read, what it shows in words, and its source; `note` says what is left out."""

    graph: Graph
    title: str
    description: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class GraphPictures:
    """Pictures of one matter, several where one could not be read, and what is in them as a table."""

    sentence: str
    pictures: tuple[GraphPicture, ...]
    relations: Table


def picture_of(graph: Graph, title: str, shows: str) -> GraphPicture:
    """`shows` says in one sentence what the picture is about."""
    shorter, text = shortened_with_text(graph)
    size = f"{counted(len(shorter.nodes), 'box', 'boxes')}, {counted(len(shorter.edges), 'line', 'lines')}"
    return GraphPicture(
        graph=shorter,
        title=title,
        description=f"{shows} {size}; the table says the same.",
        source=text,
        note=f"Not in the picture, but in the table: {shorter.left_out:,} more." if shorter.left_out else "",
    )


def relations_of(graph: Graph, title: str) -> Table:
    """Every relation of a graph, those left out of its picture too."""
    rows = graph.rows
    note = f"Not shown here: {len(rows) - MOST_ROWS:,} more." if len(rows) > MOST_ROWS else ""
    return Table(f"Relations: {title}", RELATIONS, tuple(map(_cells, rows[:MOST_ROWS])), note)


def node_of(
    site: Site, key: Key, verdict: Verdict | None = None, *, is_weakest: bool = False, marks: tuple[str, ...] = ()
) -> GraphNode:
    """An entity that the site shows, as a node that leads to its page."""
    link = site.links[key]
    kind = NodeKind(kind_and_id(key)[0])
    return GraphNode(key, link.name, kind, link.path, link.about, verdict, is_weakest, marks)


def judged_node(site: Site, key: Key, *, marks: tuple[str, ...] = ()) -> GraphNode:
    """An entity as a node with its own verdict, where it has one."""
    tally = site.tally_of(key)
    return node_of(site, key, tally.verdict if tally else None, marks=marks)


def _cells(row: GraphRow) -> tuple[Value, ...]:
    return (_name(row.source), Words(row.relation), _name(row.target) if row.target else NOTHING)


def _name(node: GraphNode) -> Value:
    return EntityLink(Key(node.key), node.name, node.path, node.about)
