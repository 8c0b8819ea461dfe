"""A rule: one thing that can be wrong on the map."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent

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


MAP_OF_THE_EXAMPLES = (
    "The examples stand on a small map of their own: the promise `next-day`, at least 95 % `on-time`, which "
    "`last-mile` makes at the touchpoint `doorstep` and keeps with the capability `courier`; `on-time` counts all "
    "parcels. A second promise rests on `answered`, at least 80 %, and on the partner `evening-desk`. "
    "`a-person` promises 90 % of it elsewhere. `order-page`, `tracking` and `news` are met on screens; the study "
    "`talks` heard 12 customers and 3 employees. `ease` is a score without a scale; `senior` and `commuter` are the "
    "personas, and `same-day` is the draft of a promise. The day is 30 June 2026."
)


@dataclass(frozen=True, slots=True)
class Example:
    """One file as it was written; a test compiles it on the map of the examples."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Description:
    """A wrong or right case in words, where a file's text cannot show it."""

    words: str


Shown = Example | Description


def example(path: str, text: str) -> Example:
    """The file as it stands indented in our code."""
    return Example(path, dedent(text).strip("\n") + "\n")
