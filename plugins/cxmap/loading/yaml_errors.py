"""What YAML's complaints mean, in plain words, and on which line a person must look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from yaml import MarkedYAMLError, YAMLError

from cxmap.loading.nodes import FIRST_LINE
from cxmap.model.document import Span

_TAB = re.compile(r"^\s*?(\t)")
_NO_SPACE = re.compile(r"^\s*(?:- +)*[A-Za-z_-]+(:)[^\s/:]")
_VALUE = re.compile(r"^\s*(?:- +)*(?:[\w-]+: +)?(?P<value>\S.*)$")
_CURLY = re.compile("[\u201c\u201d\u201e\u2018\u2019]")
_COLON = re.compile(r":(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is wrong with a line, and how to mend it."""

    message: str
    hint: str
    span: Span


def explained(text: str, error: YAMLError) -> Explanation:
    """The likeliest cause of a line that cannot be parsed: near the mark, then in what stands before it."""
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None)
    last = min(mark.line, len(lines) - 1) if mark else 0
    start = getattr(error, "context_mark", None)
    first = min(start.line, last) if start else 0
    for cause in (_tab, _missing_space, _colon_in_text, _curly_quotes, _open_quote, _special_start):
        for number in _nearest(first, last):
            if found := cause(lines[number]):
                message, hint, column = found
                return _at(number, column, message, hint)
    problem = error.problem if isinstance(error, MarkedYAMLError) else "unreadable text"
    return _at(
        last,
        mark.column if mark else 0,
        f"this line cannot be read ({problem})",
        "check indentation, quotes and brackets here and on the line above",
    )


Cause = Callable[[str], tuple[str, str, int] | None]


def _nearest(first: int, last: int) -> Iterator[int]:
    """The marked line, the one above it, then all before, from the mark's context on."""
    yield from range(last, max(first - 1, -1), -1)


def _tab(line: str) -> tuple[str, str, int] | None:
    match = _TAB.match(line)
    return match and ("a tab stands where spaces must stand", "use two spaces instead of the tab", match.start(1))


def _missing_space(line: str) -> tuple[str, str, int] | None:
    match = _NO_SPACE.match(line)
    return match and ("a space is missing after the colon", "write a space after the colon", match.start(1))


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


def _curly_quotes(line: str) -> tuple[str, str, int] | None:
    match = _CURLY.search(line)
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
    return f"a text cannot begin with `{value[0][0]}`", "put the whole text in quotes", value[1]


def _value_in(line: str) -> tuple[str, int] | None:
    match = _VALUE.match(line)
    return (match["value"], match.start("value")) if match else None


def _at(number: int, column: int, message: str, hint: str) -> Explanation:
    line = number + FIRST_LINE
    return Explanation(message, hint, Span(line, column + 1, line, column + 2))
