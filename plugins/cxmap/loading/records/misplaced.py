"""Fields that stand where nobody reads them: on a folder's page, in another kind's folder, below the front matter."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Set
from functools import cache
from typing import Any

from cxmap.findings.file_rules import BAD_ID
from cxmap.findings.finding import Finding, Place
from cxmap.findings.front_matter_rules import FIELDS_BELOW
from cxmap.loading.files.naming import suggested_id
from cxmap.loading.front_matter.node_places import NodePlaces
from cxmap.model import KINDS
from cxmap.model.document import Body, Span
from cxmap.model.ids import Key
from cxmap.model.keys import KIND
from cxmap.model.page_files import MARKDOWN, kind_of_folder
from cxmap.model.record import OWN_KEYS, Entity

_OF_PAGES = ("owner", "view")
"""Fields of some kinds that the page of a folder may have too: who answers for it, and its overview."""

_FIELD = re.compile(r"(?P<key>[A-Za-z_]+)[ \t]*:(?:[ \t]|$)", re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
_AGAIN = re.compile(r"^---[ \t]*\n(?=[A-Za-z_]+[ \t]*:)", re.MULTILINE)
_SHOWN = 3


def own_fields(kind: type[Entity], values: Collection[str]) -> list[str]:
    """The keys that this kind has and not all kinds, so that they tell of it."""
    return [key for key in values if key in kind.shape and key not in Entity.shape]


def fields_of_folder_page(path: str, values: Mapping[str, Any], places: NodePlaces) -> Finding | None:
    """Fields of an entity on the page of a folder, which is none."""
    kind = kind_of_folder(path)
    fields = [key for key in own_fields(kind, values) if key not in _OF_PAGES] if kind else []
    if kind is None or not fields:
        return None
    name = path.rpartition("/")[2]
    place = Place(path, places.of_key((fields[0],)))
    message = f"`{name}` is the page of its folder and never a {kind.kind}, so `{fields[0]}` says nothing here"
    instead = _name_from(values)
    hint = f"give the file a name of its own, such as `{instead}.md`" if instead else "give the file a name of its own"
    return BAD_ID.at(place, message, hint=hint)


def right_path(path: str, kind: type[Entity]) -> str:
    """The path of a file once it lies in the folder of its kind, under a name that can be an id."""
    *folders, name = path.split("/")
    stem = name.removesuffix(MARKDOWN)
    # A whole map may lie one folder too deep.
    inner = folders[folders.index(kind.folder) + 1 :] if kind.folder in folders else folders[1:]
    return "/".join((kind.folder, *inner, f"{suggested_id(stem) or stem}{MARKDOWN}"))


def kind_meant(kind: type[Entity], values: Mapping[str, Any]) -> type[Entity] | None:
    """The only other kind that has all these fields and all that it requires, where this one has not."""
    if _fits(kind, values.keys()):
        return None
    keys = {key for key in values if not key.startswith(OWN_KEYS)}
    if KIND in values or _fits(kind, keys):
        return None
    fitting = [other for other in KINDS if other is not kind and _fits(other, keys) and own_fields(other, keys)]
    return fitting[0] if len(fitting) == 1 else None


def wrong_folder(path: str, kind: type[Entity], meant: type[Entity], values: Mapping[str, Any]) -> Finding:
    fields = ", ".join(f"`{key}`" for key in own_fields(meant, values)[:_SHOWN])
    message = f"this looks like a {meant.kind} ({fields}) and lies among the {kind.folder}"
    hint = f"move it to `{right_path(path, meant)}`"
    return BAD_ID.at(Place(path), message, hint=hint)


def fields_below(path: str, key: Key | None, kind: type[Entity], body: Body) -> tuple[frozenset[str], Finding] | None:
    """Fields at the beginning of the text, or in a second front matter, and the finding that says so."""
    start = _first_field(kind, body.text)
    if start is None:
        return None
    lines = body.text[start:].split("\n")
    known = [_known(kind, line) for line in lines]
    last = next((number for number, line in enumerate(lines) if not line.strip() or line.strip() == "---"), len(lines))
    fields = tuple(dict.fromkeys(field for field in known[:last] if field))
    line = body.first_line + body.text.count("\n", 0, start)
    place = Place(path, Span(line, 1, line, 1 + len(lines[0].partition(":")[0])), key)
    message = f"`{fields[0]}` stands below the `---` that ends the fields, where it is text"
    moved = f"line {line}" if last == 1 else f"lines {line} to {line + last - 1}"
    hint = f"move {moved} above line {body.first_line - 1}, which is the `---` that ends the fields"
    return frozenset(fields), FIELDS_BELOW.at(place, message, hint=hint)


def _first_field(kind: type[Entity], text: str) -> int | None:
    """Where the first such field begins in a text."""
    begin = len(text) - len(text.lstrip())
    if _known(kind, text, begin):
        return begin
    for again in _AGAIN.finditer(text) if "---" in text else ():
        if _known(kind, text, again.end()) and len(_FENCE.findall(text, 0, again.start())) % 2 == 0:
            return again.end()
    return None


def _known(kind: type[Entity], text: str, begin: int = 0) -> str | None:
    """The field with which the line that begins there begins."""
    match = _FIELD.match(text, begin)
    key = match["key"] if match else ""
    return key if key in kind.shape else None


def _fits(kind: type[Entity], keys: Set[str]) -> bool:
    known, required = _fields(kind)
    return keys <= known and keys >= required


@cache
def _fields(kind: type[Entity]) -> tuple[frozenset[str], frozenset[str]]:
    """The fields that a kind knows, by all their names, and those that it requires."""
    return frozenset((*kind.shape, *kind.synonyms)), frozenset(key for key, each in kind.shape.items() if each.required)


def _name_from(values: Mapping[str, Any]) -> str:
    name = values.get("title") or values.get("statement")
    return suggested_id(name) if isinstance(name, str) else ""
