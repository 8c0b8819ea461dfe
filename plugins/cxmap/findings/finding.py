"""A finding: what is wrong at one place, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from cxmap.findings.severity import Severity
from cxmap.model.document import START, Document, Span, WrittenBlock
from cxmap.model.ids import Key
from cxmap.model.shape import Path
from cxmap.model.source import OwnSeverity
from cxmap.model.verdicts import Outcome


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding points: a file below the content folder, a stretch of it, and the entity and field there."""

    path: str
    span: Span = START
    entity: Key | None = None
    field: str | None = None


class Suggested(NamedTuple):
    """A text to stand in place of the one that is marked."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and the next step; `suggestion` would stand in place of the marked text.

    `about` is the verdict or the risk of which its rule tells. `also` are other places of the same mistake, each with
    what would stand there.
    """

    rule: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    suggestion: str | None = None
    about: Outcome | None = None
    also: tuple[Suggested, ...] = ()

    @property
    def suggested(self) -> tuple[Suggested, ...]:
        """All that would stand somewhere instead."""
        return self.also if self.suggestion is None else (Suggested(self.place, self.suggestion), *self.also)

    @property
    def advice(self) -> tuple[str, ...]:
        """The hint, and behind a colon at its end the lines to type, each for itself."""
        first, *lines = self.hint.split("\n")
        return (first, *lines) if first.endswith(":") else (self.hint,)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Findings are sorted by path and position."""
        span = self.place.span
        return (self.place.path, span.line, span.column, self.rule, self.message)


def field_name(path: Path) -> str | None:
    """`stages[1].touchpoints[0]`, or None for the entity itself."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text or None


def place_of(document: Document | WrittenBlock, path: Path) -> Place:
    """The place of a value in a document or a block, or of the table's line from which it was read."""
    for length in range(len(path) - 1, 0, -1):
        rows = document.tables.get(path[:length])
        row = path[length]
        if rows and isinstance(row, int):
            line = rows.lines[row]
            name = field_name((*document.places.as_written(path[:length]), *path[length:]))
            return Place(rows.path, Span(line, 1, line, 1), document.key, name)
    name = field_name(document.places.as_written(path))
    return Place(document.path, document.places.of_value(path), document.key, name)


OFF = "off"


def as_configured(findings: Iterable[Finding], severities: Iterable[OwnSeverity]) -> Iterator[Finding]:
    """The findings with the severities that the site gives their rules, but for those that are switched off."""
    by_rule: dict[str, list[OwnSeverity]] = {}
    for own in severities:
        by_rule.setdefault(own.rule, []).append(own)
    for finding in findings:
        fitting = (own.severity for own in by_rule.get(finding.rule, ()) if own.holds_in(finding.place.path))
        severity = next(fitting, finding.severity)
        if severity != OFF:
            yield replace(finding, severity=Severity(severity)) if severity != finding.severity else finding


def is_lowered(rule: str, severity: Severity, severities: Iterable[OwnSeverity]) -> bool:
    """Whether a site takes a rule less seriously everywhere, and not in some files alone."""
    everywhere = (own.severity for own in severities if own.rule == rule and not own.paths)
    own = next(everywhere, severity)
    return own == OFF or Severity(own).rank > severity.rank
