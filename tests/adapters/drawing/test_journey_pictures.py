from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from cxmap.adapters.drawing import Caption, Drawing, drawn
from cxmap.adapters.drawing.with_mermaidx import MermaidxDrawing
from cxmap.adapters.drawing.with_merman import MermanDrawing
from cxmap.diagrams.journey import JourneyDiagram, JourneySection, JourneyTask
from cxmap.diagrams.mermaid.journey import journey_text

SVG = "{http://www.w3.org/2000/svg}"
CAPTION = Caption("d", "title", "description")
LONG_NAME = "Hand over the parcel in person, or leave it where the customer asked us to leave it, with a neighbour"


@pytest.fixture(params=["merman", "mermaidx"])
def drawing(request: pytest.FixtureRequest) -> Drawing:
    pytest.importorskip(request.param)
    return MermanDrawing() if request.param == "merman" else MermaidxDrawing()


def picture(drawing: Drawing, *tasks: JourneyTask, stage: str = "Stage", title: str = "T") -> Element:
    return picture_of(drawing, journey_text(JourneyDiagram(title, (JourneySection(stage, tasks),))))


def picture_of(drawing: Drawing, text: str) -> Element:
    svg = drawn(drawing, text, CAPTION)
    assert isinstance(svg, str), svg
    return ElementTree.fromstring(svg)


def of_class(root: Element, name: str, tag: str) -> list[Element]:
    return [each for each in root.iter(SVG + tag) if name in each.get("class", "").split()]


def number(element: Element, name: str) -> float:
    return float(element.get(name, "nan"))


def lines(label: Element) -> list[str]:
    return [line.text or "" for line in label.iter(f"{SVG}tspan")]


def test_long_name_is_wrapped_inside_its_box(drawing: Drawing) -> None:
    root = picture(drawing, JourneyTask("Hand over the parcel, or leave it with a neighbour", 3))

    (box,) = of_class(root, "task", "rect")
    (label,) = of_class(root, "task", "text")
    heights = [number(line, "y") for line in label]
    assert "".join(lines(label)) == "Hand over the parcel, or leave it with a neighbour"
    assert len(heights) > 1
    assert min(heights) > number(box, "y") + 14
    assert max(heights) < number(box, "y") + number(box, "height") - 6


def test_name_too_long_for_its_box_ends_there_and_is_whole_in_its_title(drawing: Drawing) -> None:
    (label,) = of_class(picture(drawing, JourneyTask(LONG_NAME, 3)), "task", "text")

    shown = "".join(lines(label))
    assert shown.endswith("…")
    assert LONG_NAME.startswith(shown[:-1])
    assert label.findtext(f"{SVG}title") == LONG_NAME


def test_long_stage_is_treated_alike(drawing: Drawing) -> None:
    (label,) = of_class(picture(drawing, JourneyTask("A", 3), stage=LONG_NAME), "journey-section", "text")

    assert label.findtext(f"{SVG}title") == LONG_NAME


def test_word_wider_than_its_box_is_broken(drawing: Drawing) -> None:
    root = picture(drawing, JourneyTask("Rechtsschutzversicherungsgesellschaften", 3))

    (label,) = of_class(root, "task", "text")

    assert len(label) > 1
    assert "".join(label.itertext()) == "Rechtsschutzversicherungsgesellschaften"


def test_marks_and_joined_signs_stay_with_their_letters(drawing: Drawing) -> None:
    root = picture(drawing, JourneyTask("e\u0301" * 30 + "👩\u200d👩\u200d👧" * 10, 3))

    (label,) = of_class(root, "task", "text")

    assert not [line for line in lines(label) if line[0] in "\u0301\u200d"]


