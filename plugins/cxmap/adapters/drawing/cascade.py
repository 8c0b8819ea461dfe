"""The styles that a drawing's stylesheet gives each element, written at it: its page lets no inline style count.

The stylesheets of drawings are simple. A rule with a selector of another form than Mermaid writes gives nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_IMPORTANT = re.compile(r"\s*!\s*important\s*$", re.IGNORECASE)
_COMBINED = re.compile(r"\s*(>)\s*|\s+")
_COMPOUND = re.compile(r"""(?P<tag>[a-zA-Z][\w-]*|\*)?(?P<rest>(?:[.#][\w-]+|\[[\w-]+="[^"]*"\])*)""")
_PART = re.compile(r"""([.#])([\w-]+)|\[([\w-]+)="([^"]*)"\]""")
# SVG takes these only from a stylesheet; the drawings look the same without.
_NO_ATTRIBUTES = frozenset(["font", "text-align", "transform-box", "transform-origin"])
_MARKERS = ("marker-start", "marker-mid", "marker-end")
_UNIT = re.compile(r"(?<=\d)(?:px|deg)")
Declarations = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Compound:
    """The part of a selector that is about one element; a direct one is about the child of the one before."""

    tag: str
    names: frozenset[str]
    """Its classes, each with a point, and its id with a hash."""
    attributes: frozenset[tuple[str, str]]
    is_direct: bool

    def is_about(self, element: Element, names: frozenset[str]) -> bool:
        return (
            self.tag in ("", element.tag)
            and self.names <= names
            and all(element.get(name) == value for name, value in self.attributes)
        )


@dataclass(frozen=True, slots=True)
class _Rule:
    selector: tuple[_Compound, ...]
    declarations: str
    position: int

    @property
    def key(self) -> str:
        """Something that each element has which the rule is about."""
        last = self.selector[-1]
        return min(last.names, default=last.tag)

    @property
    def weight(self) -> tuple[int, int, int, int]:
        """Of rules about one element the heaviest wins."""
        names = [name for compound in self.selector for name in compound.names]
        ids = sum(name.startswith("#") for name in names)
        others = len(names) - ids + sum(len(compound.attributes) for compound in self.selector)
        return ids, others, sum(bool(compound.tag) for compound in self.selector), self.position


_Named = tuple[Element, frozenset[str]]


def write_styles(root: Element, rules: Iterable[tuple[str, str]]) -> None:
    """Writes what the rules and their `style` say of the elements as attributes of theirs."""
    by_key: dict[str, list[_Rule]] = defaultdict(list)
    for rule in _parsed(rules):
        by_key[rule.key].append(rule)
    for way in _ways(root, ()):
        element, names = way[-1]
        asked = (rule for key in ("", str(element.tag), *names) for rule in by_key.get(key, ()))
        about = sorted((rule for rule in asked if _leads_to(rule.selector, way)), key=lambda rule: rule.weight)
        _write(element, _declared([*(rule.declarations for rule in about), element.attrib.pop("style", "")]))


def _ways(element: Element, above: tuple[_Named, ...]) -> Iterator[tuple[_Named, ...]]:
    """Each element behind all those it lies in."""
    names = {f".{name}" for name in element.get("class", "").split()} | {f"#{element.get('id')}"}
    way = (*above, (element, frozenset(names)))
    yield way
    for child in element:
        yield from _ways(child, way)


def _leads_to(selector: tuple[_Compound, ...], way: tuple[_Named, ...]) -> bool:
    """Whether the selector is about the last element of the way."""
    if not selector[-1].is_about(*way[-1]):
        return False
    if len(selector) == 1:
        return True
    nearest = max(len(way) - 2, 0) if selector[-1].is_direct else 0
    return any(_leads_to(selector[:-1], way[: end + 1]) for end in range(nearest, len(way) - 1))


def _parsed(rules: Iterable[tuple[str, str]]) -> Iterator[_Rule]:
    position = 0
    for selectors, declarations in rules:
        for text in selectors.split(","):
            if selector := _selector(text):
                yield _Rule(selector, declarations, position)
            position += 1


def _selector(text: str) -> tuple[_Compound, ...]:
    """Empty where it has another form."""
    parts = _COMBINED.split(text.strip())
    compounds = [_COMPOUND.fullmatch(part) for part in parts[::2]]
    if not all(compound and compound[0] for compound in compounds):
        return ()
    pairs = zip(compounds, (None, *parts[1::2]), strict=True)
    return tuple(_compound(compound, is_direct=bool(sign)) for compound, sign in pairs if compound)


def _compound(match: re.Match[str], *, is_direct: bool) -> _Compound:
    parts = _PART.findall(match["rest"])
    return _Compound(
        tag=(match["tag"] or "").replace("*", ""),
        names=frozenset(sign + name for sign, name, _, _ in parts if sign),
        attributes=frozenset((name, value) for sign, _, name, value in parts if not sign),
        is_direct=is_direct,
    )


def _declared(all_declarations: Iterable[str]) -> Declarations:
    """The declarations that hold in the end, the lightest first; important ones outweigh all others."""
    usual: dict[str, str] = {}
    important: dict[str, str] = {}
    for declarations in all_declarations:
        for declaration in filter(None, declarations.split(";")):
            name, _, value = declaration.partition(":")
            plain = _IMPORTANT.sub("", value).strip()
            held = usual if plain == value.strip() else important
            held.update(dict.fromkeys(_MARKERS if name == "marker" else (name.strip(),), plain))
    return usual | important


def _write(element: Element, declared: Declarations) -> None:
    for name, value in declared.items():
        # What is inherited anyway need not be said.
        if name not in _NO_ATTRIBUTES and (value != "inherit" or name in element.attrib):
            element.set(name, _UNIT.sub("", value) if name == "transform" else value)
