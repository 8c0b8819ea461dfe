"""Pydantic's complaints about a value, in the author's words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic_core import ErrorDetails

from cxmap.findings.rule import Rule
from cxmap.findings.rules import BY_ID
from cxmap.findings.suggest import did_you_mean, nearest
from cxmap.findings.value_rules import VALUE_NOT_ALLOWED, WRONG_TYPE
from cxmap.model.record import Record
from cxmap.model.shape import FieldShape
from cxmap.model.slips.slip import LONG_DASHES
from cxmap.model.slips.words import word_meant

_EXPECTED = {
    "string_type": "one text",
    "tuple_type": "a list",
    "model_type": "a group of fields",
    "enum": "one of the words that are allowed here",
}
_NOUNS = {"string_type": "text", "enum": "word"}
_LONGEST_SHOWN = 80
_WORDS = re.compile(r"[\w/, -]+")


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint about the value of a field."""

    detail: ErrorDetails
    field: FieldShape
    value: Any

    @property
    def rule(self) -> Rule:
        """Where a word of a list must stand, only a text can be read; a word that is not in the list is not allowed."""
        if self.detail["type"] == "enum" and isinstance(self.value, str):
            return VALUE_NOT_ALLOWED
        return BY_ID.get(self.detail["type"], WRONG_TYPE)

    @property
    def message(self) -> str:
        if self.detail["type"] in BY_ID:
            return f"{self._shown} {self.detail['msg']}"
        if self.rule is VALUE_NOT_ALLOWED:
            return f"{self._shown} is not allowed here"
        return f"{self._shown} is not {_EXPECTED[self.detail['type']]}"

    @property
    def hint(self) -> str:
        if self.detail["type"] == "tuple_type":
            return self._no_list
        if self.detail["type"] == "model_type":
            return "write its fields below it, two spaces further right, with a space after each colon"
        if isinstance(self.value, list) and not self.field.many:
            return self._only_one(self.value)
        if self._allowed:
            return did_you_mean(self.suggestion, self._allowed, otherwise="write one of the words that are allowed")
        if isinstance(self.value, Mapping):
            return "put quotes around a text in which a colon is followed by a space, or which begins with `{`"
        if self.detail["type"] == "string_type":
            return "write one text; put quotes around it if it begins with `[`"
        return str(self.detail["ctx"]["hint"])

    @property
    def suggestion(self) -> str | None:
        """A value to write in place of the wrong one, where one is known."""
        if not isinstance(self.value, str):
            return None
        if self.detail["type"] == "tuple_type":
            return self._as_list(self.value)
        if instead := self.detail.get("ctx", {}).get("instead"):
            return str(instead)
        allowed = self._allowed
        return (word_meant(self.value, allowed) or nearest(self.value, allowed)) if allowed else None

    @property
    def _no_list(self) -> str:
        if self.field.record:
            return f"write one entry a line: {_first_entry(self.field.record)}"
        if self._is_dashed:
            return "type a hyphen and a space, `- `, before each entry, in place of the long dash"
        return "write a list: each entry on a line of its own after `- `, or all of them in `[ ]`"

    def _only_one(self, members: list[Any]) -> str:
        noun = "id" if self.field.reference else _NOUNS.get(self.detail["type"], "value")
        first = members[0]
        instead = f": write `{first}`" if isinstance(first, str) and len(first) <= _LONGEST_SHOWN else ""
        return f"only one {noun} can stand here{instead}"

    def _as_list(self, value: str) -> str | None:
        if self.field.record or self._is_dashed:
            return None
        # Several words are meant as several entries, unless commas belong to the text.
        is_plain = _WORDS.fullmatch(value) and not (self.field.markdown and "," in value)
        return f"[{value}]" if is_plain else f"[{json.dumps(value, ensure_ascii=False)}]"

    @property
    def _is_dashed(self) -> bool:
        return isinstance(self.value, str) and self.value.lstrip()[:1] in LONG_DASHES

    @property
    def _allowed(self) -> tuple[str, ...]:
        if self.detail["type"] == "enum":
            return self.field.allowed
        words = self.detail.get("ctx", {}).get("allowed")
        return tuple(words.split("\n")) if words else ()

    @property
    def _shown(self) -> str:
        if isinstance(self.value, str):
            return f"`{self.value.strip()}`" if len(self.value) <= _LONGEST_SHOWN else "this text"
        return "this group of fields" if isinstance(self.value, Mapping) else "this list"


def _first_entry(record: type[Record]) -> str:
    """How an entry of a list of these records begins: with what it cannot do without."""
    required = tuple(shape.key for shape in record.shape.values() if shape.required)
    keys = required[:1] or (record.exactly_one[0] if record.exactly_one else tuple(record.shape)[:1])
    return " or ".join(f"`- {key}: …`" for key in keys)
