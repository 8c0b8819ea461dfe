"""A `kind:` in the front matter: it wins over the folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cxmap.findings.finding import Finding, Place
from cxmap.findings.suggest import did_you_mean, nearest
from cxmap.findings.value_rules import VALUE_NOT_ALLOWED, WRONG_TYPE
from cxmap.loading.front_matter.node_places import NodePlaces
from cxmap.model import KINDS
from cxmap.model.keys import KIND
from cxmap.model.record import Entity

_BY_NAME = {kind.kind: kind for kind in KINDS}
_WRITTEN = re.compile(rf"^\{{?[\"']?{KIND}[\"']?:[ \t]+[\"']?(?P<name>[\w-]+)", re.MULTILINE | re.IGNORECASE)


def kind_of(front_matter: str, folder_kind: type[Entity]) -> type[Entity]:
    """The kind that the text seems to say, known before it is read, and also where it cannot be."""
    if KIND not in front_matter.lower():
        return folder_kind
    match = _WRITTEN.search(front_matter)
    name = match["name"].lower() if match else ""
    return _BY_NAME.get(name) or _BY_NAME.get(nearest(name, _BY_NAME) or "", folder_kind)


def written_kind(values: Mapping[str, Any], otherwise: type[Entity]) -> type[Entity]:
    return _BY_NAME.get(str(values.get(KIND, "")).lower(), otherwise)


def unknown_kind(path: str, values: Mapping[str, Any], places: NodePlaces) -> Finding | None:
    """Why what is written as the kind is none."""
    name = values.get(KIND)
    if name is None or (isinstance(name, str) and name.lower() in _BY_NAME):
        return None
    place = Place(path, places.of_value((KIND,)), None, KIND)
    if not isinstance(name, str):
        return WRONG_TYPE.at(place, "this is not one word", hint="write a kind of entity, such as `touchpoint`")
    suggestion = nearest(name, _BY_NAME)
    hint = did_you_mean(suggestion, _BY_NAME, otherwise="write a kind")
    return VALUE_NOT_ALLOWED.at(place, f"`{name}` is not a kind", hint=hint, suggestion=suggestion)
