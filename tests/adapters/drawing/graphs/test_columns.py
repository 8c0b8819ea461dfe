from __future__ import annotations

from cxmap.adapters.drawing.graphs.columns import ordered
from cxmap.diagrams.graph import GraphEdge, Relation


def edges(*pairs: str) -> tuple[GraphEdge, ...]:
    return tuple(GraphEdge(pair[0], pair[1], Relation.RESTS_ON) for pair in pairs)


def test_neighbours_come_to_stand_beside_each_other() -> None:
    assert ordered([(("a", "b", "c"),), (("x", "y", "z"),)], edges("az", "by", "cx")) == (
        (("a", "b", "c"),),
        (("z", "y", "x"),),
    )


def test_node_stays_in_its_section() -> None:
    assert ordered([(("a", "b"),), (("x",), ("y",))], edges("ay", "bx"))[1] == (("x",), ("y",))


def test_order_that_is_good_stays() -> None:
    columns = ((("a", "b"),), (("x", "y"),))

    assert ordered(columns, edges("ax", "by")) == columns


def test_without_lines_the_order_stays() -> None:
    columns = ((("c", "a"),), (("b",),))

    assert ordered(columns, ()) == columns
