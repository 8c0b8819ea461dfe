"""Pages as parts of one page that joins them all: every tag with ids, and with names of ids, of the part's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape

_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s"'<>=`]++)"""
_NAME = r"""[^\s"'<>/=]++"""
# Scripts and styles stay as they are: the policy of the page knows them by their texts.
_TAG = re.compile(
    r"<!--.*?-->"
    r"|<((?i:script|style))\b.*?</\1\s*>"
    rf"|<(?P<tag>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:[\s/]++(?:{_NAME}(?:\s*+=\s*+{_VALUE})?+)?+)*+)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rf"(?P<name>{_NAME})\s*+=\s*+(?P<value>{_VALUE})")
_IDS = frozenset((
    *("commandfor", "for", "form", "headers", "list", "popovertarget"),
    *("aria-activedescendant", "aria-controls", "aria-describedby", "aria-details", "aria-errormessage"),
    *("aria-flowto", "aria-labelledby", "aria-owns"),
))  # fmt: skip
"""The attributes that name other elements by their ids."""
_ADDRESSES = frozenset(("action", "data", "formaction", "href", "poster", "src", "usemap", "xlink:href"))
_PICTURES = frozenset((
    *("clip-path", "cursor", "fill", "filter", "marker", "marker-end", "marker-mid", "marker-start", "mask"),
    *("stroke", "style"),
))  # fmt: skip
"""The attributes that may name a part of a picture as `url(#id)`."""
_ID, _NAMED, _SET = "id", "name", "srcset"
_CHANGED = re.compile(rf"\b(?:{'|'.join((_ID, _NAMED, _SET, *sorted(_IDS | _ADDRESSES)))})\s*=|url\(", re.IGNORECASE)
_PART_OF_PICTURE = re.compile(r"(url\(\s*[\"']?#)([^)\"']+)")
_CANDIDATE = re.compile(r"(?:^|(?<=,))(\s*)(\S*[^\s,])")
# A script of ours finds the choices of a journey by it.
_OURS = "cxmap-"


@dataclass(slots=True)
class DistinctIds:
    """Ids of which no two are the same."""

    _counts: Counter[str] = field(default_factory=Counter)

    def free(self, wanted: str) -> str:
        """The name itself, or one with a number behind it."""
        name = wanted
        while name in self._counts:
            self._counts[wanted] += 1
            name = f"{wanted}_{self._counts[wanted]}"
        self._counts[name] += 1
        return name


@dataclass(frozen=True, slots=True)
class JoinedPart:
    """A page as a part: its address in the site, how its ids begin in the joined page, and who leads its links."""

    address: str
    key: str
    taken: DistinctIds
    led: Callable[[str], str]
    ids: dict[str, str] = field(default_factory=dict)
    """By the ids that it has as a page, those that it has as a part."""
    _called: dict[str, str] = field(default_factory=dict)

    def tags(self, html: str) -> str:
        """Its HTML. Each tag goes on in a line of its own after its name, so that no search by lines takes long."""
        return _TAG.sub(self._tag, html)

    def _tag(self, found: re.Match[str]) -> str:
        tag, attributes = found["tag"], found["attributes"]
        if tag is None:
            return found[0]
        if _CHANGED.search(attributes):
            is_choice = tag == "input" and "radio" in attributes
            attributes = _ATTRIBUTE.sub(lambda each: self._attribute(tag, each, is_choice=is_choice), attributes)
        return f"<{tag}\n{attributes.removeprefix(' ')}>"

    def _attribute(self, tag: str, found: re.Match[str], *, is_choice: bool) -> str:
        name, written = found["name"].lower(), found["value"]
        value = unescape(written[1:-1] if written[0] in "\"'" else written)
        if name == _NAMED:
            changed = self._choice(value) if is_choice else self._own(value) if tag in ("a", "map") else value
        else:
            changed = self._value(name, value)
        return found[0] if changed == value else f'{found["name"]}="{escape(changed)}"'

    def _value(self, name: str, value: str) -> str:
        if name == _ID:
            return self._own_once(value)
        if name in _IDS:
            return " ".join(map(self._name, value.split()))
        if name in _ADDRESSES:
            return self.led(value)
        if name == _SET:
            return value if "data:" in value else _CANDIDATE.sub(lambda each: each[1] + self.led(each[2]), value)
        return _PART_OF_PICTURE.sub(lambda each: each[1] + self._name(each[2]), value) if name in _PICTURES else value

    def _choice(self, name: str) -> str:
        ours = _OURS if name.startswith(_OURS) else ""
        return f"{ours}{self.key}-{name.removeprefix(ours)}"

    def _own_once(self, name: str) -> str:
        """Where an author uses an id twice, links lead to the first."""
        return self.taken.free(f"{self.key}-{name}") if name in self.ids else self._own(name)

    def _own(self, name: str) -> str:
        self.ids[name] = self._name(name)
        return self.ids[name]

    def _name(self, name: str) -> str:
        if name not in self._called:
            self._called[name] = self.taken.free(f"{self.key}-{name}")
        return self._called[name]
