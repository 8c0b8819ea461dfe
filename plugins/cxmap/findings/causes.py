"""Findings by their cause: what has to be mended, and how many findings that ends."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.findings.finding import Finding
from cxmap.findings.severity import Severity


@dataclass(frozen=True, slots=True)
class Cause:
    """Findings of one rule that come from one thing, or that are the same mistake made again and again.

    `subject` names the thing; `ends_at_once` says that one mend of it ends all of them. `is_own` where they concern
    the department that asks.
    """

    findings: tuple[Finding, ...]
    subject: str
    ends_at_once: bool = False
    is_own: bool = False

    @property
    def rule(self) -> str:
        return self.findings[0].rule

    @property
    def severity(self) -> Severity:
        return self.findings[0].severity

    @property
    def is_suggested(self) -> bool:
        """Whether each finding says what to write instead."""
        return all(finding.suggestion is not None for finding in self.findings)


@dataclass(frozen=True, slots=True)
class CauseGroup:
    """Causes that are told together, below a heading where there are others."""

    heading: str
    causes: tuple[Cause, ...]
