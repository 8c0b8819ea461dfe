"""A rule: one thing that can be wrong on the map."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.findings.example import Shown
from cxmap.findings.finding import Finding, Place
from cxmap.findings.severity import Severity
from cxmap.model.verdicts import Outcome


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong; its id reads as words, its meaning is one plain sentence.

    `about` is the verdict or the risk of which it tells, where it tells of one.
    """

    id: str
    severity: Severity
    meaning: str
    wrong: Shown
    right: Shown
    about: Outcome | None = None

    def at(self, place: Place, message: str, *, hint: str = "", suggestion: str | None = None) -> Finding:
        """A finding of this rule: the message says what is the case, the hint what to do next."""
        return Finding(self.id, self.severity, place, message, hint, suggestion, self.about)


def error(rule: str, meaning: str, *, wrong: Shown, right: Shown, about: Outcome | None = None) -> Rule:
    return Rule(rule, Severity.ERROR, meaning, wrong, right, about)


def warning(rule: str, meaning: str, *, wrong: Shown, right: Shown, about: Outcome | None = None) -> Rule:
    return Rule(rule, Severity.WARNING, meaning, wrong, right, about)


def note(rule: str, meaning: str, *, wrong: Shown, right: Shown, about: Outcome | None = None) -> Rule:
    return Rule(rule, Severity.NOTE, meaning, wrong, right, about)
