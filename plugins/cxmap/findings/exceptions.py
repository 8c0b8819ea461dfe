"""Exceptions: severities that a site gives a rule in some files alone, and those that hold nowhere any more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from cxmap.findings.finding import Finding, Place
from cxmap.findings.rule import Description, note
from cxmap.findings.suggest import did_you_mean, nearest
from cxmap.model.document import Span
from cxmap.model.source import OwnSeverity, Settings

IDLE_EXCEPTION = note(
    "idle-exception",
    "The site's configuration makes an exception where its rule finds nothing any more.",
    wrong=Description("`paths: [promises/next-day.md]` below a rule that finds nothing in that file."),
    right=Description("The same rule without the path, or without the exception if it named no other path."),
)
RULES = (IDLE_EXCEPTION,)


def idle_exceptions(findings: Iterable[Finding], settings: Settings, paths: Collection[str]) -> Iterator[Finding]:
    """One for each path of an exception to which no finding belongs; the findings are those before any exception."""
    exceptions = [own for own in settings.severities if own.paths]
    if not exceptions:
        return
    by_rule: dict[str, list[OwnSeverity]] = {}
    for own in settings.severities:
        by_rule.setdefault(own.rule, []).append(own)
    at_work: set[tuple[OwnSeverity, str]] = set()
    for finding in findings:
        path = finding.place.path
        for first in [own for own in by_rule.get(finding.rule, ()) if own.holds_in(path)][:1]:
            at_work.update((first, each) for each in first.paths_to(path))
    for own in exceptions:
        for path in own.paths:
            if (own, path) not in at_work:
                yield _idle(own, path, settings, paths)


def _idle(own: OwnSeverity, path: str, settings: Settings, paths: Collection[str]) -> Finding:
    is_there = path in paths or any(each.startswith(f"{path}/") for each in paths)
    message = f"`{own.rule}` finds nothing in `{path}`, for which an exception is made here"
    hint = "take the path out of `paths`, or the exception with its last path"
    if not is_there:
        message = f"an exception from `{own.rule}` is made here for `{path}`, which does not exist"
        hint = did_you_mean(nearest(path, sorted(paths)), (), otherwise=hint)
    return IDLE_EXCEPTION.at(Place(settings.configuration, Span(own.line, 1, own.line, 1)), message, hint=hint)
