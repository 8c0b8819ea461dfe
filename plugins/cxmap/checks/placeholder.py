"""Words such as `tbd` where a text or a word of one's own stands: the map takes them for what they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from cxmap.findings.examples import next_day
from cxmap.findings.finding import Finding, field_name, place_of
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.record import Record
from cxmap.model.shape import FieldShape, values_at
from cxmap.model.slips.blanks import LONGEST_BLANK, is_blank_text

RULE = warning(
    "placeholder",
    "A word such as `tbd` stands in place of a text, and the map takes it for one.",
    wrong=next_day("qualifier: tbd"),
    right=next_day("qualifier: On working days"),
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for key, document in judged.catalogue.documents.items():
        if document.is_draft or not _holds_blank(document.values):
            continue
        for path, shape, text in values_at(document.record, _texts, document.values):
            if is_blank_text(text) and judged.catalogue.is_sound(key, str(path[0])):
                draft = " and write `status: draft`" if shape.required and len(path) == 1 else ""
                shown = f"`{text.strip()}` stands for `{field_name(path)}`"
                yield RULE.at(
                    place_of(document, path),
                    f"{shown}, and counts as if it said something",
                    hint=f"write what is so, or leave it empty{draft} until it is known",
                )


def _holds_blank(values: Mapping[str, object]) -> bool:
    """Whether such a word stands anywhere: most files have none, and need no closer look."""
    return any(map(is_blank_text, {text for text in _all_texts(values.values()) if len(text) <= LONGEST_BLANK}))


def _all_texts(values: Iterable[object]) -> list[str]:
    found = []
    for value in values:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            found += _all_texts(value.values())
        elif isinstance(value, list):
            found += _all_texts(value)
    return found


def _texts(record: type[Record]) -> Mapping[str, FieldShape]:
    """The fields that take any text, and the records that may hold some."""
    return _texts_of(record)


@cache
def _texts_of(record: type[Record]) -> Mapping[str, FieldShape]:
    return {key: shape for key, shape in record.shape.items() if shape.record or not (shape.reference or shape.allowed)}
