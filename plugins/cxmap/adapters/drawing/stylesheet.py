"""The stylesheet within a drawing: only rules it needs, only for itself, nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_QUOTED = r"""(?:"[^"'\\<{}]*"|'[^"'\\<{}]*')"""
_SELECTOR = re.compile(rf"(?:[\w\s.#*>+~()\[\]=:-]|{_QUOTED})+")
_NAMES = re.compile(r"([.#]?)(-?[a-zA-Z_][\w-]*)")
_ATTRIBUTE = re.compile(r"""\[([\w-]+="[^"]*")\]""")
_NOT_NAMES = re.compile(r"\[[^\]]*\]|::?[\w-]+(?:\([^)]*\))?")
_PROPERTIES_WORDS = """
    alignment-baseline baseline-shift clip-path clip-rule color cursor direction display
    dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font font-family
    font-size font-style font-variant font-weight letter-spacing marker marker-end marker-mid
    marker-start mask opacity overflow paint-order pointer-events shape-rendering stop-color
    stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-opacity stroke-width text-align text-anchor text-decoration
    text-rendering transform transform-box transform-origin unicode-bidi vector-effect visibility
    white-space word-spacing writing-mode
"""
_PROPERTIES = frozenset(_PROPERTIES_WORDS.split())
_FUNCTIONS_WORDS = """
    blur brightness calc contrast drop-shadow grayscale hsl hsla matrix opacity rgb rgba rotate
    saturate scale skewx skewy translate translatex translatey url var
"""
_FUNCTIONS = frozenset(_FUNCTIONS_WORDS.split())
_VALUE = re.compile(rf"(?:[\w\s.,#%()+*/!-]|{_QUOTED})*")
_FUNCTION = re.compile(r"([\w-]+)\(\s*[\"']?(.?)")


@dataclass(frozen=True, slots=True)
class Used:
    """The ids, classes, elements and attributes of a drawing, which rules can be about."""

    root: str
    ids: frozenset[str]
    classes: frozenset[str]
    tags: frozenset[str]
    attributes: frozenset[str]


def harmless_rules(css: str, used: Used) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the rules that are about the drawing, in order.

    At-rules go: a drawing loads nothing and stands still.
    """
    for rule in _without_at_rules(_without_comments(css)).split("}"):
        selectors, _, declarations = rule.partition("{")
        about = [_scoped(one, used.root) for one in selectors.split(",") if _is_about(one, used)]
        kept = harmless_declarations(declarations)
        if about and kept:
            yield ",".join(about), kept


def harmless_declarations(css: str) -> str:
    """The declarations that change how something looks, and load nothing."""
    pairs = (declaration.partition(":")[::2] for declaration in css.split(";"))
    return ";".join(
        f"{name.strip().lower()}:{value.strip()}"
        for name, value in pairs
        if name.strip().lower() in _PROPERTIES and is_harmless(value)
    )


def is_harmless(value: str) -> bool:
    """Does the value call known functions only, and load nothing from elsewhere?"""
    return bool(_VALUE.fullmatch(value)) and all(
        name.lower() in _FUNCTIONS and (name.lower() != "url" or first == "#")
        for name, first in _FUNCTION.findall(value)
    )


def _without_comments(css: str) -> str:
    before, *commented = css.split("/*")
    return before + "".join(comment.partition("*/")[2] for comment in commented)


def _without_at_rules(css: str) -> str:
    """The stylesheet without `@import …;`, `@keyframes … { … { … } }` and their like."""
    kept: list[str] = []
    at = 0
    while (start := css.find("@", at)) >= 0:
        kept.append(css[at:start])
        at = _end_of_at_rule(css, start)
    return "".join(kept) + css[at:]


def _end_of_at_rule(css: str, start: int) -> int:
    depth = 0
    for at in range(start, len(css)):
        if css[at] == "{":
            depth += 1
        elif css[at] == "}":
            depth -= 1
        if depth <= 0 and css[at] in "};":
            return at + 1
    return len(css)


def _is_about(selector: str, used: Used) -> bool:
    if not _SELECTOR.fullmatch(selector.strip()) or ":root" in selector:
        return False
    if not used.attributes.issuperset(_ATTRIBUTE.findall(selector)):
        return False
    known = {".": used.classes, "#": used.ids, "": used.tags}
    return all(name in known[mark] for mark, name in _NAMES.findall(_NOT_NAMES.sub("", selector)))


def _scoped(selector: str, root: str) -> str:
    selector = " ".join(selector.split())
    if re.match(rf"#{re.escape(root)}(?![\w-])", selector):
        return selector
    return f"#{root} {selector}"
