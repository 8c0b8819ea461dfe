"""Files of which some stretches are written anew, and everything else stays as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cxmap.model.offsets import LINE_END


class RewrittenStretch(NamedTuple):
    """A stretch of a text, by its offsets, and what is to stand there."""

    first: int
    last: int
    after: str


@dataclass(frozen=True, slots=True)
class RewrittenFile:
    """The text of a file, and the stretches that are others now, in their order."""

    path: str
    before: str
    stretches: tuple[RewrittenStretch, ...]

    @property
    def after(self) -> str:
        parts: list[str] = []
        end = 0
        for stretch in self.stretches:
            parts += (self.before[end : stretch.first], stretch.after)
            end = stretch.last
        return "".join((*parts, self.before[end:]))

    def line_of(self, stretch: RewrittenStretch) -> int:
        return len(LINE_END.findall(self.before, 0, stretch.first)) + 1
