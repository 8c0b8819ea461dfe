"""A drawing made fit to stand in a page: named, described, coloured by the page, and harmless."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from math import ceil
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from cxmap.adapters.drawing.caption import Caption, looks_of
from cxmap.adapters.drawing.cascade import write_styles
from cxmap.adapters.drawing.colours import in_both_schemes
from cxmap.adapters.drawing.labels import number, parsed_number, text_width, without_html
from cxmap.adapters.drawing.look import ROOT_ID
from cxmap.adapters.drawing.port import Drawing, Refused, unreadable
from cxmap.adapters.drawing.safety import clean
from cxmap.adapters.drawing.stylesheet import Used, harmless_rules
from cxmap.diagrams.journey import JourneyDiagram, JourneyTask
from cxmap.diagrams.mermaid.escaping import showable
from cxmap.diagrams.mermaid.journey import journey_text

_SVG = "http://www.w3.org/2000/svg"
_COLOURED = frozenset(["color", "fill", "filter", "flood-color", "stop-color", "stroke"])
_ID = re.compile(r"#([\w-]+)")
_REFERENCE = re.compile(r"url\(\s*[\"']?#([^)\"']+)[\"']?\s*\)")
Altering = Callable[[Element], None]
"""Changes a drawing that is harmless already, from its root down."""


def drawn(drawing: Drawing, text: str, caption: Caption, altering: Altering | None = None) -> str | Refused:
    """The Mermaid text as one `svg` element for a page."""
    svg = drawing.draw(text)
    if isinstance(svg, Refused):
        return svg
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError:
        return unreadable(text)
    return _inlined(root, caption, altering)


def inlined(svg: str, caption: Caption) -> str:
    """The drawing as one `svg` element for a page, whichever library made it.

    All ids begin with the caption's name. It holds no styles: what they said is written at each element.
    """
    return _inlined(ElementTree.fromstring(svg), caption)


@dataclass(frozen=True, slots=True)
class _Painted:
    """Colours for both schemes; few values occur often."""

    known: dict[str, str] = field(default_factory=dict)

    def value(self, value: str) -> str:
        if value not in self.known:
            self.known[value] = in_both_schemes(value)
        return self.known[value]

    def declarations(self, css: str) -> str:
        pairs = (declaration.partition(":") for declaration in css.split(";"))
        return ";".join(
            f"{name}:{self.value(value) if name.strip() in _COLOURED else value}" for name, _, value in pairs
        )


def drawn_journey(
    drawing: Drawing, diagram: JourneyDiagram, caption: Caption, address: Callable[[str], str]
) -> str | Refused:
    """The journey as one `svg` element for a page; `address` makes a URL of a touchpoint's path."""

    def linked(root: Element) -> None:
        # A stage without touchpoints is drawn with a task that says so.
        tasks = [task for section in diagram.sections for task in section.tasks or (None,)]
        for group, task in zip(_groups(root), tasks, strict=True):
            if task and task.path:
                _link(group, task, address(task.path))

    return drawn(drawing, journey_text(diagram), caption, linked)


def _inlined(root: Element, caption: Caption, altering: Altering | None = None) -> str:
    _forget_namespaces(root)
    root.set("id", root.get("id", ROOT_ID))
    css = "".join("".join(style.itertext()) for style in root.iter("style"))
    without_html(root)
    clean(root)
    _drop_styles(root)
    _drop_repeated_ids(root)
    if altering:
        altering(root)
    ids = _renamed_ids(root, caption.name)
    painted = _Painted()
    for element in root.iter():
        _rename(element, ids)
        _paint(element, painted)
    rules = tuple(_rules(root, css, ids, painted))
    _frame(root, caption)
    write_styles(root, rules)
    return ElementTree.tostring(root, encoding="unicode")


def _forget_namespaces(root: Element) -> None:
    for element in root.iter():
        element.tag = str(element.tag).rpartition("}")[2]
        element.attrib = {name.rpartition("}")[2]: value for name, value in element.items()}


def _drop_styles(root: Element) -> None:
    for parent in list(root.iter()):
        for style in parent.findall("style"):
            parent.remove(style)


