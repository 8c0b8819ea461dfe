from __future__ import annotations

from cxmap.diagrams.journey import JourneyDiagram, JourneySection, JourneyTask
from cxmap.diagrams.journey_parts import MOST_TASKS, journey_parts
from cxmap.diagrams.mermaid.escaping import LONGEST_TEXT
from cxmap.diagrams.mermaid.journey import journey_text


def stage(name: str, count: int, title: str = "Touchpoint") -> JourneySection:
    return JourneySection(name, tuple(JourneyTask(f"{title} {number}", 3) for number in range(count)))


def test_small_journey_is_one_part() -> None:
    diagram = JourneyDiagram("J", (stage("A", 30), stage("B", 30)))

    assert journey_parts(diagram) == (diagram,)


def test_empty_journey_is_one_part() -> None:
    assert journey_parts(JourneyDiagram("J")) == (JourneyDiagram("J"),)


def test_journey_of_many_touchpoints_has_a_part_for_each_stage() -> None:
    diagram = JourneyDiagram("J", (stage("A", 31), stage("B", 30), stage("C", 0)))

    assert [part.title for part in journey_parts(diagram)] == ["J: A", "J: B", "J: C"]


def test_stage_of_many_touchpoints_has_several_counted_parts() -> None:
    diagram = JourneyDiagram("J", (stage("A", 61),))

    assert [(part.title, len(part.tasks)) for part in journey_parts(diagram)] == [
        ("J: A (1 of 2)", 60),
        ("J: A (2 of 2)", 1),
    ]


def test_long_names_make_smaller_parts() -> None:
    diagram = JourneyDiagram("J", (stage("A", 40, "x" * 4_000),))

    found = journey_parts(diagram)

    assert all(len(journey_text(part)) <= LONGEST_TEXT for part in found)
    assert len(found) > 1


def test_one_name_too_long_for_any_diagram_is_a_part_of_its_own() -> None:
    diagram = JourneyDiagram("J", (stage("A", 2, "x" * LONGEST_TEXT),))

    assert [len(part.tasks) for part in journey_parts(diagram)] == [1, 1]


def test_parts_hold_every_touchpoint_once_and_in_order() -> None:
    diagram = JourneyDiagram("J", tuple(stage(name, 3 * MOST_TASKS + 7, name) for name in "ABC"))

    found = tuple(task for part in journey_parts(diagram) for task in part.tasks)

    assert found == diagram.tasks
