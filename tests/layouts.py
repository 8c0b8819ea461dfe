"""The same front matter in layouts that people choose: styles of YAML, quotes, comments, order, line ends."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

_PLAIN = re.compile(r"[^\W_][\w .()/%+-]*(?<! )")
_PLAIN_IN_BLOCK = re.compile(r"[^\W_](?:[\w .,()/%+'\";!?–…-]|:(?=[^\s:]))*(?<! )")
_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){5,}")
_COMMENTS = ("# checked with the depot", "# old: value", "#", "#   - nothing", "# 5 % more")
_BLOCK = re.compile(r"[^\s#-][^\n]*(?<! )")


def table(random: Random, rows: Sequence[Mapping[str, str]]) -> bytes:
    """Measurements as a spreadsheet of some country writes them."""
    columns = list(dict.fromkeys(key for row in rows for key in ("period", "value", *row)))
    separator = random.choice((",", ",", ";", ";", "\t"))
    point = "," if separator == ";" and random.random() < 0.7 else "."
    random.shuffle(columns)
    names = [random.choice((column, column.capitalize(), f" {column} ")) for column in columns]
    cells = [[_cell(row.get(column, ""), column, point) for column in columns] for row in rows]
    if random.random() < 0.3:
        names, cells = [*names, "x-Bemerkung"], [[*row, "geprüft"] for row in cells]
    if random.random() < 0.2:
        cells.insert(random.randrange(len(cells) + 1), [""] * len(names))
    title = [f"Zahlen für {len(rows)} Zeiträume", ""] if random.random() < 0.2 else []
    quote = '"' if random.random() < 0.2 else ""
    lines = [separator.join(f"{quote}{cell}{quote}" for cell in line) for line in (names, *cells)]
    text = random.choice(("\n", "\r\n")).join((*title, *lines, ""))
    return text.encode(random.choice(("utf-8", "utf-8-sig", "cp1252")))


def _cell(text: str, column: str, point: str) -> str:
    return text.replace(".", point) if column in ("value", "low", "high") else text


class Layout:
    """One person's way of typing, drawn once for a file."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._step = random.choice((2, 2, 2, 3, 4))
        self._list_step = random.choice((0, 2, 2, 4))
        self._flow = random.choice((0.0, 0.2, 0.8))
        self._comments = random.choice((0.0, 0.0, 0.2))
        self._quotes = random.choice((0.0, 0.1, 0.5, 1.0))
        self._capitals = random.random() < 0.1
        self._shuffles = random.random() < 0.5

    def file(self, fields: Mapping[str, Any], body: str) -> bytes:
        """The bytes of a file with these fields, whose scalars are the texts that were typed."""
        lines = [
            "---",
            *self._mapping(fields, 0),
            self._random.choice(("---", "---", "--- ", "...")),
            *body.split("\n"),
        ]
        end = self._random.choice(("\n", "\n", "\r\n", "\r"))
        mark = self._random.choice(("", "", "\ufeff"))
        return (mark + end.join(lines)).encode()

    def _mapping(self, fields: Mapping[str, Any], indent: int) -> Iterator[str]:
        keys = list(fields)
        if self._shuffles:
            self._random.shuffle(keys)
        for key in keys:
            yield from self._remarks(indent)
            yield from self._field(key, fields[key], indent)

    def _field(self, key: str, value: Any, indent: int) -> Iterator[str]:
        start = " " * indent + self._key(key)
        if not isinstance(value, str) and value and not self._is_in_flow(value):
            yield f"{start}:{self._remark()}"
            step = self._list_step if isinstance(value, list) else self._step
            yield from self._members(value, indent + step)
        elif isinstance(value, str) and _BLOCK.fullmatch(value) and self._random.random() < 0.05:
            yield f"{start}: {self._random.choice('>|')}-"
            yield " " * (indent + self._step) + value
        elif isinstance(value, str) and _WORDS.fullmatch(value) and self._random.random() < 0.3:
            first, _, rest = value.partition(" ")
            yield f"{start}: {first}"
            yield " " * (indent + self._step) + rest
        else:
            yield f"{start}: {self._scalar_or_flow(value, in_flow=False)}{self._remark()}"

    def _members(self, value: Any, indent: int) -> Iterator[str]:
        if isinstance(value, Mapping):
            yield from self._mapping(value, indent)
            return
        for member in value:
            yield from self._remarks(indent)
            dash = " " * indent + "-" + " " * self._random.choice((1, 1, 1, 3))
            if isinstance(member, str) or not member or self._is_in_flow(member):
                yield f"{dash}{self._scalar_or_flow(member, in_flow=False)}{self._remark()}"
            elif isinstance(member, Mapping):
                first, *others = self._mapping(member, len(dash))
                while first.lstrip().startswith("#"):
                    first, *others = others
                yield dash + first[len(dash) :]
                yield from others
            else:
                yield " " * indent + "-"
                yield from self._members(member, indent + self._step)

    def _is_in_flow(self, value: Any) -> bool:
        is_short = len(json.dumps(value)) < 90
        return is_short and self._random.random() < self._flow

    def _scalar_or_flow(self, value: Any, *, in_flow: bool) -> str:
        if isinstance(value, str):
            return self._scalar(value, in_flow=in_flow)
        gap = self._random.choice(("", "", " "))
        comma = self._random.choice((", ", ", ", " , "))
        if isinstance(value, Mapping):
            members = [f"{self._key(key)}: {self._scalar_or_flow(each, in_flow=True)}" for key, each in value.items()]
            return "{" + gap + comma.join(members) + gap + "}"
        members = [self._scalar_or_flow(each, in_flow=True) for each in value]
        last = self._random.choice(("", "", ",")) if members else ""
        return "[" + gap + comma.join(members) + last + gap + "]"

    def _scalar(self, text: str, *, in_flow: bool) -> str:
        may_be_plain = (_PLAIN if in_flow else _PLAIN_IN_BLOCK).fullmatch(text) is not None
        if (may_be_plain and self._random.random() >= self._quotes) or not text:
            return text
        if "'" not in text and "\n" not in text and self._random.random() < 0.5:
            return f"'{text}'"
        return json.dumps(text, ensure_ascii=False)

    def _key(self, key: str) -> str:
        if key.startswith("x-"):
            return key
        if self._capitals:
            return key.capitalize()
        return f'"{key}"' if self._random.random() < 0.02 else key

    def _remarks(self, indent: int) -> Sequence[str]:
        if self._random.random() >= self._comments:
            return ()
        return (self._random.choice(("", " " * indent, "")) + self._random.choice((*_COMMENTS, "")),)

    def _remark(self) -> str:
        if self._random.random() >= self._comments / 2:
            return self._random.choice(("", "", "", " "))
        return f" {self._random.choice(_COMMENTS)}"