def _drop_repeated_ids(root: Element) -> None:
    seen: set[str] = set()
    for element in root.iter():
        if element.get("id") in seen:
            del element.attrib["id"]
        seen.add(element.get("id", ""))


def _renamed_ids(root: Element, name: str) -> Mapping[str, str]:
    old_root = root.get("id", "")
    ids = {element.get("id", "") for element in root.iter()} - {"", old_root}
    renamed = {old: f"{name}-{_word(old.removeprefix(old_root).lstrip('-'))}" for old in sorted(ids)}
    return {**renamed, old_root: name}


def _word(text: str) -> str:
    # Authors name nodes, and so ids, as they like.
    return re.sub(r"[^\w-]", lambda match: f"_{ord(match[0]):x}", text)


def _rename(element: Element, ids: Mapping[str, str]) -> None:
    for attribute, value in element.items():
        if attribute == "id":
            element.set(attribute, ids[value])
        elif attribute == "href" and value[1:] in ids:
            element.set(attribute, f"#{ids[value[1:]]}")
        elif "url(" in value:
            element.set(attribute, _renamed_references(value, ids))


def _renamed_references(value: str, ids: Mapping[str, str]) -> str:
    return _REFERENCE.sub(lambda match: f"url(#{ids.get(match[1], 'none')})", value)


def _paint(element: Element, painted: _Painted) -> None:
    for attribute, value in element.items():
        if attribute in _COLOURED:
            element.set(attribute, painted.value(value))
        elif attribute == "style":
            element.set(attribute, painted.declarations(value))


def _rules(root: Element, css: str, ids: Mapping[str, str], painted: _Painted) -> Iterator[tuple[str, str]]:
    old_root = next(old for old, new in ids.items() if new == root.get("id"))
    classes = {name for element in root.iter() for name in element.get("class", "").split()}
    tags = {str(element.tag) for element in root.iter()}
    attributes = {f'{name}="{value}"' for element in root.iter() for name, value in element.items()}
    used = Used(old_root, frozenset(ids), frozenset(classes), frozenset(tags), frozenset(attributes))
    for selector, declarations in harmless_rules(css, used):
        renamed = _ID.sub(lambda match: f"#{ids.get(match[1], 'none')}", selector)
        yield renamed, painted.declarations(_renamed_references(declarations, ids))


def _frame(root: Element, caption: Caption) -> None:
    for child in [*root.findall("title"), *root.findall("desc")]:
        root.remove(child)
    left, top, width, height = map(parsed_number, _view_box(root))
    # In whole pixels, as the stylesheet gives it this width.
    width = ceil(max(width, _titles_end(root) - left))
    name = caption.name
    root.attrib = {
        "xmlns": _SVG,
        "id": name,
        "class": looks_of(width),
        # A picture hides what is in it from listeners, links too.
        "role": "img" if root.find(".//a") is None else "group",
        "aria-labelledby": f"{name}-title {name}-desc",
        "viewBox": f"{left:g} {top:g} {width} {height:g}",
        "width": str(width),
        "height": f"{height:g}",
    }
    title, description = Element("title", id=f"{name}-title"), Element("desc", id=f"{name}-desc")
    title.text, description.text = caption.title, caption.description
    root[:0] = [title, description]


def _titles_end(root: Element) -> float:
    """Where the longest title ends that begins in the drawing; the libraries leave room for none."""
    titles = (text for text in root.findall("text") if text.get("font-weight") == "bold")
    return max(
        (number(text, "x") + text_width("".join(text.itertext()), number(text, "font-size")) for text in titles),
        default=0,
    )


def _view_box(root: Element) -> list[str]:
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    return box if len(box) == 4 else ["0", "0", root.get("width", "0"), root.get("height", "0")]


def _groups(root: Element) -> Iterator[Element]:
    """One group for each task, in order."""
    for group in root.findall("g"):
        box = group.find("rect")
        if box is not None and "task" in box.get("class", "").split():
            yield group


def _link(group: Element, task: JourneyTask, address: str) -> None:
    group.tag = "a"
    group.attrib |= {"href": address, "class": "cxmap-task", "aria-label": showable(task.title)}
