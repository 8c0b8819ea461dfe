"""JSON that is the same for the same values: sorted keys, decimals as written, nothing that a terminal would obey."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from json.encoder import encode_basestring

JsonValue = None | bool | int | float | str | Decimal | Sequence["JsonValue"] | Mapping[str, "JsonValue"]

_INDENT = "  "
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def json_text(value: JsonValue) -> str:
    return "".join(_parts(value, "\n")) + "\n"


def _parts(value: JsonValue, line: str) -> Iterator[str]:
    if isinstance(value, str):
        yield _quoted(value)
    elif isinstance(value, Mapping):
        members = ((_quoted(key) + ": ", value[key]) for key in sorted(value))
        yield from _group("{}", members, line)
    elif isinstance(value, Sequence):
        yield from _group("[]", (("", member) for member in value), line)
    else:
        yield _plain(value)


def _group(brackets: str, members: Iterator[tuple[str, JsonValue]], line: str) -> Iterator[str]:
    yield brackets[0]
    inner, separator, end = line + _INDENT, "", ""
    for name, member in members:
        yield separator + inner + name
        yield from _parts(member, inner)
        separator, end = ",", line
    yield end + brackets[1]


def _plain(value: JsonValue) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else repr(value)


def _quoted(text: str) -> str:
    quoted: str = encode_basestring(text)
    return quoted if quoted.isascii() and "\x7f" not in quoted else _OBEYED.sub(_escaped, quoted)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
