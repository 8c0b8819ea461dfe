"""The log of a build: faults of files line by line, and all other findings in one sentence."""

from __future__ import annotations

from collections.abc import Callable

from cxmap.adapters.content.files import shown_path, shown_prefix
from cxmap.adapters.site import CompiledContent
from cxmap.findings.finding import Finding
from cxmap.findings.formats.advice import advice
from cxmap.findings.formats.excerpt import visible
from cxmap.findings.formats.text import counted
from cxmap.findings.rules import BY_ID
from cxmap.findings.severity import Severity, counts_by_severity


def log_findings(content: CompiledContent, say: Callable[[Severity, str], None]) -> None:
    """Logs every finding: faults of files one by one, and those about the organisation counted in a note.

    A site that shows a broken promise is a correct site, so that only a fault of a file may fail a strict build.
    """
    prefix = shown_prefix(content.folder)
    for finding in content.map.findings:
        if _is_fault(finding):
            say(finding.severity, _line_of(finding, prefix, content))
    if left_out := content.map.left_out:
        names = ", ".join(visible(prefix + content.place(path)) for path in left_out)
        say(Severity.WARNING, f"{counted(len(left_out), 'file')} left out of the site because of errors: {names}")
    if told := _counted(content):
        say(Severity.NOTE, f"{told} about what the map says; `cxmap check` lists them")


def error_lines(content: CompiledContent) -> tuple[str, ...]:
    """The errors that must be mended before anything is built."""
    prefix = shown_prefix(content.folder)
    return tuple(_line_of(finding, prefix, content) for finding in content.map.stopping)


def _is_fault(finding: Finding) -> bool:
    """Whether it stops the build, or is about a file and no note."""
    return finding.severity is Severity.ERROR or (finding.severity is Severity.WARNING and finding.rule in BY_ID)


def _line_of(finding: Finding, prefix: str, content: CompiledContent) -> str:
    """`content/promises/x.md:3:1: message – hint`."""
    place = finding.place
    words = " – ".join((visible(finding.message), *advice(finding)))
    return f"{visible(shown_path(prefix, content.place(place.path)))}:{place.span.line}:{place.span.column}: {words}"


def _counted(content: CompiledContent) -> str:
    return ", ".join(counts_by_severity(each.severity for each in content.map.findings if not _is_fault(each)))
