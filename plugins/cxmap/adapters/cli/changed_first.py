"""Findings on changed lines before all others: a Git host shows ten of each severity, and these are the ones to see."""

from __future__ import annotations

from pathlib import Path

from cxmap.adapters.cli.output import CannotRunError
from cxmap.adapters.git.changed_lines import changed_lines
from cxmap.adapters.git.git import NoAnswerError, git_at
from cxmap.adapters.git.revisions import NoRevisionError, revisions
from cxmap.findings.finding import Finding


def changed_first(findings: tuple[Finding, ...], folder: Path, since: str) -> tuple[Finding, ...]:
    """Those on lines that changed since a revision, then those in changed files, then the rest, each as sorted."""
    try:
        git = git_at(folder)
        old, _ = revisions(git, [since])
        lines = changed_lines(git, old.commit)
    except NoRevisionError as unknown:
        raise CannotRunError(f"git knows no revision `{unknown}`") from None
    except NoAnswerError:
        raise CannotRunError("git does not tell what has changed") from None
    return tuple(sorted(findings, key=lambda each: _distance(each, lines.get(each.place.path))))


def _distance(finding: Finding, lines: frozenset[int] | None) -> int:
    if lines is None:
        return 2
    span = finding.place.span
    return int(lines.isdisjoint(range(span.line, span.end_line + 1)))
