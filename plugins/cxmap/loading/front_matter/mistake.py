"""A mistake in front matter, and what would stand there without it; lines and columns count from 0 here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cxmap.findings.front_matter_rules import YAML_SYNTAX
from cxmap.findings.rule import Rule
from cxmap.loading.front_matter.nodes import FIRST_LINE
from cxmap.model.document import Span

Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mistake:
    """Text that YAML cannot read, or reads otherwise than it was meant.

    `suggestion` would stand in place of what is marked. Where there is none, `instead` holds lines with which reading
    goes on. `hides_fields` says that fields may stand there unseen; one that `is_repeated` is told already.
    """

    message: str
    hint: str
    start: Position
    end: Position
    suggestion: str | None = None
    instead: Mapping[int, str] = field(default_factory=dict)
    hides_fields: bool = False
    rule: Rule = YAML_SYNTAX
    is_repeated: bool = False

    @property
    def span(self) -> Span:
        """Where it stands in the file."""
        return Span(self.start[0] + FIRST_LINE, self.start[1] + 1, self.end[0] + FIRST_LINE, self.end[1] + 1)

    @property
    def lines(self) -> range:
        return range(self.start[0], self.end[0] + 1)

    def replaced(self, lines: Sequence[str]) -> Mapping[int, str]:
        """The lines that change when it is mended; none where nobody knows how."""
        if self.suggestion is None:
            return self.instead
        text = lines[self.start[0]][: self.start[1]] + self.suggestion + lines[self.end[0]][self.end[1] :]
        return dict(zip(self.lines, text.split("\n"), strict=True))

    def without_suggestion(self) -> Mistake:
        return replace(self, suggestion=None, instead={})


def in_line(number: int, columns: tuple[int, int], message: str, hint: str, suggestion: str | None = None) -> Mistake:
    """A mistake in one line, from the first to behind the last of these columns."""
    return Mistake(message, hint, (number, columns[0]), (number, columns[1]), suggestion)


def over_lines(lines: Sequence[str], start: Position, after: Mapping[int, str], message: str, hint: str) -> Mistake:
    """A mistake that is mended by writing these lines in full; what stands before `start` must stay as it is."""
    last = max(after)
    written = [after.get(number, lines[number]) for number in range(start[0], last + 1)]
    written[0] = written[0][start[1] :]
    return Mistake(message, hint, start, (last, len(lines[last])), "\n".join(written))
