"""Errors of YAML in plain words, each with the line on which a person must look."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from yaml import YAMLError

from cxmap.loading.front_matter.layout_errors import wrong_layout
from cxmap.loading.front_matter.nodes import FIRST_LINE
from cxmap.model.document import Span

_TAB = re.compile(r"^\s*?(\t)")
_NO_SPACE = re.compile(r"^\s*(?:- +)*[A-Za-z_-]+(:)(?:[^\s/:]|\xa0)")
_VALUE = re.compile(r"^\s*(?:- +)*(?:[\w-]+:(?:\s+|$))?+(?P<value>\S.*)$")
_CURLY = re.compile("[\u201c\u201d\u201e\u2018\u2019]")
_COLON = re.compile(r":(?=\s|$)")
_NO_NAME = re.compile(r"^\s*(?:- +)*(:)(?=\s|$)")
_HASH = re.compile(r"[ \t](#)\S")
_BARE = re.compile(r"^(?![-#?\s])[^:]+$")
_NAMES = {"`": "a backtick"}
_ESCAPE_HINT = "write two of them for one, or put the text in single quotes"
_LINES_ABOVE = 2
"""How far above the mark a mistake may lie, unless libyaml says that it began earlier."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A mistake in a line, and how to mend it."""

    message: str
    hint: str
    span: Span


def explained(text: str, error: YAMLError) -> Explanation:
    """The likeliest cause of a line that cannot be parsed: near the mark, then in what stands before it."""
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None)
    last = min(mark.line, len(lines) - 1) if mark else 0
    start = getattr(error, "context_mark", None)
    first = max(min(start.line if start else last, last - _LINES_ABOVE), 0)
    if mark and "escape" in str(getattr(error, "problem", "")):
        return _at(last, mark.column, "in double quotes a `\\` begins an escape, and this is none", _ESCAPE_HINT)
    if layout := wrong_layout(lines, last, mark.column if mark else 0):
        return _at(layout.line, layout.column, layout.message, layout.hint)
    for cause in _CAUSES:
        for number in range(last, first - 1, -1):
            if found := cause(lines[number]):
                message, hint, column = found
                return _at(number, column, message, hint)
    hint = "check indentation, quotes and brackets here and on the line above"
    return _at(last, mark.column if mark else 0, "this line cannot be read", hint)


Cause = Callable[[str], tuple[str, str, int] | None]


def _second_document(line: str) -> tuple[str, str, int] | None:
    if line.startswith("%"):
        return "a line cannot begin with `%`", "take it out, or put the text in quotes", 0
    if line.startswith(("---", "...")):
        return (
            f"`{line[:3]}` ends the front matter only where it stands alone",
            "take it out, or put quotes around it",
            0,
        )
    return None


def _tab(line: str) -> tuple[str, str, int] | None:
    match = _TAB.match(line)
    return match and ("a tab stands where spaces must stand", "use spaces instead of the tab", match.start(1))


def _missing_space(line: str) -> tuple[str, str, int] | None:
    match = _NO_SPACE.match(line)
    return match and ("a space is missing after the colon", "write a space after the colon", match.start(1))


def _no_name(line: str) -> tuple[str, str, int] | None:
    match = _NO_NAME.match(line)
    return match and (
        "there is no name of a field before this colon",
        "write `field: value`, or put quotes around a text",
        match.start(1),
    )


def _colon_in_text(line: str) -> tuple[str, str, int] | None:
    value = _value_in(line)
    if value is None or value[0][0] in "\"'[{|>":
        return None
    colon = _COLON.search(value[0])
    return colon and (
        "a colon inside a text makes it look like another field",
        'put the whole text in quotes: "…: …"',
        value[1] + colon.start(),
    )


def _hash_in_text(line: str) -> tuple[str, str, int] | None:
    match = _HASH.search(line)
    return match and (
        "YAML drops everything from this `#` on as a comment",
        "put the whole text in quotes",
        match.start(1),
    )


def _curly_quotes(line: str) -> tuple[str, str, int] | None:
    value = _value_in(line)
    if value is None or not (_CURLY.match(value[0]) or value[0][0] in "\"'"):
        return None
    match = _CURLY.search(line, value[1])
    return match and (
        "curly quotes are part of the text; they do not begin or end it",
        "use straight quotes (\" or ') around the text",
        match.start(),
    )


def _open_quote(line: str) -> tuple[str, str, int] | None:
    value = _value_in(line)
    if value is None or value[0][0] not in "\"'":
        return None
    return (
        "a text in quotes does not end where it should",
        "put the same quote at both ends, and write a quote inside the text as \\\" or as two ''",
        value[1],
    )


def _special_start(line: str) -> tuple[str, str, int] | None:
    value = _value_in(line)
    if value is None or value[0][0] not in "@`%&*!|>?,]}":
        return None
    name = _NAMES.get(value[0][0], f"`{value[0][0]}`")
    return f"a text cannot begin with {name}", "put the whole text in quotes", value[1]


def _open_bracket(line: str) -> tuple[str, str, int] | None:
    value = _value_in(line)
    if value is None or value[0][0] not in "[{":
        return None
    closing = {"[": "]", "{": "}"}[value[0][0]]
    if closing in value[0]:
        return f"`{closing}` does not stand at the end", "put the whole in quotes if it is a text", value[1]
    return (
        f"`{value[0][0]}` is never closed",
        f"write a `{closing}` at its end; put the whole in quotes if it is a text",
        value[1],
    )


def _no_field(line: str) -> tuple[str, str, int] | None:
    if not _BARE.match(line):
        return None
    return "this line is no field", "write `field: value`, or indent a line that belongs to the one above", 0


def _value_in(line: str) -> tuple[str, int] | None:
    match = _VALUE.match(line)
    return (match["value"], match.start("value")) if match else None


def _at(number: int, column: int, message: str, hint: str) -> Explanation:
    line = number + FIRST_LINE
    return Explanation(message, hint, Span(line, column + 1, line, column + 2))


_CAUSES: tuple[Cause, ...] = (
    _second_document,
    _tab,
    _missing_space,
    _no_name,
    _curly_quotes,
    _colon_in_text,
    _hash_in_text,
    _open_quote,
    _special_start,
    _open_bracket,
    _no_field,
)
