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
from cxmap.findings.suggest import did_you_mean, word_like
from cxmap.findings.value_rules import VALUE_NOT_ALLOWED, WRONG_TYPE
from cxmap.loading.records.groups import group_advice
from cxmap.model.shape import FieldShape
from cxmap.model.slips.blanks import is_blank
from cxmap.model.slips.slip import LONG_DASHES, or_of

_EXPECTED = {
    "string_type": "one text",
    "tuple_type": "a list",
    "model_type": "a group of fields",
    "enum": "one of the words that are allowed here",
}
_NOUNS = {"string_type": "text", "enum": "word"}
_LONGEST_SHOWN = 80
_ONE_TEXT = "write one text; put quotes around it if it begins with `[`"
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
        if self._wants_group:
            return self._group[0]
        if self.detail["type"] == "tuple_type":
            return self._no_list
        if isinstance(self.value, list) and not self.field.many:
            return self._only_one(self.value)
        if self._allowed and isinstance(self.value, str) and is_blank(self.value):
            draft = " and write `status: draft`" if self.field.required else ""
            return f"leave it empty{draft} until it is known; then write {or_of(self._allowed)}"
        if self._allowed:
            return did_you_mean(self.suggestion, self._allowed, otherwise="write one of the words that are allowed")
        if isinstance(self.value, Mapping):
            return "put quotes around a text in which a colon is followed by a space, or which begins with `{`"
        if self.detail["type"] == "string_type":
            return self._one_text
        return str(self.detail["ctx"]["hint"])

    @property
    def suggestion(self) -> str | None:
        """A value to write in place of the wrong one, where one is known."""
        if self._wants_group:
            return self._group[1]
        if isinstance(self.value, list):
            return self._only_member
        if not isinstance(self.value, str):
            return None
        if self.detail["type"] == "tuple_type":
            return self._as_list(self.value)
        if instead := self.detail.get("ctx", {}).get("instead"):
            return str(instead)
        allowed = self._allowed
        return word_like(self.value, allowed) if allowed else None

    @property
    def _wants_group(self) -> bool:
        return self.field.record is not None and self.detail["type"] in ("tuple_type", "model_type")

    @property
    def _group(self) -> tuple[str, str | None]:
        return group_advice(self.field, self.value)

    @property
    def _no_list(self) -> str:
        if self._is_dashed:
            return "type a hyphen and a space, `- `, before each entry, in place of the long dash"
        return "write a list: each entry on a line of its own after `- `, or all of them in `[ ]`"

    def _only_one(self, members: list[Any]) -> str:
        noun = "id" if self.field.reference else _NOUNS.get(self.detail["type"], "value")
        if only := self._only_member:
            return f"only one {noun} can stand here: write `{only}`"
        texts = [text for text in members if isinstance(text, str) and len(text) <= _LONGEST_SHOWN]
        if len(members) == 1 or len(texts) < len(members):
            return f"only one {noun} can stand here, without brackets"
        return f"only one {noun} can stand here: keep {or_of(texts)}, and write the rest in the text below the fields"

    @property
    def _one_text(self) -> str:
        only = self._only_member
        return f"one pair of brackets is enough: write `{only}`" if only else _ONE_TEXT

    @property
    def _only_member(self) -> str | None:
        """The text inside brackets that are too many; a text of its own may have been meant with them."""
        value = self.value
        while isinstance(value, list) and value and all(member == value[0] for member in value):
            value = value[0]
        is_text = self.detail["type"] == "string_type" and not self.field.reference
        return value if isinstance(value, str) and not is_text else None

    def _as_list(self, value: str) -> str | None:
        if self._is_dashed:
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
