"""Words such as `tbd` where a text or a word of one's own stands: the map takes them for what they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from cxmap.findings.examples import next_day
from cxmap.findings.finding import Finding, field_name, place_of
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.record import Record
from cxmap.model.shape import FieldShape, values_at
from cxmap.model.slips.blanks import is_blank_text

RULE = warning(
    "placeholder",
    "A word such as `tbd` stands in place of a text, and the map takes it for one.",
    wrong=next_day("qualifier: tbd"),
    right=next_day("qualifier: On working days"),
)


def check(linked: LinkedMap) -> Iterator[Finding]:
    for key, document in linked.catalogue.documents.items():
        if document.is_draft or not document.has_odd_texts:
            continue
        for path, shape, text in values_at(document.record, _texts, document.values):
            if is_blank_text(text) and linked.catalogue.is_sound(key, str(path[0])):
                draft = " and write `status: draft`" if shape.required and len(path) == 1 else ""
                shown = f"`{text.strip()}` stands for `{field_name(path)}`"
                yield RULE.at(
                    place_of(document, path),
                    f"{shown}, and counts as if it said something",
                    hint=f"write what is so, or leave it empty{draft} until it is known",
                )


def _texts(record: type[Record]) -> Mapping[str, FieldShape]:
    """The fields that take any text, and the records that may hold some."""
    return _texts_of(record)


@cache
def _texts_of(record: type[Record]) -> Mapping[str, FieldShape]:
    return {key: shape for key, shape in record.shape.items() if shape.record or not (shape.reference or shape.allowed)}
