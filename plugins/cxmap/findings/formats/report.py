"""The input of every output format: the findings of one run, and the screen that shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the names of the formats must not cost the command line the import of the model
    from datetime import date

    from cxmap.findings.causes import CauseGroup
    from cxmap.findings.finding import Finding
    from cxmap.findings.severity import Severity


def _no_source(_path: str) -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Report:
    """One run's findings, with paths from the working directory; `source_lines` gives the lines of a path.

    `groups` are the same findings by cause, for people; `remarks` what else they are told at the end. `drafts` counts
    the entities that the site does not show.
    """

    as_of: date
    files: int
    entities: int
    findings: tuple[Finding, ...]
    source_lines: Callable[[str], Sequence[str]] = _no_source
    groups: tuple[CauseGroup, ...] = ()
    remarks: tuple[str, ...] = ()
    drafts: int = 0

    def count(self, severity: Severity | str) -> int:
        return sum(finding.severity == severity for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Screen:
    """The screen of the output: its width in columns, and whether it has colours."""

    width: int = 100
    colour: bool = False

    def inked(self, text: str, ink: str) -> str:
        """The text in a colour or weight, which is the parameters of an ANSI sequence."""
        return f"\x1b[{ink}m{text}\x1b[0m" if self.colour and text else text


Format = Callable[[Report, Screen], str]
