"""Diagrams that authors write as Mermaid text: drawn like ours, or refused with a reason and a line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from cxmap.adapters.drawing.caption import Caption
from cxmap.adapters.drawing.inline import drawn
from cxmap.adapters.drawing.port import TOO_LARGE, Drawing, Refused, refused_before_drawing
from cxmap.diagrams.mermaid.comments import without_comments
from cxmap.diagrams.mermaid.front_matter import FRONT_MATTER

MOST_EDGES = 500
# Larger drawings make a page that browsers are slow to show.
_MOST_CHARACTERS = 1_500_000
_EDGE = ' data-edge="true"'
_MAIN_BRANCH = re.compile(r"""mainBranchName["']?[ \t]*:[ \t]*["']?(?P<name>\w[\w./-]*)""")
_TITLE = re.compile(r"title[ \t]*:")


def author_diagram(
    text: str, caption: Caption, drawing: Drawing, address: Callable[[str], str] | None = None
) -> str | Refused:
    """The text as one `svg` element for a page; `address` says where its relative links lead.

    It looks like all our diagrams: what it configures itself is ignored. Lines count from 1 at the text's first.
    """

    def readdressed(root: Element) -> None:
        for link in root.iter("a"):
            if address and "href" in link.attrib:
                link.set("href", address(link.attrib["href"]))

    if refused := refused_before_drawing(text):
        return refused
    plain = _without_configuration(without_comments(text))
    return drawn(_Bounded(drawing), plain, caption, readdressed)


class _Bounded:
    """Draws no more than a page can show."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing

    def draw(self, text: str) -> str | Refused:
        svg = self._drawing.draw(text)
        if isinstance(svg, Refused):
            return svg
        if svg.count(_EDGE) > MOST_EDGES:
            return Refused(f"the diagram has more than {MOST_EDGES} edges")
        if len(svg) > _MOST_CHARACTERS:
            return TOO_LARGE
        return svg


def _without_configuration(text: str) -> str:
    """The text without directives, and of its front matter the title alone; every line stays in its place.

    The name of a main branch is no matter of looks: lines of the diagram use it.
    """
    before, *directives = FRONT_MATTER.sub(_title_alone, text, count=1).split("%%{")
    return before + "".join(map(_after_directive, directives))


def _title_alone(front_matter: re.Match[str]) -> str:
    return "\n".join(_title_lines(front_matter[0].split("\n")))


def _title_lines(lines: list[str]) -> Iterator[str]:
    """The title with the lines that go on with it, in their places; the others are empty."""
    in_title = False
    for line in lines:
        in_title = bool(_TITLE.match(line)) or (in_title and line.startswith((" ", "\t")))
        yield line if in_title or line.strip() == "---" else _main_branch("config: {}", line)


def _after_directive(text: str) -> str:
    """The text after a directive, of which only the line ends stay; one that does not end is a comment."""
    directive, end, after = text.partition("}%%")
    kept = _main_branch("%%{{init: {}}}%%", directive)
    return kept + "\n" * directive.count("\n") + after if end else "%% " + text


def _main_branch(form: str, written: str) -> str:
    """The configuration of nothing but the main branch's name, where one is written; else nothing."""
    found = _MAIN_BRANCH.search(written)
    return form.format(json.dumps({"gitGraph": {"mainBranchName": found["name"]}})) if found else ""
