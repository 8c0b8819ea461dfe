"""Lists that YAML reads as one text, or with two entries as one: a dash, a line break or a bracket is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yaml import ScalarNode

from cxmap.loading.front_matter.mistake import Mistake, Position, in_line
from cxmap.loading.front_matter.outline import FixedLines, line_of
from cxmap.loading.front_matter.trouble import ParserTrouble
from cxmap.model.record import Record

_ANY_IN_ONE_LINE = re.compile(r"\n(  +)- [^\n]*?\S\1- ")
_ANY_CLOSED = re.compile(r"\n[ -]*+[\w-]++:[ \t]++(?![\[{\"'|>#])(?:[^\n\]]*+\])++[ \t]*+(?=\n|$)")
_MARK = re.compile(r"[^\w\s]{1,2}\s|\S{0,2}-\s")
"""What may have become of a dash, so that nobody knows what belongs to the text."""
_BEFORE_BRACKET = re.compile(r"[^\s\[\]]{1,2}(?=\[[^\[\]]*\]$)")
_LONGEST_SHOWN = 40


def may_hold_list_mistakes(lines: str) -> bool:
    """False for most texts; a line break stands before the first line."""
    return bool(_ANY_IN_ONE_LINE.search(lines) or ("]" in lines and _ANY_CLOSED.search(lines)))


def first_without_dash(trouble: ParserTrouble, begins: Position, entry: int) -> Mistake | None:
    """A text on a line of its own above the entries of a list, of which it is the first."""
    number, start = begins
    line = trouble.lines[number]
    column = line_of(trouble.lines[entry]).indent
    if line[:start].strip() or entry != number + 1 or not -1 <= start - column <= 2:
        return None
    text = line[start:].rstrip()
    message = "an entry of a list begins with `- `, and this one does not"
    hint = "write `- ` before it"
    if _MARK.match(text):
        instead = {number: f"{' ' * column}- {text}"}
        return Mistake(message, hint, (number, start), (number, len(line)), instead=instead)
    first = min(start, column)
    return in_line(number, (first, start + len(text)), message, hint, f"{' ' * (column - first)}- {text}")


def entries_in_one_line(lines: Sequence[str], scalars: Sequence[ScalarNode]) -> Iterator[Mistake]:
    """Two entries on one line, as they stand where the line break between them was deleted."""
    for scalar in scalars:
        number, start = scalar.start_mark.line, scalar.start_mark.column
        indent = start - 2
        is_likely = not scalar.style and indent > 1 and "  - " in scalar.value
        if not is_likely or not lines[number].startswith("- ", indent) or lines[number][:indent].strip():
            continue
        # A comment behind a text is none of it.
        end = scalar.end_mark.column if scalar.end_mark.line == number else len(lines[number])
        if match := re.search(rf"(?<=\S) {{{indent}}}- (?=\S)", lines[number][start:end]):
            columns = (start + match.end() - 2, start + match.end() - 1)
            second = lines[number][columns[0] :].strip()
            message = "two entries of a list stand on one line, and are read as one"
            hint = f"begin `{second}` on a line of its own"
            instead = {number: lines[number][: start + match.start()]}
            yield Mistake(message, hint, (number, columns[0]), (number, columns[1]), instead=instead)


def lists_without_bracket(
    lines: FixedLines, scalars: Sequence[ScalarNode], record: type[Record] | None
) -> Iterator[Mistake]:
    """A list in `[ ]` that does not begin with its bracket."""
    for scalar in scalars:
        number = scalar.start_mark.line
        if scalar.style or scalar.value[-1:] != "]":
            continue
        line = line_of(lines[number])
        if not line.key or line.value_column != scalar.start_mark.column or line.value[-1:] != "]":
            continue
        field = ParserTrouble(lines, number, 0, "", number, record).field(number)
        before = _BEFORE_BRACKET.match(line.value)
        if field and field.many and not field.record and (before or "[" not in line.value):
            instead = line.value[before.end() :] if before else f"[{line.value}"
            hint = f"write `{instead}`" if len(instead) <= _LONGEST_SHOWN else "write a `[` at its beginning"
            columns = (line.value_column, line.value_end)
            yield in_line(number, columns, "this list does not begin with `[`", hint, instead)
