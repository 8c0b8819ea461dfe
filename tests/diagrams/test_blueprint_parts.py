from __future__ import annotations

from cxmap.diagrams import (
    Blueprint,
    BlueprintParty,
    BlueprintStep,
    GraphNode,
    NodeKind,
    blueprint_graph,
    blueprint_parts,
)
from cxmap.model.touchpoint import Layer


def step(stage: str, parties: int = 0) -> BlueprintStep:
    found = tuple(
        BlueprintParty(GraphNode(f"d{at}", "D", NodeKind.DEPARTMENT), Layer.BACKSTAGE) for at in range(parties)
    )
    return BlueprintStep(GraphNode("t", "T", NodeKind.TOUCHPOINT), Layer.FRONTSTAGE, found, stage)


def test_small_blueprint_is_one_part() -> None:
    blueprint = Blueprint("J", tuple(step("A", 5) for _ in range(10)))

    assert blueprint_parts(blueprint) == (blueprint,)


def test_large_blueprint_has_a_part_for_each_stage() -> None:
    blueprint = Blueprint("J", (*(step("A", 5) for _ in range(6)), *(step("B", 5) for _ in range(5))))

    assert [(part.title, len(part.steps)) for part in blueprint_parts(blueprint)] == [("J: A", 6), ("J: B", 5)]


def test_large_stage_has_several_counted_parts() -> None:
    blueprint = Blueprint("J", tuple(step("A", 5) for _ in range(11)))

    assert [part.title for part in blueprint_parts(blueprint)] == ["J: A (1 of 2)", "J: A (2 of 2)"]


def test_steps_without_a_stage_keep_the_title() -> None:
    blueprint = Blueprint("J", (*(step("", 5) for _ in range(6)), *(step("B", 5) for _ in range(5))))

    assert [part.title for part in blueprint_parts(blueprint)] == ["J", "J: B"]


def test_one_step_with_more_parties_than_can_be_read_is_a_part() -> None:
    parts = blueprint_parts(Blueprint("J", (step("A"), step("A", 70), step("A"))))

    assert [len(part.steps) for part in parts] == [1, 1, 1]


def test_stages_are_headings_over_their_columns() -> None:
    graph = blueprint_graph(Blueprint("J", (step("A"), step("A"), step(""), step("B"))))

    assert [(heading.name, heading.first, heading.last) for heading in graph.headings] == [("A", 0, 1), ("B", 3, 3)]
