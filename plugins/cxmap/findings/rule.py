"""A rule: one thing that can be wrong on the map."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.findings.example import Shown
from cxmap.findings.finding import Finding, Place
from cxmap.findings.severity import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong; its id reads as words, its meaning is one plain sentence."""

    id: str
    severity: Severity
    meaning: str
    wrong: Shown
    right: Shown

    def at(self, place: Place, message: str, *, hint: str = "", suggestion: str | None = None) -> Finding:
        """A finding of this rule: the message says what is the case, the hint what to do next."""
        return Finding(self.id, self.severity, place, message, hint, suggestion)


def error(rule: str, meaning: str, *, wrong: Shown, right: Shown) -> Rule:
    return Rule(rule, Severity.ERROR, meaning, wrong, right)


def warning(rule: str, meaning: str, *, wrong: Shown, right: Shown) -> Rule:
    return Rule(rule, Severity.WARNING, meaning, wrong, right)


def note(rule: str, meaning: str, *, wrong: Shown, right: Shown) -> Rule:
    return Rule(rule, Severity.NOTE, meaning, wrong, right)
