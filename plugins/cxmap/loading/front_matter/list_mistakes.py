"""Lists that YAML reads as one text, or with two entries as one: a dash, a line break or a bracket is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from yaml import ScalarNode

from cxmap.loading.front_matter.mistake import Mistake, Position, in_line
from cxmap.loading.front_matter.outline import FixedLines, OutlineLine, field_of, line_above, line_of
from cxmap.loading.front_matter.trouble import ParserTrouble
from cxmap.model.record import Record

_ANY_IN_ONE_LINE = re.compile(r"\n(  +)- [^\n]*?\S\1- ")
_ANY_CLOSED = re.compile(r"\n[ -]*+[\w-]++:[ \t]++(?![\[{\"'|>#])(?:[^\n\]]*+\])++[ \t]*+(?=\n|$)")
_MARK = re.compile(r"[^\w\s]{1,2}\s|\S{0,2}-\s")
"""What may have become of a dash, so that nobody knows what belongs to the text."""
_BEFORE_BRACKET = re.compile(r"[^\s\[\]]{1,2}(?=\[[^\[\]]*\]$)")
_LONGEST_SHOWN = 40
_WITHOUT_DASH = "an entry of a list begins with `- `, and this one does not"
_WRITE_DASH = "write `- ` before it"
_WIDTH = len("- ")


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
    if _MARK.match(text):
        instead = {number: f"{' ' * column}- {text}"}
        return Mistake(_WITHOUT_DASH, _WRITE_DASH, (number, start), (number, len(line)), instead=instead)
    first = min(start, column)
    columns = (first, start + len(text))
    return in_line(number, columns, _WITHOUT_DASH, _WRITE_DASH, f"{' ' * (column - first)}- {text}")


def group_without_dash(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """The first field of a group in a list, without the dash before it."""
    line = line_of(trouble.lines[number])
    if line.dashes or not line.key:
        return
    column = _dash_of_next_entry(trouble, number, line)
    column = _dash_of_first_entry(trouble, number, line) if column is None else column
    if column is not None:
        first = min(column, line.indent)
        columns = (first, len(trouble.lines[number]))
        text = f"{' ' * (column - first)}- {trouble.lines[number][line.indent :]}"
        yield in_line(number, columns, _WITHOUT_DASH, _WRITE_DASH, text)


def _dash_of_next_entry(trouble: ParserTrouble, number: int, line: OutlineLine) -> int | None:
    """The column of the dashes above, if the entry there has a field of this name already."""
    for level in reversed(trouble.lines.levels[number]):
        if level.is_list and 0 <= line.indent - level.column < _WIDTH:
            entry = map(line_of, trouble.lines[level.line : number])
            begins = line_of(trouble.lines[level.line])
            is_there = any(each.key == line.key and each.key_column == begins.key_column for each in entry)
            return level.column if is_there else None
    return None


def _dash_of_first_entry(trouble: ParserTrouble, number: int, line: OutlineLine) -> int | None:
    """The column of the dashes below, or else of the one that the fields below need, in a list of groups."""
    above = line_above(trouble.lines, number)
    holder = line_of(trouble.lines[above]) if above is not None else line
    field = trouble.field(above) if above is not None and not holder.value else None
    if field is None or not field.many or field_of(field.record, line.key) is None:
        return None
    if line.indent <= holder.key_column and trouble.is_field(line.key, number, line.indent):
        return None
    below = [each for each in map(line_of, trouble.lines[number + 1 :]) if not each.is_blank]
    for each in takewhile(lambda each: _is_below(each, holder.key_column), below):
        if each.dashes and each.indent <= line.indent and field_of(field.record, each.key):
            return each.indent
    after = below[0] if below and line.value else line
    is_beside = not after.dashes and 0 < after.indent - line.indent <= _WIDTH and field_of(field.record, after.key)
    return after.indent - _WIDTH if is_beside else None


def _is_below(line: OutlineLine, column: int) -> bool:
    """Whether a line belongs to the field that begins in a column; a list may begin there, too."""
    return line.indent > column or (line.indent == column and bool(line.dashes))


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
