"""Front matter that can be read: as it stands, or with its mistakes mended one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from yaml import MappingNode, Node, YAMLError

from cxmap.findings.front_matter_rules import YAML_ALIAS, YAML_SYNTAX
from cxmap.loading.files.characters import STAND_IN
from cxmap.loading.front_matter import (
    bracket_mistakes,
    column_mistakes,
    layout_mistakes,
    list_mistakes,
    passages,
    value_mistakes,
)
from cxmap.loading.front_matter.mistake import Mistake, in_line
from cxmap.loading.front_matter.nodes import FIRST_LINE, RefusedYaml, composed
from cxmap.loading.front_matter.outline import FixedLines, block_end, line_of
from cxmap.loading.front_matter.trouble import ParserTrouble, trouble_of
from cxmap.loading.front_matter.unsaid import may_hold_unsaid, unsaid
from cxmap.model.record import Record

MOST_MISTAKES = 30
_MOST_READ = 600_000
"""How many characters are read again at most, so that what cannot be read costs little."""
_MOST_CAUSES = 12
_MOST_ROUNDS = 100

_CAUSES = (
    value_mistakes.escape,
    value_mistakes.second_document,
    layout_mistakes.tab,
    layout_mistakes.no_break_space,
    layout_mistakes.list_mark,
    layout_mistakes.emphasis,
    layout_mistakes.other_colon,
    layout_mistakes.no_space,
    passages.remark,
    passages.table,
    layout_mistakes.no_colon,
    value_mistakes.no_name,
    layout_mistakes.entry_alone,
    list_mistakes.group_without_dash,
    value_mistakes.text_over_lines,
    column_mistakes.misplaced,
    value_mistakes.curly_quotes,
    value_mistakes.limit_sign,
    value_mistakes.dash_in_line,
    bracket_mistakes.hash_in_brackets,
    value_mistakes.colon_in_text,
    value_mistakes.quotes,
    value_mistakes.special_start,
    bracket_mistakes.two_commas,
    bracket_mistakes.text_in_brackets,
    bracket_mistakes.brackets,
    value_mistakes.quote_above,
    passages.text_that_goes_on,
)
"""What may be wrong in a line, the most telling first."""
_NO_FIELDS = (
    layout_mistakes.emphasis,
    layout_mistakes.other_colon,
    layout_mistakes.no_space,
    layout_mistakes.no_colon,
    layout_mistakes.entry_alone,
)
"""What may be wrong where there are no fields at all."""


@dataclass(slots=True)
class Mended:
    """A text as it can be read, and what had to change for that.

    `root` is None where there is nothing, or where reading ended before the end: then it is not `whole`. `touched` are
    the lines that are not as they were written, `hidden` those that may hold fields which nobody can see, each
    with the column in which it began.
    """

    text: str
    root: Node | None = None
    mistakes: list[Mistake] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    hidden: dict[int, int] = field(default_factory=dict)
    whole: bool = True


def mended(text: str, record: type[Record] | None) -> Mended:
    """The text with its mistakes mended; `record` is what it holds, where that is known."""
    may_hide = passages.MERGE_MARK in text or may_hold_unsaid(text)
    if not may_hide:
        try:
            root = composed(text)
        except (RefusedYaml, YAMLError):
            may_hide = True
        else:
            may_hide = not isinstance(root, MappingNode) and root is not None
    return _Mending(text, record).done() if may_hide else Mended(text, root)


class _Mending:
    """Mends one text, mistake by mistake."""

    def __init__(self, text: str, record: type[Record] | None) -> None:
        self._lines = text.split("\n")
        self._record = record
        self._rounds = 0
        self._left = max(_MOST_READ, 2 * len(text))
        self._result = Mended(text)

    def done(self) -> Mended:
        while self._mend():
            self._rounds += 1
            if self._rounds >= _MOST_ROUNDS or len(self._result.mistakes) >= MOST_MISTAKES or self._left <= 0:
                self._result.whole = False
                break
        self._result.text = "\n".join(self._lines)
        return self._result

    def _mend(self) -> bool:
        """Mends what is found next; whether there may be more."""
        if found := self._before_reading():
            return self._keep(found, found.replaced(self._lines))
        try:
            root = self._read(self._lines)
        except RefusedYaml as refused:
            return self._refused(refused)
        except YAMLError as error:
            return self._stumbled(trouble_of(self._lines, error, self._record))
        if root is not None and not isinstance(root, MappingNode) and self._no_fields(root):
            return True
        silent = tuple(unsaid(self._lines, root, self._record)) if isinstance(root, MappingNode) else ()
        for mistake in silent:
            self._keep(mistake, mistake.replaced(self._lines) or {mistake.start[0]: ""})
        self._result.root = None if silent else root
        return bool(silent)

    def _before_reading(self) -> Mistake | None:
        """The mistakes that must be looked for before the text is read, as YAML may find nothing wrong with it."""
        if conflict := passages.merge_conflict(self._lines):
            return conflict
        lines = FixedLines(self._lines)
        for number, line in enumerate(lines):
            if not line.isascii():
                trouble = ParserTrouble(lines, number, 0, "", number, self._record)
                if found := next(layout_mistakes.no_break_space(trouble, number), None):
                    return found
        return None

    def _read(self, lines: Sequence[str]) -> Node | None:
        text = "\n".join(lines)
        self._left -= len(text)
        return composed(text)

    def _keep(self, mistake: Mistake, changed: Mapping[int, str]) -> bool:
        """Notes a mistake, unless its lines are known to be wrong, and goes on with what changed."""
        is_known = not self._result.touched.isdisjoint(mistake.lines) or mistake.is_repeated
        # Characters that nobody can see are told elsewhere.
        if not is_known and not any(STAND_IN in self._lines[number] for number in mistake.lines):
            self._result.mistakes.append(mistake)
        if mistake.hides_fields:
            self._hide(mistake.start[0])
        self._result.touched.update(changed, mistake.lines)
        for number, line in changed.items():
            self._lines[number] = line
        return True

    def _hide(self, number: int) -> None:
        self._result.hidden.setdefault(number, line_of(self._lines[number]).indent)

    def _no_fields(self, root: Node) -> bool:
        """Whether one mistake is why there are no fields."""
        number = root.start_mark.line
        trouble = ParserTrouble(FixedLines(self._lines), number, 0, "", number, self._record)
        for mistake in chain.from_iterable(cause(trouble, number) for cause in _NO_FIELDS):
            changed = mistake.replaced(self._lines)
            try:
                has_fields = isinstance(self._read(self._with(changed)), MappingNode)
            except RefusedYaml:
                continue
            except YAMLError as error:
                has_fields = trouble_of(self._lines, error, None).line > number
            if has_fields:
                return self._keep(mistake, changed)
        return False

    def _refused(self, refused: RefusedYaml) -> bool:
        start = refused.span.line - FIRST_LINE, refused.span.column - 1
        end = refused.span.end_line - FIRST_LINE, refused.span.end_column - 1
        mistake = Mistake(refused.message, refused.hint, start, end, rule=refused.rule)
        if refused.rule not in (YAML_ALIAS, YAML_SYNTAX):
            self._result.mistakes.append(mistake)
            self._result.whole = False
            return False
        trouble = ParserTrouble(FixedLines(self._lines), start[0], start[1], "", start[0], self._record)
        if refused.message in (each.message for each in self._result.mistakes):
            mistake = replace(mistake, is_repeated=True)  # Whatever repeats an anchor has one cause with it.
            return self._resolved(trouble, iter((mistake,)))
        line = line_of(self._lines[start[0]])
        if line.value_column == start[1] and line.value:
            mistake = value_mistakes.with_sign(mistake, line, trouble.field(start[0]), self._lines)
        return self._resolved(trouble, chain(layout_mistakes.emphasis(trouble, start[0]), (mistake,)))

    def _stumbled(self, trouble: ParserTrouble) -> bool:
        found = (mistake for cause in _CAUSES for number in trouble.suspects for mistake in cause(trouble, number))
        return self._resolved(trouble, islice(found, _MOST_CAUSES))

    def _resolved(self, trouble: ParserTrouble, likely: Iterator[Mistake]) -> bool:
        """Keeps the first mistake without which reading goes on; else leaves out what cannot be read."""
        first: Mistake | None = None
        for mistake in likely:
            first = first or mistake
            changed = mistake.replaced(self._lines)
            if self._goes_on(trouble, mistake.start[0], changed) if changed else self._left_out(trouble, mistake):
                return self._keep(mistake, changed)
        mistake = (first or _unreadable(trouble)).without_suggestion()
        if any(self._left_out(trouble, mistake, number) for number in (mistake.start[0], trouble.line, trouble.began)):
            return self._keep(mistake, {})
        self._keep(mistake, {})
        self._result.whole = False
        return False

    def _left_out(self, trouble: ParserTrouble, mistake: Mistake, number: int | None = None) -> bool:
        """Whether reading goes on without the value of a line, or without the line, which are then left out."""
        number = mistake.start[0] if number is None else number
        for keeps_key in (True, False):
            changed = _without(self._lines, number, keeps_key=keeps_key)
            if self._goes_on(trouble, number, changed):
                if not changed[number]:
                    self._hide(number)
                self._keep(mistake, changed)
                return True
        return False

    def _with(self, changed: Mapping[int, str]) -> list[str]:
        lines = list(self._lines)
        for number, line in changed.items():
            lines[number] = line
        return lines

    def _goes_on(self, trouble: ParserTrouble, number: int, changed: Mapping[int, str]) -> bool:
        """Whether reading gets further than this line, and does not stop where it stopped before."""
        if self._left <= 0:
            return False
        try:
            self._read(self._with(changed))
        except RefusedYaml as refused:
            return refused.span.line - FIRST_LINE > number
        except YAMLError as error:
            after = trouble_of(self._lines, error, None)
            is_same = (after.line, after.column, after.problem) == (trouble.line, trouble.column, trouble.problem)
            return after.line > number and not is_same
        return True


def _without(lines: Sequence[str], number: int, *, keeps_key: bool) -> dict[int, str]:
    """A line without its value, or without anything; and nothing of what belongs to it."""
    line = line_of(lines[number])
    kept = lines[number][: line.value_column].rstrip() if keeps_key and line.key and line.value else ""
    return {number: kept} | dict.fromkeys(range(number + 1, block_end(lines, number, line.holder_column)), "")


def _unreadable(trouble: ParserTrouble) -> Mistake:
    hint = "check indentation, quotes and brackets here and on the line above"
    return in_line(trouble.line, (trouble.column, trouble.column + 1), "this line cannot be read", hint)