def test_boxes_do_not_overlap(drawing: Drawing) -> None:
    tasks = tuple(JourneyTask(LONG_NAME, score) for score in (1, 5, 3))
    stages = (JourneySection("A", tasks[:2]), JourneySection("B", tasks[2:]))

    root = picture_of(drawing, journey_text(JourneyDiagram("T", stages)))

    for kind in ("task", "journey-section"):
        boxes = sorted((number(box, "x"), number(box, "width")) for box in of_class(root, kind, "rect"))
        assert all(x + width <= after for (x, width), (after, _) in pairwise(boxes))


def test_boxes_end_above_the_best_face(drawing: Drawing) -> None:
    root = picture(drawing, JourneyTask(LONG_NAME, 5))

    (box,), (face,) = of_class(root, "task", "rect"), of_class(root, "face", "circle")
    assert number(box, "y") + number(box, "height") < number(face, "cy") - number(face, "r")


def test_faces_stand_at_their_exact_scores(drawing: Drawing) -> None:
    scores = (5, Decimal("4.5"), 4, Decimal("3.5"), 3, Decimal("1.2"), 1)

    faces = of_class(picture(drawing, *(JourneyTask("A", score) for score in scores)), "face", "circle")

    heights = [number(face, "cy") for face in faces]
    assert [height - heights[0] for height in heights] == pytest.approx([30 * float(5 - score) for score in scores])


def test_better_than_neutral_smiles_and_worse_does_not(drawing: Drawing) -> None:
    root = picture(drawing, *(JourneyTask("A", Decimal(score)) for score in ("3.1", "3.0", "3", "2.9")))

    mouths = [each for each in root.iter() if each.get("class") == "mouth"]

    smile, straight, straight_too, frown = mouths
    assert (smile.tag, straight.tag, straight_too.tag, frown.tag) == tuple(
        SVG + tag for tag in ("path", "line", "line", "path")
    )
    assert (smile.get("d", "")[:4], frown.get("d", "")[:4]) == ("M7.5", "M-7.")


def test_each_party_is_named_beside_the_stages_and_at_its_touchpoints(drawing: Drawing) -> None:
    root = picture(drawing, JourneyTask("A", 3, ("Web shop", "Last mile")), JourneyTask("B", 3, ("Web shop",)))

    names = ["".join(name.itertext()) for name in of_class(root, "legend", "text")]
    at_touchpoints = [title.text for circle in root.iter(f"{SVG}circle") for title in circle]
    assert names == ["Last mile", "Web shop"]
    assert at_touchpoints == ["Web shop", "Last mile", "Web shop"]


def test_long_title_ends_inside_the_drawing(drawing: Drawing) -> None:
    root = picture(drawing, JourneyTask("A", 3), title="How a parcel is received by all who live far away")

    (title,) = (text for text in root.findall(f"{SVG}text") if text.get("font-weight") == "bold")
    _, _, width, _ = map(float, root.get("viewBox", "").split())
    assert number(title, "x") + 400 < width


def test_everything_lies_inside_the_view_box(drawing: Drawing) -> None:
    parties = tuple(f"Department number {count} of a large organisation" for count in range(12))
    root = picture(drawing, JourneyTask("A", 1, parties), JourneyTask("B", 5))
    _, _, width, height = map(float, root.get("viewBox", "").split())

    for rect in root.iter(f"{SVG}rect"):
        assert 0 <= number(rect, "x") <= number(rect, "x") + number(rect, "width") <= width
    for circle in root.iter(f"{SVG}circle"):
        assert 0 <= number(circle, "cx") <= width
        assert 0 <= number(circle, "cy") <= height


def test_task_before_the_first_section_is_drawn(drawing: Drawing) -> None:
    root = picture_of(drawing, "journey\ntitle T\nWake: 3: Me\nsection S\nWork: 2: Me\n")

    assert ["".join(task.itertext()) for task in of_class(root, "task", "text")] == ["Wake", "Work"]


def test_line_break_in_a_label_is_a_space(drawing: Drawing) -> None:
    root = picture_of(drawing, "journey\nsection S\nPrototype<br>review: 3: Me\n")

    assert "".join(of_class(root, "task", "text")[0].itertext()) == "Prototype review"
