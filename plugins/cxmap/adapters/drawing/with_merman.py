"""Draws with merman: Mermaid's look from a library without a browser, in a few milliseconds."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from cxmap.adapters.drawing.easier_text import easier_text, signs_again
from cxmap.adapters.drawing.labels import number
from cxmap.adapters.drawing.look import CONFIGURATION, ROOT_ID
from cxmap.adapters.drawing.port import TOO_LARGE, Drawing, Refused, refused_before_drawing, unreadable

# What merman says of a diagram that would take it too long.
_LIMIT = re.compile(r"resource limit")
# Where there is no diagram, its whole text is at fault.
_NO_DIAGRAM = "merman.parse.no_diagram"

# Mermaid takes several seconds for so many characters, and minutes for a few times as many.
_LONGEST_FOR_MERMAID = 1_000

_SVG = "{http://www.w3.org/2000/svg}"
_JOURNEY = re.compile(r"^[ \t]*journey[ \t]*$", re.MULTILINE)
_SECTION = re.compile(r"^[ \t]*section\s", re.MULTILINE)
_TASK = re.compile(
    r"^[ \t]*(?!(?:title|section)\s|acc(?:Title|Descr)\b|%%)[^:\n]+:[ \t]*(\d+(?:\.\d+)?)[ \t]*(?::|$)", re.MULTILINE
)
# How far one point moves a face, and how Mermaid draws a smile.
_POINT, _NEUTRAL = 30, 3
_SMILE = "M7.5,0A7.5,7.5,0,1,1,-7.5,0L-6.818,0A6.818,6.818,0,1,0,6.818,0Z"


def _engine() -> Any:
    # Imported late: its library takes time to load, and is not installed on every platform.
    import merman  # type: ignore[import-untyped]  # noqa: PLC0415

    options = {"site_config": CONFIGURATION, "svg": {"diagram_id": ROOT_ID}}
    return merman.MermanEngine(json.dumps(options), None)


@dataclass(frozen=True, slots=True)
class MermanDrawing:
    """Draws with merman; what it cannot read is left to `mermaid`, Mermaid itself, where that is at hand."""

    mermaid: Drawing | None = None
    _merman: Any = field(default_factory=_engine)

    def draw(self, text: str) -> str | Refused:
        if refused := refused_before_drawing(text):
            return refused
        svg = self._drawn(text)
        if not isinstance(svg, Refused) or svg == TOO_LARGE:
            return svg
        if (easier := easier_text(text)) and isinstance(drawn := self._drawn(easier), str):
            return signs_again(drawn)
        if self.mermaid is None or len(text) > _LONGEST_FOR_MERMAID:
            return replace(svg, is_certain=False)
        drawn = self.mermaid.draw(text)
        # merman knows the line better.
        return svg if isinstance(drawn, Refused) else drawn

    def _drawn(self, text: str) -> str | Refused:
        from merman import MermanError  # noqa: PLC0415
        from merman.merman_uniffi import (  # type: ignore[import-untyped]  # noqa: PLC0415
            InternalError,
        )

        try:
            svg: str = self._merman.render_svg(text, None)
            if (whole := _with_first_section(text)) != text:
                svg = self._merman.render_svg(whole, None)
        except MermanError.Binding as error:
            if _LIMIT.match(error.message):
                return TOO_LARGE
            return unreadable(text, _line(error, text) or self._analysed_line(text))
        except InternalError:
            return unreadable(text)
        return _with_fractional_scores(svg, text)

    def _analysed_line(self, text: str) -> int | None:
        """Where merman's analysis finds the mistake, which often knows more than its drawing."""
        for diagnostic in json.loads(self._merman.analyze_json(text, None))["diagnostics"]:
            if diagnostic["span"] and diagnostic["id"] != _NO_DIAGRAM:
                return int(diagnostic["span"]["line"])
        return None


def _line(error: Any, text: str) -> int | None:
    span = error.diagnostic and error.diagnostic.span
    if not span:
        return None
    # merman counts bytes, and begins before the line break where a line begins.
    written = text.encode()
    start = span.start + (written[span.start : span.end].startswith(b"\n") and span.end - span.start > 1)
    return written[:start].count(b"\n") + 1


def _with_first_section(text: str) -> str:
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


def _with_fractional_scores(svg: str, text: str) -> str:
    """The drawing of a journey with each face where its score wants it: merman cuts 3.5 down to 3."""
    scores = _TASK.findall(text) if _JOURNEY.search(text) else []
    if not any("." in score for score in scores):
        return svg
    root = ElementTree.fromstring(svg)
    groups = [group for group in root.iter(f"{_SVG}g") if group.find(f"{_SVG}circle[@class='face']") is not None]
    if len(groups) == len(scores):
        for group, score in zip(groups, scores, strict=True):
            _place_face(group, float(score))
    return ElementTree.tostring(root, encoding="unicode")


def _place_face(group: Element, score: float) -> None:
    face, features = group.find(f"{_SVG}circle[@class='face']"), group.find(f"{_SVG}g")
    mouth = features.find("*[@class='mouth']") if features is not None else None
    if score == int(score) or face is None or features is None or mouth is None:
        return
    for circle in (face, *features.findall(f"{_SVG}circle")):
        circle.set("cy", f"{number(circle, 'cy') - (score - int(score)) * _POINT:g}")
    below, shape = (2, _SMILE) if score > _NEUTRAL else (7, mouth.get("d", ""))
    place = f"translate({number(face, 'cx'):g},{number(face, 'cy') + below:g})"
    mouth.tag, mouth.attrib = f"{_SVG}path", {"class": "mouth", "d": shape, "transform": place}
