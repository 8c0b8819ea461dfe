"""Fields written as front matter that reads back the same, in the model's order and in a layout for people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cxmap.loading.front_matter.quoting import quoted
from cxmap.model import fields
from cxmap.model.descriptions import described, held_types
from cxmap.model.record import Entity, Record
from cxmap.model.typed_lines import indented, listed

WrittenValue = str | Sequence["WrittenValue"] | Mapping[str, "WrittenValue"]
"""A text as it is typed, or a list or a mapping of such."""

_TEXTS = (fields.Title, fields.Text)
# A single word may stand for nothing, or for yes and no; a text that begins with a digit may be a number or a day.
_WORDS = re.compile(r"[^\W\d_][\w'’,.;()/%+&!?“”…€–-]*(?: [\w'’,.;()/%+&!?“”…€–-]+)+")
_WORDS_IN_LIST = re.compile(r"[^\W\d_][\w'’.;()/%+&“”…€–-]*(?: [\w'’.;()/%+&“”…€–-]+)+")
_PLAIN = re.compile(r"[+-]?[A-Za-z0-9][\w./-]*(?: [A-Za-z]+)?", re.ASCII)
_KEY = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)
_LONGEST_LIST = 100


def entity_text(
    kind: type[Entity],
    values: Mapping[str, WrittenValue],
    body: str = "",
    remarks: Sequence[str] = (),
    *,
    explained: bool = False,
) -> str:
    """The file of an entity; where it is explained, the meaning of each field stands above it, below the remarks."""
    lines = [*(f"# {remark}" for remark in remarks), *_mapping(kind, values, explained=explained)]
    # Only a blank line within a text is nothing but its indentation.
    return "\n".join(("---", *map(str.rstrip, lines), "---", *(("", body) if body else ()), ""))


def _mapping(
    record: type[Record] | None, values: Mapping[str, WrittenValue], *, explained: bool = False
) -> Iterator[str]:
    """The fields of a record in the model's order, then those that it does not know, such as an organisation's own."""
    shape = record.shape if record else {}
    types = held_types(record) if record else {}
    words = described(record) if record and explained else {}
    for key in (*(key for key in shape if key in values), *(key for key in values if key not in shape)):
        if key in words:
            yield f"# {words[key]}"
        is_text = key not in shape or types[key] in _TEXTS
        inner: Any = shape[key].record if key in shape else None
        yield from _field(key if _KEY.fullmatch(key) else quoted(key), values[key], inner, is_text=is_text)


def _field(key: str, value: WrittenValue, record: type[Record] | None, *, is_text: bool) -> Iterator[str]:
    if isinstance(value, str):
        if _is_literal(value):
            yield from (f"{key}: |-", *indented(value.split("\n")))
        else:
            yield f"{key}: {_scalar(value, is_text=is_text)}"
    elif isinstance(value, Mapping):
        yield from (f"{key}:", *indented(_mapping(record, value)))
    elif (
        any(isinstance(member, Mapping) for member in value) or len(row := _row(value, is_text=is_text)) > _LONGEST_LIST
    ):
        yield f"{key}:"
        for member in value:
            yield from indented(listed(_member(member, record, is_text=is_text)))
    else:
        yield f"{key}: {row}"


def _member(value: WrittenValue, record: type[Record] | None, *, is_text: bool) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _mapping(record, value)
    else:
        yield _scalar(value, is_text=is_text) if isinstance(value, str) else _row(value, is_text=is_text)


def _row(values: Sequence[WrittenValue], *, is_text: bool) -> str:
    """A list on one line."""
    return f"[{', '.join(_in_row(value, is_text=is_text) for value in values)}]"


def _in_row(value: WrittenValue, *, is_text: bool) -> str:
    if isinstance(value, str):
        return _scalar(value, is_text=is_text, words=_WORDS_IN_LIST)
    if isinstance(value, Mapping):
        pairs = (f"{quoted(key)}: {_in_row(member, is_text=is_text)}" for key, member in value.items())
        return f"{{{', '.join(pairs)}}}"
    return _row(value, is_text=is_text)


def _scalar(text: str, *, is_text: bool, words: re.Pattern[str] = _WORDS) -> str:
    """The text as YAML reads it back, whichever reader reads it."""
    if words.fullmatch(text) or (not is_text and _PLAIN.fullmatch(text)):
        return text
    return quoted(text) if text.isprintable() else json.dumps(text, ensure_ascii=False)


def _is_literal(text: str) -> bool:
    """Whether a text of several lines can stand as it is on lines of its own."""
    lines = text.split("\n")
    return (
        len(lines) > 1 and text.strip() == text and all(line.isprintable() and line.rstrip() == line for line in lines)
    )
