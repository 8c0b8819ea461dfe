"""Where templates put values into HTML: every expression with the place in which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment

_ADDRESSES = {"action", "data-clipboard-text", "formaction", "href", "src", "srcset", "xlink:href"}
_RAW = ("script", "style", "title", "textarea", "noscript")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*)")
_ATTRIBUTE = re.compile(r"(?P<name>[^\s\"'<>/=]+)\s*=\s*(?P<quote>[\"']?)$")


@dataclass(frozen=True, slots=True)
class Place:
    """One expression of a template: `where` is the kind of place, such as `text`, `attribute` or `script`."""

    template: str
    where: str
    expression: str

    def __str__(self) -> str:
        return f"{self.template}: {self.where}: {self.expression}"


def places_in(folder: Path) -> Iterator[Place]:
    """All places of all templates below a folder, in order."""
    environment = Environment(autoescape=True)  # nothing is rendered
    for file in sorted((*folder.rglob("*.html"), *folder.rglob("*.xml"))):
        reader = _Reader(file.relative_to(folder).as_posix())
        tokens = list(environment.lex(file.read_text("utf-8")))
        expression: list[str] | None = None
        for _, kind, value in tokens:
            if kind == "data":
                reader.read(value)
            elif kind == "variable_begin":
                expression = []
            elif kind == "variable_end":
                yield reader.place("".join(expression or ()).strip())
                expression = None
            elif expression is not None:
                expression.append(" " if kind == "whitespace" else value)


@dataclass
class _Reader:
    """Follows the HTML of one template, so far as to know where the next expression stands."""

    template: str
    _inside: str = "text"
    _tag: str = ""
    _written: str = ""
    _found: list[str] = field(default_factory=list)

    def read(self, html: str) -> None:
        position = 0
        while position < len(html):
            position = getattr(self, f"_in_{self._inside}")(html, position)

    def place(self, expression: str) -> Place:
        where = self._inside
        if where == "tag":
            attribute = _ATTRIBUTE.search(self._written)
            where = f"unquoted {attribute['name']}" if attribute else "between attributes"
        elif where == "quoted":
            name = self._attribute
            where = f"address in {name}" if name in _ADDRESSES else "attribute"
            if name.startswith("on") or name == "style":
                where = name
        elif where == "raw":
            where = "text" if self._tag in ("title", "textarea") else self._tag
        self._written += "x"
        return Place(self.template, where, re.sub(r"\s+", " ", expression))

    def _in_text(self, html: str, at: int) -> int:
        start = html.find("<", at)
        if start < 0:
            return len(html)
        if html.startswith("<!--", start):
            self._inside = "comment"
            return start + 4
        tag = _TAG.match(html, start)
        if not tag:
            return start + 1
        self._inside, self._tag, self._written = "tag", tag["end"] + tag["name"].lower(), ""
        return tag.end()

    def _in_tag(self, html: str, at: int) -> int:
        found = re.compile(r"[\"'>]").search(html, at)
        if not found:
            self._written += html[at:]
            return len(html)
        self._written += html[at : found.start()]
        if found[0] == ">":
            self._inside = "raw" if self._tag in _RAW else "text"
            return found.end()
        name = _ATTRIBUTE.search(self._written)
        self._attribute, self._quote, self._inside = name["name"].lower() if name else "", found[0], "quoted"
        return found.end()

    def _in_quoted(self, html: str, at: int) -> int:
        end = html.find(self._quote, at)
        if end < 0:
            return len(html)
        self._inside, self._written = "tag", ""
        return end + 1

    def _in_raw(self, html: str, at: int) -> int:
        end = html.lower().find(f"</{self._tag}", at)
        if end < 0:
            return len(html)
        self._inside = "text"
        return end

    def _in_comment(self, html: str, at: int) -> int:
        end = html.find("-->", at)
        self._inside = "comment" if end < 0 else "text"
        return len(html) if end < 0 else end + 3
