"""Lines that cannot be read because of how they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cxmap.loading.front_matter.column_mistakes import misplaced_at
from cxmap.loading.front_matter.mistake import Mistake, in_line, over_lines
from cxmap.loading.front_matter.outline import OutlineLine, block_end, line_above, line_of
from cxmap.loading.front_matter.trouble import ParserTrouble
from cxmap.model.slips.slip import LONG_DASHES

_TAB = re.compile(r"(?: |- )*-?(?P<tab>\t[ \t]*)")
COLONS = "：﹕︓∶ː꞉"
BULLETS = "•·●◦▪■‣∙○"
_DASH = rf"(?:(?P<dash>[{LONG_DASHES}]+)|(?P<bullet>[{BULLETS}]|[*+](?=[ \t]))|-(?=[^\W\d]|[\"'\[{{]|[\d.,]+\s+\S))"
_LIST_MARK = re.compile(rf" *{_DASH}(?P<gap>[ \t\xa0]*)(?=\S)")
_NO_BREAK = re.compile(r" *(?:- *)?(?P<space>[\xa0\u2007\u202f\u3000][^\S\n]*)(?=- |[\w-]+:(?:\s|$)|$)")
_EMPHASIS = re.compile(
    r" *(?:- +)*(?P<mark>\*{1,3}|_{2,3}|`+)(?P<name>[A-Za-z](?:[\w-]*[A-Za-z])?)(?:(?P=mark) *:|: *(?P=mark))(?=\s|$)"
)
_WIDTHS = (2, 4, 8)
"""The columns that a tab may stand for, the first with which the lines can be read."""
_NAME = r" *(?:- +)*(?P<name>[\w-]+)"
_OTHER_COLON = re.compile(rf"{_NAME} ?(?P<colon>[{COLONS}]\s*)")
_NO_SPACE = re.compile(r" *(?:- +)*[A-Za-z_-]+(?P<colon>:\xa0*)(?=[^\s/:])")
_NO_COLON = re.compile(rf"{_NAME}(?P<gap>(?: *(?:=>?|;|->|–|—|-) *)| +|$)(?P<rest>(?:[^\s:].*)?)$", re.DOTALL)
_GOES_ON = re.compile(r"\S\s.*[^.!?:;\"'\])}]$", re.DOTALL)


def entry_below_text(trouble: ParserTrouble, number: int) -> Mistake:
    """An entry of a list that is read as part of the text above."""
    lines = trouble.lines
    in_list = any(level.is_list for level in lines.levels[number])
    if in_list and (found := misplaced_at(trouble, number)):
        return found
    message = "an entry of a list cannot stand below a text: it is read as part of it"
    hint = "begin the text above with `- ` too, on a line of its own; or put the whole text in quotes"
    holder = next((above for above in range(number - 1, -1, -1) if line_of(lines[above]).is_entry), number - 1)
    end = block_end(lines, holder, line_of(lines[holder]).holder_column)
    instead = {holder: lines[holder]} | dict.fromkeys(range(number, end), "")
    column = line_of(lines[number]).indent
    return Mistake(message, hint, (number, column), (number, column + 1), instead=instead)


def tab(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """Tabs before what a line says, in this line and the next ones."""
    lines = trouble.lines
    match = _TAB.match(lines[number])
    if not match:
        return
    last = number
    while last + 1 < len(lines) and _TAB.match(lines[last + 1]):
        last += 1
    start = (number, match.start("tab"))
    message, hint = "a tab stands where spaces must stand", "use spaces instead of the tab"
    if last == number and (column := _beside_the_line_above(trouble, number, match)) is not None:
        yield in_line(number, match.span("tab"), message, hint, " " * column)
    for width in _WIDTHS:
        after = {each: _without_tabs(lines[each], width) for each in range(number, last + 1)}
        if last > number:
            yield over_lines(lines, start, after, message, "use spaces instead of the tabs")
        else:
            spaces = len(after[number]) - len(lines[number]) + match.end("tab") - match.start("tab")
            yield in_line(number, match.span("tab"), message, hint, " " * spaces)


def _beside_the_line_above(trouble: ParserTrouble, number: int, tabs: re.Match[str]) -> int | None:
    """The column of an entry or a field like this one on the line above, or of the first one below a key or a dash."""
    above, own = line_of(trouble.lines[number - 1]) if number else None, line_of(trouble.lines[number][tabs.end() :])
    if tabs.start("tab") or not above:
        return None
    if (column := _only_column_of(trouble, number, own)) is not None:
        return column
    if above.is_entry and not above.value:
        return above.holder_column + 2
    if not above.value or bool(own.key) != bool(above.key):
        return None
    if own.dashes:
        return above.indent if above.dashes else None
    return above.key_column if own.key else None


def _only_column_of(trouble: ParserTrouble, number: int, own: OutlineLine) -> int | None:
    """The column of the only group open here that has a field of this name, other groups being there."""
    if own.dashes:
        return None
    columns = {level.column for level in trouble.lines.levels[number] if not level.is_list}
    above = line_of(trouble.lines[number - 1])
    if above.is_entry and not above.value:
        columns.add(above.holder_column + 2)
    having = [column for column in columns if trouble.is_field(own.key, number, column)]
    return having[0] if len(having) == 1 else None


def _without_tabs(line: str, width: int) -> str:
    match = _TAB.match(line)
    assert match, "only lines with tabs are asked for"
    lead = line[: match.start("tab")]
    spaces = (
        match["tab"].expandtabs(width) if not lead else match["tab"].replace("\t", " " if lead[-1] == "-" else "  ")
    )
    return lead + spaces + line[match.end("tab") :]


def no_break_space(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """Lines that no-break spaces make begin elsewhere than they seem to."""
    lines = trouble.lines
    match = _NO_BREAK.match(lines[number])
    if not match:
        return
    after = {number: _with_plain_spaces(lines[number], match)}
    last = number + 1
    while last < len(lines) and (next_one := _NO_BREAK.match(lines[last])):
        after[last] = _with_plain_spaces(lines[last], next_one)
        last += 1
    message = "a no-break space stands where a plain space must stand"
    if len(after) == 1:
        yield in_line(number, match.span("space"), message, "delete it and type a space", " " * len(match["space"]))
    else:
        start = (number, match.start("space"))
        yield over_lines(lines, start, after, f"{message} ({len(after)} lines)", "delete them and type spaces")


def _with_plain_spaces(line: str, match: re.Match[str]) -> str:
    return line[: match.start("space")] + " " * len(match["space"]) + line[match.end("space") :]


def entry_alone(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """Fields of a file of which the first stands behind a dash, as if they were an entry of a list."""
    lines = trouble.lines
    if trouble.record is None:
        return  # On a page it may be a list.
    first = next((each for each, line in enumerate(lines) if not line_of(line).is_blank), number)
    line = line_of(lines[first])
    if line.dashes != (0,) or not line.key or any(each.startswith("- ") for each in lines[first + 1 :]):
        return
    is_below = any(each[:1].strip() and not each.startswith("#") for each in lines[first + 1 :])
    columns = (0, line.key_column) if is_below else (0, 1)
    message = "these fields are no entry of a list"
    yield in_line(first, columns, message, f"write `{line.key}: …` without the `-`", "" if is_below else " ")


def list_mark(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """Entries of a list that begin with something else than `- `; neighbours of the same kind are one mistake."""
    lines = trouble.lines
    match = _LIST_MARK.match(lines[number])
    if not match:
        return
    column = match.end("gap") - len(match["gap"]) - 1 if not match["dash"] else match.start("dash")
    first = number
    for above in range(number - 1, -1, -1):
        if (line := line_of(lines[above])).indent < column and not line.is_blank:
            break
        if (
            (sibling := _LIST_MARK.match(lines[above]))
            and line.indent == column
            and sibling[0].strip() == match[0].strip()
        ):
            first = above
    after: dict[int, str] = {}
    marked = 0
    for each in range(first, block_end(lines, first, column - 1)):
        sibling = _LIST_MARK.match(lines[each])
        if sibling and line_of(lines[each]).indent == column:
            after |= _with_dash(lines, each, column, sibling)
            marked += 1
    message, hint = _of_list_mark(match, lines[first])
    start = (first, column)
    if len(after) == 1:
        yield in_line(first, (column, match.end()), message, hint, "- ")
    else:
        several = f" ({marked} lines)" if marked > 1 else ""
        yield over_lines(lines, start, after, message + several, hint)


def _with_dash(lines: Sequence[str], number: int, column: int, mark: re.Match[str]) -> dict[int, str]:
    """An entry that begins with `- `; its further fields move along if they stood below the first one."""
    after = {number: f"{' ' * column}- {lines[number][mark.end() :]}"}
    rest = range(number + 1, block_end(lines, number, column))
    below = [each for each in rest if lines[each].strip()]
    if below and min(line_of(lines[each]).indent for each in below) == mark.end() != column + 2:
        after |= {each: " " * (column + 2 - mark.end()) + lines[each] for each in below}
    return after


def _of_list_mark(match: re.Match[str], line: str) -> tuple[str, str]:
    if match["dash"]:
        return "this line begins with a long dash", "type a hyphen and a space, `- `, before an entry of a list"
    if match["bullet"]:
        return f"an entry of a list begins with `- `, not with `{match['bullet']}`", "type `- ` in its place"
    entry = line[match.end() :].strip()
    return "a space is missing after the `-`", f"write `- {entry}`" if len(entry) <= 40 else "write `- `"


def emphasis(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """The name of a field in bold, in italics or as code."""
    if match := _EMPHASIS.match(trouble.lines[number]):
        message = f"the name of a field stands without `{match['mark']}`"
        written = f"{match['name']}:"
        yield in_line(number, (match.start("mark"), match.end()), message, f"write `{written} …`", written)


def other_colon(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """A sign that only looks like a colon."""
    if match := _OTHER_COLON.match(trouble.lines[number]):
        sign = match["colon"].strip()
        message = f"`{sign}` is another sign than the colon `:`"
        yield in_line(number, match.span("colon"), message, f"write `{match['name']}: …`", ": ")


def no_space(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    if match := _NO_SPACE.match(trouble.lines[number]):
        message, hint = "a space is missing after the colon", "write a space after the colon"
        yield in_line(number, match.span("colon"), message, hint, ": ")


def no_colon(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """A field without its colon; what may also go on with the text above has two readings."""
    match = _NO_COLON.match(trouble.lines[number])
    if not match or not trouble.is_field(match["name"], number, match.start("name")):
        return
    name, rest = match["name"], match["rest"]
    columns = (match.start("name"), match.end("gap"))
    message = f"a colon is missing after `{name}`"
    above = line_above(trouble.lines, number)
    before = line_of(trouble.lines[above]).value if above is not None else ""
    is_one_word = not rest or rest[0] in "\"'[{" or not re.search(r"\s", rest.strip())
    if match["gap"].strip() or is_one_word or not _GOES_ON.search(before):
        yield in_line(number, columns, message, f"write `{name}: …`", f"{name}: " if rest else f"{name}:")
    else:
        hint = f"write `{name}: …`, or begin the line two spaces further right if it goes on with the text above"
        yield in_line(number, columns, message, hint)
