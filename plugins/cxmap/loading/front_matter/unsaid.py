"""Unsaid: lines that YAML reads otherwise than meant, without a word: comments, fields in a text, cut numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice, pairwise

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from cxmap.loading.files.characters import STAND_IN
from cxmap.loading.front_matter import layout_mistakes, passages
from cxmap.loading.front_matter.list_mistakes import (
    entries_in_one_line,
    first_without_dash,
    lists_without_bracket,
    may_hold_list_mistakes,
)
from cxmap.loading.front_matter.mistake import Mistake, Position
from cxmap.loading.front_matter.outline import FixedLines, line_above, line_of
from cxmap.loading.front_matter.quoting import ALL_QUOTES, APOSTROPHE, advice_on_quotes, in_quotes, is_half_quoted
from cxmap.loading.front_matter.trouble import ParserTrouble
from cxmap.model.record import Record
from cxmap.model.slips.odd_texts import SPACES

_HASH = re.compile(r"[ \t](#)(?=\S)")
_COMMENT = re.compile(r"[ \t]#(?:[ \t]|$)")
_BEFORE_A_MEMBER = (",", "[", "{")
_DIGITS = re.compile(r",(?=\d)(?<=\d,)", re.ASCII)
_OTHERWISE = (
    rf"(?: ++|(?=-|[{layout_mistakes.BULLETS}]))"
    r"(?:-(?=[^\W\d]|[\"'\[{]|[\d.,]+[ \t]+\S)|[^\w\s\"'\[{#|>&!?-]|\+ "
    rf"|(?:- ++)*+[\w-]++(?:[{layout_mistakes.COLONS}]|:\xa0*+[^\s/:]))"
)
_SWALLOWED = re.compile(_OTHERWISE)
# With the line break in front, they are found many times faster.
_ANY_UNUSUAL = re.compile(
    r"""\n(?! \Z |
        (?P<indent>\ *+) (?:
            (?: -\ (?![^\n]*?\ \ -\ ) )? [a-z_]++:                      # a key, and an entry that begins with one
            (?: \n | \Z | \ (?:
                [A-Za-z0-9(][^\n\]\#]*+(?<!["'])                       # with a text behind it,
                | \[[^\n\]\#"']*+\] | "[^"\\\n]*+" | '[^'\n]*+'         # a list, or a text in quotes;
              ) (?: \Z | \n(?!(?P=indent)\ +-\ ) ) )
          | -\ (?![^\n]*?\ \ -\ ) (?:
                [A-Za-z0-9][^\n\]\#:]*+(?<!["']) | \{[^\n\]\#"'{}]*+\}    # an entry that is a text, or a group
            ) (?: \Z | \n(?!(?P=indent)\ +-\ ) )
        )
    )""",
    re.VERBOSE,
)
"""A line that may be read otherwise than meant, or that others below it may belong to: most texts have none."""
_ANY_SWALLOWED = re.compile(rf"\n{_OTHERWISE}")
_ANY_ENTRY_BELOW = re.compile(
    r"\n( *+)(?:- |[\w-]++: )[^\n]*+(?<!:)\n\1 +- |\n ++(?![#\n]|- |[\w-]++:[ \n])[^\n]*+(?<!:)\n +- "
)
_ANY_HALF_QUOTED = re.compile(r"\n(?! *+(?:- ++)*+(?:[\w-]++ *+:[ \t]++)?+[\"'\[{|>])[^\n]*+(?<=[\"'])")
_ANY_ENTRY_BEHIND_VALUE = re.compile(r"\n(?<!:\n) +- ")
_ANY_LAST_QUOTE_ALONE = re.compile(r"\n[^\n\"]*+\"(?=\n|$)")
_ENTRY = re.compile(r" +- ")
_DASHES = re.compile(r"[\s-]*")
_FIELD = re.compile(rf" *(?:- +)*(?P<name>[A-Za-z_][\w-]*)(?:[{layout_mistakes.COLONS}]|:(?=\xa0*[^\s/:]))")
_BLANKS_AND_QUOTES = "".join(sign for sign in SPACES + ALL_QUOTES if not sign.isascii() and sign != APOSTROPHE)
_DOUBTFUL_SIGNS = re.compile(
    rf"[{STAND_IN}{layout_mistakes.COLONS}{_BLANKS_AND_QUOTES}]"
    rf"|{APOSTROPHE}(?!\w)|^[ -]*[^\x00-\x7f]",
    re.MULTILINE,
)
"""Signs outside ASCII that may be meant as signs of YAML, or that begin a line; others are parts of texts."""
_SIGN_AND_FIELD = re.compile(r"[^\w\s]\s*(?P<name>[\w-]+):(?:\s|$)")
_LINE_CAUSES = (layout_mistakes.list_mark, layout_mistakes.other_colon, layout_mistakes.no_space, passages.remark)


def may_hold_unsaid(text: str) -> bool:
    """False for most texts, so that they need no second look."""
    if not text.isascii() and _DOUBTFUL_SIGNS.search(text):
        return True
    lines = f"\n{text}"
    has_cut_numbers = "[" in text and _DIGITS.search(text) is not None
    return has_cut_numbers or (_ANY_UNUSUAL.search(lines) is not None and _may_hold_others(lines))


def _may_hold_others(lines: str) -> bool:
    """The same for all but numbers, asked more exactly."""
    return bool(
        ("#" in lines and _HASH.search(lines))
        or _ANY_SWALLOWED.search(lines)
        or (_ANY_ENTRY_BEHIND_VALUE.search(lines) and _ANY_ENTRY_BELOW.search(lines))
        or may_hold_list_mistakes(lines)
        or _may_be_half_quoted(lines)
    )


def _may_be_half_quoted(lines: str) -> bool:
    """The exact search takes longer than all others, and most texts have no line that can be meant."""
    if '"' in lines and _ANY_LAST_QUOTE_ALONE.search(lines):
        return True
    may_be_single = "'\n" in lines or lines[-1] == "'"
    return may_be_single and _ANY_HALF_QUOTED.search(lines) is not None


def unsaid(lines: Sequence[str], root: Node, record: type[Record] | None) -> Iterator[Mistake]:
    """Every such mistake, at most one a line."""
    scalars, lines = tuple(_scalars(root)), FixedLines(lines)
    seen: set[int] = set()
    found = chain(
        _swallowed(lines, scalars, record),
        entries_in_one_line(lines, scalars),
        lists_without_bracket(lines, scalars, record),
        _hashes(lines, scalars),
        _cut_numbers(lines, root),
        _half_quoted(lines, scalars),
    )
    for mistake in found:
        if seen.isdisjoint(mistake.lines):
            seen.update(mistake.lines)
            yield mistake


def _hashes(lines: Sequence[str], scalars: Sequence[ScalarNode]) -> Iterator[Mistake]:
    """A `#` that follows or begins an unquoted text, and is no comment to its author."""
    # Where an unquoted text ends, an empty one included, a comment can only cut it.
    ends = {_end(scalar): scalar for scalar in scalars if not scalar.style}
    quoted_texts = sorted((_start(scalar), _end(scalar)) for scalar in scalars if scalar.style)
    for number, line in enumerate(lines):
        sign = next(
            (match for match in _HASH.finditer(line) if not _within((number, match.start(1)), quoted_texts)), None
        )
        if sign:
            before = line[: sign.start()].rstrip()
            scalar = ends.get((number, len(before)))
            if scalar is not None or before.endswith(_BEFORE_A_MEMBER):
                yield _hash(line, number, sign.start(1), scalar)


def _hash(line: str, number: int, column: int, scalar: ScalarNode | None) -> Mistake:
    """A number sign before a digit is part of the text; before a word it may begin a remark."""
    comment = _COMMENT.search(line, column)
    end = len(line[: comment.start() if comment else len(line)].rstrip())
    start = (
        scalar.start_mark.column if scalar is not None and scalar.value and scalar.start_mark.line == number else column
    )
    message = "YAML drops everything from this `#` on as a comment"
    text = line[start:end]
    is_clear = scalar is not None and line[column + 1].isdigit() and (not scalar.value or start < column)
    hint, whole = advice_on_quotes(text)
    instead = {number: line[:column].rstrip()}
    if is_clear:
        return Mistake(message, hint, (number, start), (number, end), whole, instead)
    hint = "put the whole text in quotes; if you mean a comment, write a space after the `#`"
    return Mistake(message, hint, (number, column), (number, column + 1), instead=instead)


def _half_quoted(lines: Sequence[str], scalars: Sequence[ScalarNode]) -> Iterator[Mistake]:
    """Unquoted texts with a quote at one end, or two unlike ones, which would be a part of them."""
    for scalar in scalars:
        if not scalar.style and is_half_quoted(scalar.value):
            start, end = _start(scalar), _end(scalar)
            text = "\n".join((*lines[start[0] : end[0]], lines[end[0]][: end[1]]))[start[1] :]
            message = "a quote stands at one end of this text alone, and would be a part of it"
            if text[0] in ALL_QUOTES and text[-1] in ALL_QUOTES:
                message = "the quotes at both ends of this text are not the same"
            hint, whole = advice_on_quotes(text, "put the same quote at both ends")
            mistake = Mistake(message, hint, start, end, in_quotes(text)[-1])
            yield mistake if whole else replace(mistake, suggestion=None, instead=mistake.replaced(lines))


def _swallowed(lines: FixedLines, scalars: Sequence[ScalarNode], record: type[Record] | None) -> Iterator[Mistake]:
    """Lines that look like fields or entries, and are read as part of an unquoted text."""
    for scalar in scalars:
        if scalar.style:
            continue
        # What is empty at the end begins below the last line.
        first, last = scalar.start_mark.line, min(scalar.end_mark.line, len(lines) - 1)
        found = chain.from_iterable(_in_line(lines, number, scalar, record) for number in range(first, last + 1))
        yield from islice(found, 1)


def _in_line(lines: FixedLines, number: int, scalar: ScalarNode, record: type[Record] | None) -> Iterator[Mistake]:
    is_below = number > scalar.start_mark.line
    if is_below and _ENTRY.match(lines[number]):
        trouble = ParserTrouble(lines, number, 0, "", number, record)
        begins = scalar.start_mark.line, scalar.start_mark.column
        yield first_without_dash(trouble, begins, number) or layout_mistakes.entry_below_text(trouble, number)
    elif is_below or _begins_entry(lines[number], scalar.start_mark.column):
        yield from _looks_otherwise(lines, number, record)


def _begins_entry(line: str, column: int) -> bool:
    """Whether a text begins its line, or right after the dash of an entry."""
    return _DASHES.fullmatch(line, 0, column) is not None


def _looks_otherwise(lines: FixedLines, number: int, record: type[Record] | None) -> Iterator[Mistake]:
    line = lines[number]
    if not _SWALLOWED.match(line):
        return
    trouble = ParserTrouble(lines, number, 0, "", number, record)
    field = _FIELD.match(line)
    if field and not trouble.is_field(field["name"], number, field.start("name")):
        return
    sign = _SIGN_AND_FIELD.match(line)
    if sign and trouble.is_field(sign["name"], number, 0) and not _is_below_list(lines, number):
        return  # It is told of as a field with a name that is nearly known.
    yield from chain.from_iterable(cause(trouble, number) for cause in _LINE_CAUSES)


def _is_below_list(lines: Sequence[str], number: int) -> bool:
    """Whether a list may begin on a line, as the key above has no value."""
    above = line_above(lines, number)
    before = line_of(lines[above]) if above is not None else None
    return before is not None and bool(before.key) and not before.value


def _cut_numbers(lines: Sequence[str], root: Node) -> Iterator[Mistake]:
    """Entries in `[ ]` between whose digits a comma stands without a space: one text, or two."""
    for members in _lists(root):
        for earlier, later in pairwise(members):
            line, comma = _end(earlier)
            if _DIGITS.match(lines[line], comma) and _start(later) == (line, comma + 1):
                whole = f"{earlier.value},{later.value}"
                message = f"a comma parts entries inside `[ ]`: `{whole}` is read as two"
                hint = f'write `"{whole}"` if it is one, or a space after the comma if there are two'
                spaced = f"{lines[line][:comma]}, {lines[line][comma + 1 :]}"
                yield Mistake(message, hint, _start(earlier), _end(later), instead={line: spaced})


def _lists(node: Node) -> Iterator[list[ScalarNode]]:
    if isinstance(node, SequenceNode):
        yield [member for member in node.value if isinstance(member, ScalarNode)]
    if not isinstance(node, ScalarNode):
        for member in chain.from_iterable(node.value) if isinstance(node, MappingNode) else node.value:
            yield from _lists(member)


def _within(position: Position, texts: Sequence[tuple[Position, Position]]) -> bool:
    earlier = bisect_right(texts, (position, position)) - 1
    return earlier >= 0 and position < texts[earlier][1]


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    else:
        for member in chain.from_iterable(node.value) if isinstance(node, MappingNode) else node.value:
            yield from _scalars(member)


def _start(node: Node) -> Position:
    return node.start_mark.line, node.start_mark.column


def _end(node: Node) -> Position:
    return node.end_mark.line, node.end_mark.column
