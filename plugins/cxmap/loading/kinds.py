"""A `kind:` in the front matter: it wins over the folder."""

from __future__ import annotations

from typing import Any

from cxmap.findings.finding import Finding, Place
from cxmap.findings.rules import VALUE_NOT_ALLOWED
from cxmap.findings.suggest import did_you_mean, nearest
from cxmap.loading.places import NodePlaces
from cxmap.model import KINDS
from cxmap.model.record import Entity

_KEY = "kind"
_BY_NAME = {kind.kind: kind for kind in KINDS}


def kind_written(
    path: str, folder_kind: type[Entity], values: dict[str, Any], places: NodePlaces
) -> tuple[type[Entity], list[Finding]]:
    """The entity's kind; takes the key out of `values`, as it is no field."""
    name = values.pop(_KEY, folder_kind.kind)
    if isinstance(name, str) and name in _BY_NAME:
        return _BY_NAME[name], []
    suggestion = nearest(name, _BY_NAME) if isinstance(name, str) else None
    finding = VALUE_NOT_ALLOWED.at(
        Place(path, places.of_value((_KEY,)), None, _KEY),
        f"`{name}` is not a kind" if isinstance(name, str) else "this is not a kind",
        hint=did_you_mean(suggestion, _BY_NAME, otherwise=""),
        suggestion=suggestion,
    )
    return folder_kind, [finding]
