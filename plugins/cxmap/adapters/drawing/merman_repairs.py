"""What merman draws otherwise than Mermaid does, put right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from cxmap.adapters.drawing.numbers import number

_SVG = "{http://www.w3.org/2000/svg}"
_JOURNEY = re.compile(r"^[ \t]*journey[ \t]*$", re.MULTILINE)
_SECTION = re.compile(r"^[ \t]*section\s", re.MULTILINE)
_TASK = re.compile(r"\s*(?!(?:title|section)\s|acc(?:Title|Descr)\b|%%)[^:]+:\s*([\d.]+)\s*(?::|$)")
_FRACTION = re.compile(r"\d+\.\d+")

# Where Mermaid draws the faces: the best one at the top, and one point lower at each step.
_TOP, _STEP, _BEST, _NEUTRAL = 300, 30, 5, 3
_SMILE = "M7.5,0A7.5,7.5,0,1,1,-7.5,0L-6.818,0A6.818,6.818,0,1,0,6.818,0Z"


def with_first_section(text: str) -> str:
    """The text of a journey with a nameless section for the tasks before the first section.

    merman leaves them out. A section without tasks is not drawn.
    """
    journey = _JOURNEY.search(text)
    if not journey:
        return text
    start = journey.end()
    section = _SECTION.search(text, start)
    before = text[start : section.start() if section else len(text)]
    return f"{text[:start]}\nsection #160;{text[start:]}" if ":" in before else text


def with_fractional_scores(svg: str, text: str) -> str:
    """The drawing of a journey with its faces where the scores in the text want them.

    merman cuts a score of 3.5 down to 3.
    """
    if not _JOURNEY.search(text):
        return svg
    scores = [match[1] for line in text.split("\n") if (match := _TASK.match(line))]
    if not any(map(_FRACTION.fullmatch, scores)):
        return svg
    root = ElementTree.fromstring(svg)
    groups = list(_groups_with_face(root))
    if len(groups) != len(scores):
        return svg
    for group, score in zip(groups, scores, strict=True):
        if _FRACTION.fullmatch(score):
            _place(group, float(score))
    return ElementTree.tostring(root, encoding="unicode")


def _groups_with_face(root: Element) -> Iterator[Element]:
    return (group for group in root.iter(f"{_SVG}g") if _face(group) is not None)


def _face(group: Element) -> Element | None:
    return group.find(f"{_SVG}circle[@class='face']")


def _place(group: Element, score: float) -> None:
    face, features = _face(group), group.find(f"{_SVG}g")
    if face is None or features is None:
        return
    x, y = number(face, "cx"), _TOP + (_BEST - score) * _STEP
    face.set("cy", f"{y:g}")
    for eye in features.findall(f"{_SVG}circle"):
        eye.set("cy", f"{y - 5:g}")
    mouth = features.find("*[@class='mouth']")
    if mouth is None:
        return
    if score > _NEUTRAL:
        mouth.tag, mouth.attrib = f"{_SVG}path", {"class": "mouth", "d": _SMILE}
    lower = 2 if score > _NEUTRAL else 7
    if mouth.tag == f"{_SVG}line":
        mouth.attrib |= {"y1": f"{y + lower:g}", "y2": f"{y + lower:g}"}
    else:
        mouth.set("transform", f"translate({x:g},{y + lower:g})")
