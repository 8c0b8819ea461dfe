"""The advice below a finding: its hint, and the text to write instead, as it is typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cxmap.findings.formats.excerpt import visible

if TYPE_CHECKING:  # the names of the formats must not cost the command line the import of the model
    from cxmap.findings.finding import Finding


def advice(finding: Finding, source: Sequence[str] = ()) -> Iterator[str]:
    """The hint, and the text to write instead unless the hint shows it already.

    Behind a sentence that ends with a colon, lines to type follow. `source` are the lines of the file, if it is there.
    """
    if finding.hint:
        yield from map(visible, finding.advice)
    if finding.suggestion == "":
        yield "leave the marked text out"
    elif finding.suggestion and len(finding.advice) == 1:
        yield from map(visible, _instead(finding, finding.suggestion, source))


def _instead(finding: Finding, suggestion: str, source: Sequence[str]) -> Iterator[str]:
    """Blanks and line breaks are lost on whoever reads them in a sentence, so that they get words or lines."""
    if suggestion == suggestion.strip() and "\n" not in suggestion:
        if f"`{suggestion}`" not in finding.hint:
            yield f"write `{suggestion}` instead"
        return
    before = _before(finding, source)
    if not suggestion.strip(" "):
        yield _in_words(before, suggestion)
        return
    lines = f"{before}{suggestion}{_behind(finding, source)}".split("\n")
    if len(lines) > 1 or f"`{lines[0].strip()}`" not in finding.hint:
        yield "write it so:"
        yield from (line.rstrip() for line in lines)


def _in_words(before: str, spaces: str) -> str:
    """A number of spaces that begin a line, or stand inside it."""
    if before.strip(" "):
        return f"write {_counted(spaces)} there"
    return f"begin the line with {_counted(before + spaces)}"


def _counted(spaces: str) -> str:
    return "one space" if len(spaces) == 1 else f"{len(spaces)} spaces"


def _before(finding: Finding, source: Sequence[str]) -> str:
    """The text before the mark, or as many blanks where nobody has it."""
    line, column = finding.place.span.line, finding.place.span.column
    return source[line - 1][: column - 1] if 1 <= line <= len(source) else " " * (column - 1)


def _behind(finding: Finding, source: Sequence[str]) -> str:
    line, column = finding.place.span.end_line, finding.place.span.end_column
    return source[line - 1][column - 1 :] if 1 <= line <= len(source) else ""
