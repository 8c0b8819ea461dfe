"""A graph on a page: the picture, the same as a table, and its Mermaid text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cxmap.diagrams.graph import Arrangement, Graph, GraphNode, GraphRow
from cxmap.diagrams.shortened import MOST_NODES, shortened_with_text
from cxmap.model.ids import Key
from cxmap.pages.kit.page import EntityLink, MermaidFile, Section, mermaid_file
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import MOST_ROWS, Column, Columns, Holds, Table, cut, table_of
from cxmap.pages.kit.values import NOTHING, Words
from cxmap.pages.kit.words import counted

_FEWEST_NODES = 12


@dataclass(frozen=True, slots=True)
class GraphPicture:
    """A graph small enough to be read, the sentence what it shows, and its source.

    `is_in_table` says whether the table beside it has all that the whole graph has.
    """

    graph: Graph
    shows: str
    source: MermaidFile
    is_in_table: bool = False

    @property
    def description(self) -> str:
        return (
            f"{self.shows} {self.size}; the table says the same." if self.is_in_table else f"{self.shows} {self.size}."
        )

    @property
    def note(self) -> str:
        """How much of the graph is left out of the picture, and whether it stands in the table."""
        where = "Not in the picture, but in the table" if self.is_in_table else "Not in the picture"
        return f"{where}: {self.graph.left_out:,} more." if self.graph.left_out else ""

    @property
    def size(self) -> str:
        """How much there is to read in it."""
        boxes, lines = len(self.graph.nodes), len(self.graph.edges)
        return f"{counted(boxes, 'box', 'boxes')}, {counted(lines, 'line', 'lines')}"


@dataclass(frozen=True, slots=True)
class GraphPictures:
    """Pictures of one matter, several where one could not be read, and what is in them as a table."""

    sentence: str
    pictures: tuple[GraphPicture, ...]
    relations: Table


def pictures_section(title: str, content: GraphPictures) -> Section:
    """A section that shows pictures, and offers their Mermaid text as files."""
    return Section(title, "kit/graphs", content, files_of(content.pictures))


def files_of(pictures: Iterable[GraphPicture]) -> tuple[MermaidFile, ...]:
    return tuple(picture.source for picture in pictures)


def picture_of(site: Site, graph: Graph, shows: str, subject: str, name: str) -> GraphPicture:
    """`shows` says in one sentence what the picture is about; `subject` and `name` make the name of its file."""
    shorter, text = shortened_with_text(graph, site.most(MOST_NODES, _FEWEST_NODES))
    # Lanes stand on the page of a journey, whose map says what is behind the names.
    shown = shorter if graph.arrangement is Arrangement.LANES else _with_words(site, shorter)
    return GraphPicture(shown, shows, mermaid_file(graph.title, text, subject, name))


def beside_table(sentence: str, pictures: Iterable[GraphPicture], relations: Table) -> GraphPictures:
    """Pictures beside the table, of which each says whether all of its graph stands there."""
    told = tuple(replace(picture, is_in_table=not relations.more) for picture in pictures)
    return GraphPictures(sentence, told, relations)


def relations_of(site: Site, graph: Graph) -> Table:
    """Every relation of a graph, those left out of its picture too."""
    rows = cut(graph.rows, site.most(MOST_ROWS))
    note = rows.note("relation", "relations")
    return replace(table_of(site, f"Relations: {graph.title}", _RELATIONS, rows.shown, note=note), total=rows.total)


def _with_words(site: Site, graph: Graph) -> Graph:
    """The graph whose nodes say in a sentence what is behind their names."""
    groups = (
        replace(group, nodes=tuple(replace(node, about=site.links[Key(node.entity)].about) for node in group.nodes))
        for group in graph.groups
    )
    return replace(graph, groups=tuple(groups))


def _link(site: Site, node: GraphNode) -> EntityLink:
    return site.links[Key(node.entity)]


_RELATIONS: Columns[GraphRow] = (
    Column("Who or what", lambda site, row: _link(site, row.source), Holds.NAME),
    Column("is related how", lambda _, row: Words(row.relation)),
    Column("to whom or what", lambda site, row: _link(site, row.target) if row.target else NOTHING, Holds.NAME),
)
