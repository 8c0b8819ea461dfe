from __future__ import annotations

import re
from itertools import pairwise

from cxmap.adapters.drawing.graphs.routes import routes
from cxmap.adapters.drawing.graphs.scene import Box, cards_of
from cxmap.diagrams.graph import Graph, GraphEdge, GraphGroup, Relation
from tests.diagrams.graph_cases import node_of


def columns_of(*counts: int) -> list[list[Box]]:
    columns = []
    for column, count in enumerate(counts):
        nodes = tuple(node_of(f"touchpoint/{column}{at}") for at in range(count))
        cards = cards_of(Graph("T", (GraphGroup("G", nodes),), ()), 100)
        columns.append([Box(cards[node.key], column * 200.0, at * 60.0) for at, node in enumerate(nodes)])
    return columns


def ways(columns: list[list[Box]], *pairs: tuple[str, str]) -> list[list[float]]:
    edges = tuple(GraphEdge(f"touchpoint/{a}", f"touchpoint/{b}", Relation.RESTS_ON) for a, b in pairs)
    return [[float(number) for number in re.findall(r"-?[\d.]+", route.path)] for route in routes(columns, edges)]


def test_line_runs_from_the_right_of_one_card_to_the_left_of_the_other() -> None:
    ((*start, _, _, _, _, x, _),) = ways(columns_of(1, 1), ("00", "10"))

    assert start[0] == 100
    assert 195 <= x <= 200


def test_line_back_runs_from_the_left_to_the_right() -> None:
    ((*start, _, _, _, _, x, _),) = ways(columns_of(1, 1), ("10", "00"))

    assert start[0] == 200
    assert 100 <= x <= 105


def test_lines_at_one_side_of_a_card_are_spread() -> None:
    heights = [way[1] for way in ways(columns_of(1, 3), ("00", "10"), ("00", "11"), ("00", "12"))]

    assert all(lower - upper > 3 for upper, lower in pairwise(heights))


def test_line_past_a_column_runs_between_its_cards() -> None:
    columns = columns_of(1, 3, 1)

    route = next(routes(columns, (GraphEdge("touchpoint/00", "touchpoint/20", Relation.RESTS_ON),)))

    curve = re.search(r" ([\d.]+) (-?[\d.]+) H ([\d.]+)", route.path)
    assert curve
    near, height, far = map(float, curve.groups())
    assert (near, far) == (200, 300)
    assert not [box for box in columns[1] if box.y <= height <= box.bottom]


def test_lines_through_one_gap_run_beside_each_other() -> None:
    pairs = (("00", "20"), ("01", "20"), ("00", "21"))

    heights = [way[7] for way in ways(columns_of(2, 1, 2), *pairs)]

    assert len(set(heights)) == len(heights)


def test_line_within_the_first_column_runs_on_its_outer_side() -> None:
    (way,) = ways(columns_of(2, 1), ("00", "01"))

    assert way[0] == 0
    assert min(way[2::2]) < 0


def test_line_within_another_column_runs_on_its_right_side() -> None:
    (way,) = ways(columns_of(1, 2), ("10", "11"))

    assert way[0] == 300
    assert way[2] > 300


def test_line_says_what_it_stands_for() -> None:
    edge = GraphEdge("touchpoint/00", "touchpoint/10", Relation.RESTS_ON)

    assert next(routes(columns_of(1, 1), (edge,))).about == "00 rests on 10"
