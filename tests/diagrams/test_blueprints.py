from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cxmap.diagrams.blueprint import blueprint_graphs
from cxmap.diagrams.graph import Graph, Relation
from cxmap.diagrams.shortened import shortened
from cxmap.model.ids import Key
from cxmap.model.journey import Journey
from tests.diagrams.graph_cases import judged_map

JOURNEY = "journey/j"


def blueprints(stages: dict[str, int], parties: int = 5) -> tuple[Graph, ...]:
    """Those of a journey with so many touchpoints in each stage, and so many parties at each of them, never the same.

    A party has one node for touchpoints side by side, so that each has parties of its own.
    """
    changes: dict[str, Any] = {}
    written = []
    for stage, count in stages.items():
        names = [f"{stage.lower()}{at}" for at in range(count)]
        for name in names:
            own = [f"{name}-{at}" for at in range(parties)]
            contributors = [{"department": each, "layer": "backstage"} for each in own[1:]]
            changes |= {f"department/{each}": {"title": each} for each in own}
            changes[f"touchpoint/{name}"] = {"title": name, "owner": own[0], "contributors": contributors}
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


def blueprint(
    touchpoints: dict[str, dict[str, Any]], others: dict[str, Any] | None = None, plain: Callable[[str], str] = str
) -> Graph:
    """That of a journey with one stage."""
    written = {f"touchpoint/{each}": {"title": each, **fields} for each, fields in touchpoints.items()}
    stages = [{"name": "S", "touchpoints": [*touchpoints]}]
    judged = judged_map({**written, **(others or {}), JOURNEY: {"title": "J", "stages": stages}})
    journey = judged.catalogue.entity(Key(JOURNEY))
    assert isinstance(journey, Journey)
    (graph,) = blueprint_graphs(judged, journey, plain)
    return graph


def named(graph: Graph) -> dict[str, list[tuple[str, int, int]]]:
    """By row the names of its nodes, each with its first column and how many it takes."""
    return {group.name: [(node.name, node.column, node.columns) for node in group.nodes] for group in graph.groups}


def test_a_party_at_touchpoints_side_by_side_has_one_node_over_them() -> None:
    own: dict[str, Any] = {"owner": "last-mile"}

    graph = blueprint({"a": own, "b": own, "c": {"owner": "it"}, "d": own}, {"department/it": {"title": "IT"}})

    assert named(graph)["Frontstage"] == [("Last mile", 0, 2), ("IT", 2, 1), ("Last mile", 3, 1)]
    behind = [(edge.source, edge.target) for edge in graph.edges if edge.relation is Relation.STANDS_BEHIND]
    assert behind[:2] == [
        ("0 Frontstage department/last-mile", "0 touchpoint/a"),
        ("0 Frontstage department/last-mile", "1 touchpoint/b"),
    ]


def test_partners_stand_behind_the_capabilities_that_are_in_their_hands() -> None:
    graph = blueprint(
        {"a": {"capabilities": ["packing", "courier"], "contributors": [{"partner": "maps", "layer": "support"}]}},
        {
            "capability/packing": {"title": "Packing", "partners": ["paper"]},
            "partner/paper": {"title": "Paper"},
            "partner/maps": {"title": "Maps"},
        },
    )

    assert [node.name for node in graph.groups[-1].nodes] == ["Maps", "Paper"]
    behind = {edge.source: edge.target for edge in graph.edges}
    assert behind["0 Partners partner/paper"] == "0 Capabilities capability/packing"
    assert behind["0 Partners partner/maps"] == "0 touchpoint/a"


def test_capabilities_that_the_map_does_not_show_are_left_out() -> None:
    graph = blueprint({"a": {"capabilities": ["gone"]}})

    assert "Capabilities" not in named(graph)


def test_what_customers_see_and_do_stands_in_plain_words_and_is_cut_where_it_is_long() -> None:
    written: dict[str, Any] = {"doing": ["*Opens* it", "Reads"], "tangibles": ["x" * 130]}

    graph = blueprint({"a": written}, plain=lambda text: text.replace("*", ""))

    assert graph.nodes[0].doing == "Opens it, Reads"
    assert graph.above.name == "They see and hold"
    ((text, node),) = [(note.text, note.node) for note in graph.above.notes]
    assert (text, node) == (f"{'x' * 119}…", "0 touchpoint/a")


def test_a_hand_off_says_from_whom_and_a_touchpoint_of_the_same_owner_only_follows() -> None:
    graph = blueprint(
        {"a": {}, "b": {}, "c": {"owner": "it"}, "d": {"owner": "nobody"}, "e": {"owner": "it"}},
        {"department/it": {"title": "IT"}},
    )

    onward = [edge.relation for edge in graph.edges if edge.relation is not Relation.STANDS_BEHIND]
    assert onward == [Relation.THEN, Relation.HANDS_OVER, Relation.HANDS_OVER, Relation.HANDS_OVER]
    marks = [node.marks for node in graph.groups[0].nodes]
    assert marks == [(), (), ("hand-off from Last mile",), ("hand-off from IT",), ("hand-off",)]


def test_the_lines_lie_above_the_rows_of_those_who_act() -> None:
    contributors = [{"department": "it", "layer": layer} for layer in ("backstage", "support")]

    graph = blueprint({"a": {"contributors": contributors}}, {"department/it": {"title": "IT"}})

    assert [(group.name, group.within) for group in graph.groups] == [
        ("They do", ""),
        ("Frontstage", "Line of interaction"),
        ("Backstage", "Line of visibility"),
        ("Support", "Line of internal interaction"),
    ]


def test_lines_with_nothing_between_them_are_one() -> None:
    graph = blueprint({"a": {"capabilities": ["courier"]}})

    assert [(group.name, group.within) for group in graph.groups][2:] == [
        ("Capabilities", "Line of visibility and line of internal interaction")
    ]


def test_where_customers_do_nothing_there_is_no_line_of_interaction() -> None:
    graph = blueprint({"a": {"layer": "backstage"}})

    assert [(group.name, group.within) for group in graph.groups] == [("Backstage", "Line of visibility")]


def test_what_stands_above_a_touchpoint_that_is_not_shown_goes_with_it() -> None:
    graph = blueprint({"a": {"tangibles": ["A card"]}, "b": {"tangibles": ["A box"]}})

    assert [note.text for note in shortened(graph, 2).above.notes] == ["A card"]
