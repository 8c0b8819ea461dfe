"""Changes to inputs that come near to what authors write, and near to what hurts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from cxmap.model import KINDS
from cxmap.model.record import Record

_SIGNS: tuple[bytes, ...] = tuple(
    sign.encode("utf-8", "surrogatepass")
    for sign in [
        *"\n\t\r\0#:-?[]{}\"'|>&*!%@`<\\,;=~^_$/()+.0é", "\r\n", "  ", "    ", "- ", ": ", " #", "---\n", "...\n",
        "\n---\n", "x-", "](", "[a](", "![", "\u200b", "\u202e", "\ufeff", "\xa0", "\ufdd0", "\ufffe", "😀", "\ud800",
        "\x1b[31m", "```\n", "~~~\n", "!!! n\n    ", "??? ", '=== "a"\n\n    ', "&#0;", "&lt;", "<script>",
        "<img src=x onerror=a>", "<!--", "-->", "[^1]: ", "[^1]", "*[A]: ", "{: .a }", "{{ a }}", "{% a %}",
        "javascript:a", "//a.b", "https://a.b/", "../", "%0A", "::error::", "=1+1", "null", "~", "true", "no", "010",
        "1_000", "1e999", "-0", ".inf", ".nan", "12:30", "2026-13-45", "2026-02-29", "0001-01-01", "9999-12-31",
        "P1Y", "999999999999999999999", "97 %", "&a ", "*a", "<<: ", "!!python/name:a", "? ", "|+2\n", ">-\n",
        "view: ", "title: ", "template: ", "icon: ", "hide: ", "search: ", "tags: ", "status: ", "\n=== ",
        "promises/a.md\n", "channels.md\n", "end", "subgraph ", "-->", "%%{init: {}}%%", "click a href ",
        "accTitle: ", "\x85", "\u2028",
    ]
)  # fmt: skip
_MOST_CHANGES = 5
_LONGEST_STRETCH = 40
_MOST_TIMES = 12
"""A stretch may be doubled so often, each time half as often as before: most inputs stay short."""


def field_names() -> Sequence[bytes]:
    """Every field of every kind, as a line begins with it."""
    names = {name for kind in KINDS for name in _fields_of(kind)}
    return [f"{name}: ".encode() for name in sorted(names)]


class Mutation:
    """Makes inputs of inputs; the same random numbers make the same."""

    def __init__(self, seeds: Sequence[bytes]) -> None:
        self._seeds = seeds
        self._pieces = (*_SIGNS, *field_names())

    def of(self, data: bytes, chance: Random, longest: int) -> bytes:
        """The input after a few changes, of a length of at most `longest`."""
        for _ in range(chance.randint(1, _MOST_CHANGES)):
            changed = chance.choice(_CHANGES)(self, data, chance)
            data = changed[:longest]
        return data

    def inserted(self, data: bytes, chance: Random) -> bytes:
        at = chance.randint(0, len(data))
        return data[:at] + chance.choice(self._pieces) + data[at:]

    def replaced(self, data: bytes, chance: Random) -> bytes:
        start, end = _stretch(data, chance)
        return data[:start] + chance.choice(self._pieces) + data[end:]

    def cut(self, data: bytes, chance: Random) -> bytes:
        start, end = _stretch(data, chance)
        return data[:start] + data[end:]

    def another_byte(self, data: bytes, chance: Random) -> bytes:
        at = chance.randint(0, len(data))
        return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]

    def repeated(self, data: bytes, chance: Random) -> bytes:
        """A stretch many times, which shows what takes time with the square of its length."""
        start, end = _stretch(data, chance)
        doubled = next(times for times in range(_MOST_TIMES + 1) if times == _MOST_TIMES or chance.random() < 1 / 2)
        return data[:end] + data[start:end] * (1 << doubled) + data[end:]

    def with_line_of_another(self, data: bytes, chance: Random) -> bytes:
        lines = data.split(b"\n")
        others = chance.choice(self._seeds).split(b"\n")
        at, first = chance.randint(0, len(lines)), chance.randrange(len(others))
        lines[at:at] = others[first : first + chance.randint(1, 6)]
        return b"\n".join(lines)

    def with_lines_moved(self, data: bytes, chance: Random) -> bytes:
        lines = data.split(b"\n")
        line = lines.pop(chance.randrange(len(lines)))
        lines.insert(chance.randint(0, len(lines)), line)
        return b"\n".join(lines)

    def indented(self, data: bytes, chance: Random) -> bytes:
        lines = data.split(b"\n")
        at = chance.randrange(len(lines))
        lines[at] = b" " * chance.randint(0, 8) + lines[at].lstrip()
        return b"\n".join(lines)

    def ended_as_another(self, data: bytes, chance: Random) -> bytes:
        other = chance.choice(self._seeds)
        return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


_CHANGES: tuple[Callable[[Mutation, bytes, Random], bytes], ...] = (
    Mutation.inserted,
    Mutation.inserted,
    Mutation.replaced,
    Mutation.replaced,
    Mutation.cut,
    Mutation.another_byte,
    Mutation.repeated,
    Mutation.with_line_of_another,
    Mutation.with_lines_moved,
    Mutation.indented,
    Mutation.ended_as_another,
)


def _stretch(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.randint(0, _LONGEST_STRETCH))


def _fields_of(record: type[Record]) -> set[str]:
    inner = (shape.record for shape in record.shape.values() if shape.record)
    return {*record.shape, *(name for each in inner for name in _fields_of(each))}
