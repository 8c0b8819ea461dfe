"""Lines among the fields that are none: remarks, tables, texts that go on, and two versions after a merge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cxmap.loading.front_matter.mistake import Mistake, in_line, over_lines
from cxmap.loading.front_matter.nodes import FIRST_LINE
from cxmap.loading.front_matter.outline import OutlineLine, line_above, line_of
from cxmap.loading.front_matter.trouble import ParserTrouble

MERGE_MARK = "<<<<<<< "
_MERGE_PARTS = ("|||||||", "=======", ">>>>>>>")
_REMARK = re.compile(r" *(?P<whole>(?P<sign>//+|<!--+|/\*+)\s*(?P<text>.*?)\s*(?:--+>|\*/)?)\s*$", re.DOTALL)


def merge_conflict(lines: Sequence[str]) -> Mistake | None:
    """The first passage of which two versions stand there; reading goes on with the upper one."""
    start = next((number for number, line in enumerate(lines) if line.startswith(MERGE_MARK)), None)
    if start is None:
        return None
    marks = {start: ""}
    is_upper, last = True, start
    for number in range(start + 1, len(lines)):
        is_mark = lines[number].startswith(_MERGE_PARTS)
        is_upper = is_upper and not is_mark
        marks[number] = lines[number] if is_upper else ""
        if lines[number].startswith(MERGE_MARK):
            break
        last = number
        if lines[number].startswith(_MERGE_PARTS[-1]):
            break
    message = (
        "two versions of this passage stand here, between `<<<<<<<` and `>>>>>>>` "
        f"(lines {start + FIRST_LINE}–{last + FIRST_LINE})"
    )
    hint = "keep one of them and delete the marking lines"
    return Mistake(message, hint, (start, 0), (start, len(lines[start])), instead=marks, hides_fields=True)


def remark(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """A remark as other languages write it."""
    if match := _REMARK.match(trouble.lines[number]):
        message = f"`{match['sign']}` begins no remark here"
        written = f"# {match['text']}".rstrip()
        hint = f"write `{written}`" if len(written) < 60 else "begin a remark with `# `"
        yield in_line(number, match.span("whole"), message, hint, written)


def table(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    lines = trouble.lines
    if not _is_row(lines[number]):
        return
    first = last = number
    while last + 1 < len(lines) and _is_row(lines[last + 1]):
        last += 1
    instead = dict.fromkeys(range(first, last + 1), "")
    column = line_of(lines[first]).indent
    message, hint = "a table cannot stand among the fields", "write `field: value`, one a line"
    yield Mistake(message, hint, (first, column), (first, len(lines[first])), instead=instead, hides_fields=True)


_OTHER_SIGN = re.compile(r"[\w-]+ ?[=;]")
"""How a field may begin whose colon is another sign."""
_FEW = 2
"""So many spaces divide words that may be a name or a field."""


def text_that_goes_on(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """Lines that belong to the text or the empty key above, and do not begin further right than it."""
    lines = trouble.lines
    line = line_of(lines[number])
    if line.is_entry or line.is_blank or ("':'" in trouble.problem and number != trouble.began):
        return
    first = last = number
    while last + 1 < len(lines) and _is_bare(lines[last + 1]):
        last += 1
    above = line_above(lines, first)
    holder = line_of(lines[above]) if above is not None else None
    if above is not None and above < first - 1 and holder and holder.value and not holder.opens_block:
        yield _body(lines, first, line_of(lines[first]))
    elif above is None or holder is None or not _may_go_on(holder):
        yield _no_field(number, line, holder)
    else:
        yield _further_right(lines, first, last, holder)


def _further_right(lines: Sequence[str], first: int, last: int, holder: OutlineLine) -> Mistake:
    by = max(holder.holder_column + 2 - min(line_of(lines[each]).indent for each in range(first, last + 1)), 0)
    after = {each: " " * by + lines[each] for each in range(first, last + 1)}
    start = (first, line_of(lines[first]).indent)
    if holder.opens_block:
        message = f"the text after `{holder.key}: {holder.value}` begins too far left"
        hint = "begin each of its lines two spaces further right, or write the text on one line"
    elif holder.value:
        message = "this line belongs to the text above"
        hint = "write both on one line, or begin this one two spaces further right"
        if not _surely_goes_on(holder.value, lines[first].strip()):
            return Mistake(message, f"{hint}; take it out if not", start, (first, len(lines[first])), instead=after)
    else:
        message = f"this belongs behind `{holder.key}:` on the line above"
        hint = f"write `{holder.key}: {lines[first].strip()}` on one line, or begin this line two spaces further right"
    return over_lines(lines, start, after, message, hint)


def _surely_goes_on(above: str, text: str) -> bool:
    """Whether a text does not end on its first line: it is long, and no sentence ends there.

    A few words below a few others may be a field that lost its colon.
    """
    if _OTHER_SIGN.match(text):
        return False
    is_long = above.count(" ") > _FEW
    return (is_long and above[-1] not in ".!?") if text[0].isupper() else (is_long or text.count(" ") > _FEW)


def _body(lines: Sequence[str], number: int, line: OutlineLine) -> Mistake:
    place = ((number, line.indent), (number, len(lines[number])))
    if any(line_of(each).is_entry for each in lines[number + 1 :]):
        return _no_field(number, line, None)
    message = "this line is no field; the text of the page begins below the fields"
    instead = dict.fromkeys(range(number, len(lines)), "")
    return Mistake(message, f"put a line of `---` above line {number + FIRST_LINE}", *place, instead=instead)


def _no_field(number: int, line: OutlineLine, above: OutlineLine | None) -> Mistake:
    instead = "write `- ` before it" if above and above.dashes and not above.key else "write `field: value`"
    hint = f"{instead}, or begin a line that belongs to the one above two spaces further right"
    start, end = (number, line.indent), (number, max(line.value_end, line.indent + 1))
    return Mistake("this line is no field", hint, start, end, hides_fields=True)


def _may_go_on(holder: OutlineLine) -> bool:
    """Whether the line above holds a text without quotes, or nothing yet."""
    return bool(holder.key) and (not holder.value or holder.opens_block or holder.value[0] not in "\"'[{|>&*!%@`#")


def _is_bare(text: str) -> bool:
    line = line_of(text)
    return not line.is_entry and not line.is_blank and not text.startswith((MERGE_MARK, "%"))


def _is_row(text: str) -> bool:
    return text.lstrip(" ").startswith("|")
