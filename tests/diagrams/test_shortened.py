from __future__ import annotations

from itertools import pairwise

from cxmap.diagrams.graph import Graph, GraphEdge, GraphGroup, GraphNode, NodeKind, Relation
from cxmap.diagrams.mermaid.escaping import LONGEST_TEXT
from cxmap.diagrams.mermaid.flowchart import flowchart_text
from cxmap.diagrams.shortened import MOST_NODES, shortened


def group(name: str, count: int, title: str = "Node") -> GraphGroup:
    return GraphGroup(name, tuple(GraphNode(f"{name}{at}", title, NodeKind.TOUCHPOINT) for at in range(count)))


def sizes(graph: Graph) -> list[int]:
    return [len(each.nodes) for each in graph.groups]


def test_small_graph_stays_as_it_is() -> None:
    graph = Graph("T", (group("a", MOST_NODES),), ())

    assert shortened(graph) is graph


def test_largest_groups_give_way_and_the_number_is_told() -> None:
    shorter = shortened(Graph("T", (group("a", 50), group("b", 5), group("c", 50)), ()))

    assert sizes(shorter) == [28, 5, 27]
    assert shorter.left_out == 45


def test_first_nodes_of_a_group_stay() -> None:
    shorter = shortened(Graph("T", (group("a", 5),), ()), 2)

    assert [node.key for node in shorter.nodes] == ["a0", "a1"]


def test_line_to_a_node_that_is_left_out_is_left_out() -> None:
    edges = tuple(GraphEdge("a0", f"a{at}", Relation.RESTS_ON) for at in (1, 4))

    assert shortened(Graph("T", (group("a", 5),), edges), 2).edges == edges[:1]


def test_more_lines_than_can_be_drawn_leave_out_more_nodes() -> None:
    edges = tuple(GraphEdge(f"a{a}", f"b{b}", Relation.RESTS_ON) for a in range(30) for b in range(30))

    shorter = shortened(Graph("T", (group("a", 30), group("b", 30)), edges))

    assert len(shorter.edges) <= 500
    assert len(shorter.nodes) + shorter.left_out == 60


def test_long_names_leave_out_more_nodes() -> None:
    shorter = shortened(Graph("T", (group("a", 60, "x" * 3_000),), ()))

    assert len(flowchart_text(shorter)) <= LONGEST_TEXT
    assert shorter.left_out > 0


def test_one_name_too_long_for_any_diagram_is_left() -> None:
    assert sizes(shortened(Graph("T", (group("a", 3, "x" * LONGEST_TEXT),), ()))) == [1]


def test_group_that_loses_all_its_nodes_is_gone() -> None:
    assert sizes(shortened(Graph("T", (group("a", 1), group("b", 1)), ()), 1)) == [1]


def chain(length: int, touchpoints: int = 1) -> Graph:
    """A promise, its touchpoints, and a chain of capabilities below the last, of which the lowest is the weakest."""
    nodes = [GraphNode(f"c{at}", "C", NodeKind.CAPABILITY, is_weakest=at == length - 1) for at in range(length)]
    edges = (
        *(GraphEdge("p", f"t{at}", Relation.FELT_AT) for at in range(touchpoints)),
        GraphEdge(f"t{touchpoints - 1}", "c0", Relation.RESTS_ON),
        *(GraphEdge(upper.key, lower.key, Relation.RESTS_ON) for upper, lower in pairwise(nodes)),
    )
    promise = GraphGroup("p", (GraphNode("p", "P", NodeKind.PROMISE),))
    groups = (promise, group("t", touchpoints), *(GraphGroup(node.key, (node,)) for node in nodes))
    return Graph("T", groups, edges)


def way_down(graph: Graph) -> list[str]:
    """The keys on the way from the promise to the weakest link, as far as it is whole."""
    above = {edge.target: edge.source for edge in graph.edges}
    way = [node.key for node in graph.nodes if node.is_weakest]
    while way[-1] in above:
        way.append(above[way[-1]])
    return way[::-1]


def test_long_chain_is_not_cut_where_the_weakest_link_is() -> None:
    shorter = shortened(chain(2 * MOST_NODES))

    assert way_down(shorter) == ["p", "t0", *(f"c{at}" for at in range(2 * MOST_NODES))]


def test_wide_chain_keeps_the_way_to_the_weakest_link() -> None:
    shorter = shortened(chain(2, touchpoints=400))

    assert way_down(shorter) == ["p", "t399", "c0", "c1"]
    assert len(shorter.nodes) == MOST_NODES


def test_of_many_weakest_links_the_first_are_kept() -> None:
    nodes = tuple(GraphNode(f"c{at}", "C", NodeKind.CAPABILITY, is_weakest=True) for at in range(2 * MOST_NODES))

    shorter = shortened(Graph("T", (GraphGroup("c", nodes),), ()))

    assert [node.key for node in shorter.nodes] == [f"c{at}" for at in range(MOST_NODES)]


def test_weakest_link_in_a_circle_is_kept() -> None:
    nodes = tuple(GraphNode(f"c{at}", "C", NodeKind.CAPABILITY, is_weakest=at == 1) for at in range(2))
    edges = (GraphEdge("c0", "c1", Relation.RESTS_ON), GraphEdge("c1", "c0", Relation.RESTS_ON))

    assert shortened(Graph("T", (GraphGroup("c", nodes),), edges), 1).nodes == nodes
