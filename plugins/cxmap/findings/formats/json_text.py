"""JSON that is the same for the same values: sorted keys, decimals as written, nothing that a terminal would obey."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from json.encoder import encode_basestring

JsonValue = None | bool | int | float | str | Decimal | Sequence["JsonValue"] | Mapping[str, "JsonValue"]

_INDENT = "  "
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def json_text(value: JsonValue) -> str:
    return _text(value, "\n") + "\n"


def _text(value: JsonValue, line: str) -> str:
    if isinstance(value, str):
        return _quoted(value)
    # What is plain is most of all: asking whether something is a mapping takes longer than to write a number.
    if value is None or isinstance(value, int | float | Decimal):
        return _plain(value)
    inner = line + _INDENT
    if isinstance(value, Mapping):
        return _group("{}", [f"{_name(key)}: {_text(value[key], inner)}" for key in sorted(value)], line)
    return _group("[]", [_text(member, inner) for member in value], line)


def _group(brackets: str, members: list[str], line: str) -> str:
    inner = line + _INDENT
    return f"{brackets[0]}{inner}{f',{inner}'.join(members)}{line}{brackets[1]}" if members else brackets


def _plain(value: float | Decimal | None) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else repr(value)


@lru_cache(maxsize=1024)  # the same few stand on thousands of values
def _name(key: str) -> str:
    return _quoted(key)


def _quoted(text: str) -> str:
    quoted: str = encode_basestring(text)
    return quoted if quoted.isascii() and "\x7f" not in quoted else _OBEYED.sub(_escaped, quoted)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
