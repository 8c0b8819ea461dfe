"""Lines that begin in a column in which nothing like them is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxmap.loading.front_matter.mistake import Mistake, in_line, over_lines
from cxmap.loading.front_matter.nodes import FIRST_LINE, LARGEST
from cxmap.loading.front_matter.outline import (
    OpenLevel,
    OutlineLine,
    block_end,
    field_of,
    line_above,
    line_of,
)
from cxmap.loading.front_matter.outline import record_at as record_of
from cxmap.loading.front_matter.trouble import ParserTrouble


def misplaced(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """A field or an entry that begins in a column in which none is open; with all that follows it there."""
    if found := misplaced_at(trouble, number):
        yield found


def misplaced_at(trouble: ParserTrouble, number: int) -> Mistake | None:
    line = line_of(trouble.lines[number])
    levels = trouble.lines.levels[number]
    above = line_of(trouble.lines[levels[-1].line]) if levels else line
    # A list may begin right below its key.
    may_begin_anywhere = not above.value and line.indent > above.holder_column - bool(above.key)
    if not line.is_entry or may_begin_anywhere:
        return None
    if levels and not line.dashes and line.indent == 0 < levels[0].column:
        return _too_far_right(trouble, number, levels[0])
    if moved := _one_above(trouble, number, line) or _first_alone(trouble, number, line):
        return moved
    possible = [level for level in levels if level.is_list == bool(line.dashes)]
    if line.dashes and not possible:
        message = "an entry of a list stands where no list begins"
        hint = "write the name of its field and a colon on the line above, or take it out"
        return in_line(number, (line.indent, line.indent + 1), message, hint)
    if not possible or any(level.column == line.indent for level in possible):
        return None
    return _in_another_column(trouble, number, line, levels)


def _in_another_column(
    trouble: ParserTrouble, number: int, line: OutlineLine, levels: tuple[OpenLevel, ...]
) -> Mistake:
    possible = [level for level in levels if level.is_list == bool(line.dashes)]
    known = [level for level in possible if may_hold(trouble, levels, level, line)] or possible
    target = min(known, key=lambda level: abs(level.column - line.indent))
    distance = abs(target.column - line.indent)
    if sum(abs(level.column - line.indent) == distance for level in known) > 1:
        message = "this line begins in another column than those above"
        hint = "begin it in the same column as its neighbours"
        return in_line(number, (line.indent, line.indent + 1), message, hint)
    if line.dashes and _is_first_alone(trouble, number, target, line):
        return _moved(trouble, target.line, OpenLevel(line.indent, is_list=True, line=number, key=""), target.column)
    return _moved(trouble, number, target, line.indent)


def _one_above(trouble: ParserTrouble, number: int, line: OutlineLine) -> Mistake | None:
    """The line above, if it is no field where it stands, but would be one in the column of this line."""
    above = line_above(trouble.lines, number)
    before = line_of(trouble.lines[above]) if above is not None else line
    if above is None or not before.key or before.dashes or before.key_column >= line.indent or not before.value:
        return None
    levels = trouble.lines.levels[above]
    level = next((each for each in levels if each.column == line.indent and not each.is_list), None)
    if level is None or trouble.is_field(before.key, above, before.key_column):
        return None
    return _moved(trouble, above, level, before.indent) if may_hold(trouble, levels, level, before) else None


def _first_alone(trouble: ParserTrouble, number: int, line: OutlineLine) -> Mistake | None:
    """The line above, if it begins a group of fields one column beside all others of the group."""
    lines, above = trouble.lines, line_above(trouble.lines, number)
    before = line_of(lines[above]) if above is not None else line
    by = line.indent - before.key_column
    if above is None or not before.key or not before.value or line.dashes or abs(by) != 1:
        return None
    column = before.indent + by
    if not _is_first(trouble, above, before, column) or not _is_odd_one(lines, number, before, column):
        return None
    way = "right" if by > 0 else "left"
    hint = f"begin it one column further {way}"
    message = f"this line begins in another column than `{line.key}`, beside which it belongs"
    start = min(before.indent, column)
    return in_line(above, (start, len(lines[above])), message, hint, " " * max(by, 0) + lines[above][before.indent :])


def _is_first(trouble: ParserTrouble, number: int, line: OutlineLine, column: int) -> bool:
    """Whether a line begins a group of fields, and could begin it in this column."""
    above = line_above(trouble.lines, number)
    return any(
        level.line == above
        and not level.is_list
        and not line_of(trouble.lines[above]).value
        and column + bool(line.dashes) > level.column
        for level in trouble.lines.levels[number][-1:]
    )


def _is_odd_one(lines: Sequence[str], number: int, first: OutlineLine, column: int) -> bool:
    """Whether more lines stand as this one does, or as many, and only theirs is a column that people choose."""
    indent = line_of(lines[number]).indent
    end = block_end(lines, number, min(indent, column) - 1)
    others = sum(
        each.is_entry and each.indent == (column if each.dashes else indent) for each in map(line_of, lines[number:end])
    )
    return others > 1 or first.indent % 2 == 1


def _is_first_alone(trouble: ParserTrouble, number: int, first: OpenLevel, line: OutlineLine) -> bool:
    """Whether it is the first entry of a list that begins in another column than all others, two at least."""
    parent = next((each for each in range(number - 1, -1, -1) if _indent_of(trouble, each) < first.column), -1)
    is_inside = parent < 0 or line_of(trouble.lines[parent]).holder_column <= line.indent
    end = block_end(trouble.lines, number, line.indent - 1)
    later = sum(trouble.lines[each].startswith(" " * line.indent + "- ") for each in range(number, end))
    return is_inside and later > 1 and _entries_above(trouble, number, first.column) == 1


def _entries_above(trouble: ParserTrouble, number: int, column: int) -> int:
    """How many entries of the list above begin in this column."""
    count = 0
    for above in range(number - 1, -1, -1):
        if _indent_of(trouble, above) < column:
            break
        count += trouble.lines[above].startswith(" " * column + "- ")
    return count


def _indent_of(trouble: ParserTrouble, number: int) -> int:
    line = line_of(trouble.lines[number])
    # Blank lines and comments end nothing.
    return line.indent if not line.is_blank else LARGEST


def _too_far_right(trouble: ParserTrouble, number: int, level: OpenLevel) -> Mistake:
    """The first lines of the front matter, which begin further right than those below them."""
    first = next(each for each, line in enumerate(trouble.lines) if not line_of(line).is_blank)
    moved = [line[level.column :] for line in trouble.lines[first:number]]
    message = "the first fields begin further right than those below them"
    hint = f"begin `{line_of(trouble.lines[first]).key}` at the very left"
    return Mistake(message, hint, (first, 0), (number - 1, len(trouble.lines[number - 1])), "\n".join(moved))


def may_hold(trouble: ParserTrouble, levels: tuple[OpenLevel, ...], level: OpenLevel, line: OutlineLine) -> bool:
    """Whether the fields in this level have one of that name."""
    record = record_of(trouble.record, levels, level.column)
    return level.is_list or record is None or field_of(record, line.key) is not None


def _moved(trouble: ParserTrouble, number: int, target: OpenLevel, column: int) -> Mistake:
    """A line that must begin in the column of a level, and what must move with it."""
    lines, by = trouble.lines, target.column - column
    line = line_of(lines[number])
    moved = {
        each: " " * by + lines[each] if by > 0 else lines[each][-by:]
        for each in _lines_to_move(lines, number, target.column)
    }
    columns = "one column" if abs(by) == 1 else f"{abs(by)} columns"
    way, other_way = ("right", "left") if by > 0 else ("left", "right")
    if line.dashes:
        message = f"this `-` stands {columns} further {other_way} than the `-` on line {target.line + FIRST_LINE}"
        hint = f"begin it {columns} further {way}"
    else:
        message = f"this line begins in another column than `{target.key}`, beside which it belongs"
        hint = f"begin it under `{target.key}`, {columns} further {way}"
    if by > 0:
        return over_lines(lines, (number, column), moved, message, hint)
    if line.dashes and _entries_above(trouble, number, target.column) == 1:
        # Nobody knows which of the two was meant to be where it is.
        return Mistake(message, hint, (number, column), (number, column + 1), instead=moved)
    last = max(moved)
    written = [moved.get(each, lines[each]) for each in range(number, last + 1)]
    suggestion = "\n".join(written)[target.column :]
    return Mistake(message, hint, (number, target.column), (last, len(lines[last])), suggestion)


def _lines_to_move(lines: Sequence[str], number: int, column: int) -> list[int]:
    """A line, its neighbours in the same wrong column, and what belongs to them, unless that stands right already."""
    line = line_of(lines[number])
    moved: list[int] = []
    while number < len(lines):
        following = line_of(lines[number])
        if following.indent != line.indent or not following.is_entry or bool(following.dashes) != bool(line.dashes):
            break
        end = block_end(lines, number, line.indent)
        below = [each for each in range(number + 1, end) if lines[each].strip()]
        stop = next((each for each in below if _is_in(lines[each], column, line)), end)
        below = [each for each in below if each < stop]
        right = column + (following.key_column - line.indent if following.dashes and following.key else 2)
        stands_right = bool(below) and min(line_of(lines[each]).indent for each in below) == right
        moved += [number, *(() if stands_right else below)]
        if stop < end:
            break
        number = end
    return moved


def _is_in(text: str, column: int, line: OutlineLine) -> bool:
    """Whether a line is an entry, like this one, in the right column."""
    other = line_of(text)
    return other.indent == column and other.is_entry and bool(other.dashes) == bool(line.dashes)
