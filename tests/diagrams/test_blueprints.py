from __future__ import annotations

from typing import Any

from cxmap.diagrams.blueprint import blueprint_graphs
from cxmap.diagrams.graph import Graph, Relation
from cxmap.model.ids import Key
from cxmap.model.journey import Journey
from tests.diagrams.graph_cases import judged_map

JOURNEY = "journey/j"


def blueprints(stages: dict[str, int], parties: int = 5) -> tuple[Graph, ...]:
    """Those of a journey with so many touchpoints in each stage, and so many parties at each of them."""
    contributors = [{"department": f"d{at}", "layer": "backstage"} for at in range(1, parties)]
    changes: dict[str, Any] = {f"department/d{at}": {"title": f"D {at}"} for at in range(1, parties)}
    written = []
    for stage, count in stages.items():
        names = [f"{stage.lower()}{at}" for at in range(count)]
        changes |= {f"touchpoint/{name}": {"title": name, "contributors": contributors} for name in names}
        written.append({"name": stage, "touchpoints": names})
    judged = judged_map({**changes, JOURNEY: {"title": "J", "stages": written}})
    journey = judged.catalogue.entity(Key(JOURNEY))
    assert isinstance(journey, Journey)
    return blueprint_graphs(judged, journey)


def test_small_blueprint_is_one_part() -> None:
    assert [part.title for part in blueprints({"A": 10})] == ["Blueprint: J"]


def test_journey_without_touchpoints_has_none() -> None:
    assert blueprints({"A": 0}) == ()


def test_large_blueprint_has_a_part_for_each_stage() -> None:
    parts = blueprints({"A": 6, "B": 5})

    assert [part.title for part in parts] == ["Blueprint: J: A", "Blueprint: J: B"]
    assert [part.headings[0].last for part in parts] == [5, 4]


def test_large_stage_has_several_counted_parts() -> None:
    parts = blueprints({"A": 11})

    assert [part.title for part in parts] == ["Blueprint: J: A (1 of 2)", "Blueprint: J: A (2 of 2)"]


def test_one_step_with_more_parties_than_can_be_read_is_a_part() -> None:
    assert [len(part.nodes) for part in blueprints({"A": 2}, parties=70)] == [71, 71]


def test_stages_are_headings_over_their_columns() -> None:
    (graph,) = blueprints({"A": 2, "B": 1}, parties=1)

    assert [(heading.name, heading.first, heading.last) for heading in graph.headings] == [("A", 0, 1), ("B", 2, 2)]


def test_alternatives_are_led_to_and_left_but_not_joined() -> None:
    changes: dict[str, Any] = {f"touchpoint/{name}": {"title": name} for name in ("a", "b", "c", "d")}
    stages = [{"name": "One", "touchpoints": ["a", ["b", "c"], "d"]}]
    judged = judged_map({**changes, JOURNEY: {"title": "J", "stages": stages}})
    journey = judged.catalogue.entity(Key(JOURNEY))
    assert isinstance(journey, Journey)

    (graph,) = blueprint_graphs(judged, journey)

    follows = [(edge.source[-1], edge.target[-1]) for edge in graph.edges if edge.relation is Relation.THEN]
    assert follows == [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]
