from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from cxmap.adapters.drawing import Caption, drawn
from cxmap.adapters.drawing.with_merman import MermanDrawing
from cxmap.diagrams import JourneyDiagram, JourneySection, JourneyTask, journey_text

pytest.importorskip("merman", reason="merman has no wheel for this platform")

SVG = "{http://www.w3.org/2000/svg}"
CAPTION = Caption("d", "title", "description")


def picture(*tasks: JourneyTask, stage: str = "Stage") -> Element:
    return picture_of(journey_text(JourneyDiagram("T", (JourneySection(stage, tasks),))))


def picture_of(text: str) -> Element:
    svg = drawn(MermanDrawing(), text, CAPTION)
    assert isinstance(svg, str), svg
    return ElementTree.fromstring(svg)


def of_class(root: Element, name: str, tag: str) -> list[Element]:
    return [each for each in root.iter(SVG + tag) if name in each.get("class", "").split()]


def number(element: Element, name: str) -> float:
    return float(element.get(name, "nan"))


def test_long_name_is_wrapped_inside_its_box() -> None:
    root = picture(JourneyTask("Hand over the parcel in person, or leave it where the customer asked us to", 3))

    (box,) = of_class(root, "task", "rect")
    (label,) = of_class(root, "task", "text")
    heights = [number(line, "y") for line in label]

    assert len(heights) > 3
    assert min(heights) > number(box, "y") + 5
    assert max(heights) < number(box, "y") + number(box, "height") - 5


def test_word_wider_than_its_box_is_broken() -> None:
    root = picture(JourneyTask("Rechtsschutzversicherungsgesellschaften", 3))

    (label,) = of_class(root, "task", "text")

    assert len(label) > 1
    assert "".join(label.itertext()) == "Rechtsschutzversicherungsgesellschaften"


def test_marks_and_joined_signs_stay_with_their_letters() -> None:
    root = picture(JourneyTask("e\u0301" * 60 + "👩\u200d👩\u200d👧" * 20, 3))

    (label,) = of_class(root, "task", "text")

    assert not [line.text for line in label if (line.text or "x")[0] in "\u0301\u200d"]


def test_faces_stand_at_their_exact_scores() -> None:
    scores = (5, Decimal("4.5"), 4, Decimal("3.5"), 3, Decimal("1.2"), 1)

    faces = of_class(picture(*(JourneyTask("A", score) for score in scores)), "face", "circle")

    heights = [number(face, "cy") for face in faces]
    assert [height - heights[0] for height in heights] == pytest.approx([30 * float(5 - score) for score in scores])


def test_better_than_neutral_smiles_and_worse_does_not() -> None:
    root = picture(*(JourneyTask("A", Decimal(score)) for score in ("3.1", "3.0", "3", "2.9")))

    mouths = [each for each in root.iter() if each.get("class") == "mouth"]

    smile, straight, straight_too, frown = mouths
    assert (smile.tag, straight.tag, straight_too.tag, frown.tag) == tuple(
        SVG + tag for tag in ("path", "line", "line", "path")
    )
    assert (smile.get("d", "")[:4], frown.get("d", "")[:4]) == ("M7.5", "M-7.")


def test_touchpoint_without_score_has_no_expression() -> None:
    root = picture(JourneyTask("A", None))

    assert len(of_class(root, "face", "circle")) == 1
    assert not [each for each in root.iter() if each.get("class") == "mouth"]


def test_stage_without_touchpoints_has_no_face() -> None:
    assert not of_class(picture(), "face", "circle")


def test_each_party_has_its_number_in_the_legend_and_at_its_touchpoints() -> None:
    root = picture(JourneyTask("A", 3, ("Web shop", "Last mile")), JourneyTask("B", 3, ("Web shop",)))

    marks = ["".join(mark.itertext()) for mark in of_class(root, "journey-mark", "text")]
    names = ["".join(name.itertext()) for name in of_class(root, "legend", "text")]

    assert names == ["Last mile", "Web shop"]
    assert marks == ["1", "2", "2", "1", "2"]


def test_everything_lies_inside_the_view_box() -> None:
    parties = tuple(f"Department number {count} of a large organisation" for count in range(12))
    root = picture(JourneyTask("A", 1, parties), JourneyTask("B", 5))
    _, _, width, height = map(float, root.get("viewBox", "").split())

    for rect in root.iter(f"{SVG}rect"):
        assert 0 <= number(rect, "x") <= number(rect, "x") + number(rect, "width") <= width
    for circle in root.iter(f"{SVG}circle"):
        assert 0 <= number(circle, "cx") <= width
        assert 0 <= number(circle, "cy") <= height


def test_task_before_the_first_section_is_drawn() -> None:
    root = picture_of("journey\ntitle T\nWake: 3: Me\nsection S\nWork: 2: Me\n")

    assert ["".join(task.itertext()) for task in of_class(root, "task", "text")] == ["Wake", "Work"]


def test_line_break_in_a_label_is_a_space() -> None:
    root = picture_of("journey\nsection S\nPrototype<br>review: 3: Me\n")

    assert "".join(of_class(root, "task", "text")[0].itertext()) == "Prototype review"
