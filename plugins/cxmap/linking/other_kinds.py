"""References to what exists, but is of another kind than the field takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cxmap.findings.suggest import Names
from cxmap.linking.references import WrittenReference
from cxmap.linking.rewriting import record_at


class Elsewhere(NamedTuple):
    """Where an id belongs; that is certain where the mapping has a field for it, and need not have the other."""

    hint: str
    is_certain: bool


def of_another_kind(reference: WrittenReference, names: Mapping[str, Names]) -> Elsewhere | None:
    """Advice about an id that only other kinds have."""
    others = [kind for kind, known in names.items() if reference.kind and reference.text in known]
    if not others:
        return None
    shape = record_at(reference.document.record, reference.path).shape
    fields = {field.reference.kind: field for field in shape.values() if field.reference}
    kind = next((kind for kind in others if kind in fields), others[0])
    said = f"`{reference.text}` is {'an' if kind[0] in 'aeiou' else 'a'} {kind}"
    if kind not in fields:
        return Elsewhere(f"{said}; write the id of a {reference.kind}", is_certain=False)
    key = next(step for step in reversed(reference.path) if isinstance(step, str))
    verb = "list it under" if fields[kind].many else "write it under"
    return Elsewhere(f"{said}: {verb} `{fields[kind].key}`", is_certain=not shape[key].required)
