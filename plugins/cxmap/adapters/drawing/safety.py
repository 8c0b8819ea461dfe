"""Safety: shapes and text stay in a drawing, and nothing that runs or loads."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from cxmap.adapters.drawing.stylesheet import harmless_declarations, is_harmless

_ELEMENTS_WORDS = """
    svg g defs symbol use marker path rect circle ellipse line polyline polygon text tspan textPath
    title desc linearGradient radialGradient stop clipPath mask pattern filter feBlend feColorMatrix
    feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feMerge feMergeNode feMorphology feOffset feTile image style a
"""
_ELEMENTS = frozenset(_ELEMENTS_WORDS.split())
_DROPPED_ATTRIBUTES_WORDS = """
    aria-describedby aria-labelledby aria-roledescription role space tabindex target
"""
_DROPPED_ATTRIBUTES = frozenset(_DROPPED_ATTRIBUTES_WORDS.split())
_SAFE_LINK = re.compile(r"https?:|mailto:|tel:|(?!//)[^:/?#]*(?:[/?#]|$)", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[\w+/=]*", re.IGNORECASE)


def clean(element: Element) -> None:
    """Take out of the element whatever is not known to be harmless."""
    for child in list(element):
        if child.tag in _ELEMENTS:
            clean(child)
        else:
            _remove(element, child)
    element.attrib = dict(_attributes(element))


def _remove(parent: Element, child: Element) -> None:
    """Takes the child out; the text behind it is its tail, which is the parent's and stays."""
    siblings = list(parent)
    at = siblings.index(child)
    if at:
        siblings[at - 1].tail = (siblings[at - 1].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)


def _attributes(element: Element) -> list[tuple[str, str]]:
    pairs = (
        (name, harmless_declarations(value) if name == "style" else value)
        for name, value in sorted(element.items())
        if name not in _DROPPED_ATTRIBUTES and _may_stay(str(element.tag), name, value)
    )
    return [(name, value) for name, value in pairs if value or name != "style"]


def _may_stay(tag: str, name: str, value: str) -> bool:
    if name.lower().startswith("on") or ":" in name:
        return False
    if name == "href":
        return _is_safe_address(tag, value.strip())
    return "url" not in value.lower() or name == "style" or is_harmless(value)


def _is_safe_address(tag: str, address: str) -> bool:
    if tag == "a":
        return bool(_SAFE_LINK.match(address)) and not re.search(r"[\s\\\x00-\x1f]", address)
    if tag == "image":
        return bool(_PICTURE.fullmatch(address))
    return address.startswith("#")
