from __future__ import annotations

from cxmap.diagrams import (
    LONGEST_TEXT,
    MOST_NODES,
    Graph,
    GraphEdge,
    GraphGroup,
    GraphNode,
    NodeKind,
    Relation,
    flowchart_text,
    shortened,
)


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
