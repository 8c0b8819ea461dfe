"""The difference of two revisions as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxmap.adapters.cli.difference.report import (
    DiffReport,
    entity_title,
    field_words,
    headline,
    in_words_alone,
    list_words,
    place_of,
    reason_words,
    text_note,
    unshown,
)
from cxmap.adapters.cli.layout import hanging
from cxmap.findings.formats.excerpt import visible
from cxmap.findings.formats.report import Screen

_STRONG = "1"
_NOTHING = "The map says the same in both."


def text_lines(report: DiffReport, screen: Screen) -> Iterator[str]:
    old, new = report.titles
    yield from hanging("", f"From {old} to {new}, both judged on {report.as_of}.", screen.width)
    if report.difference.is_empty and not report.findings:
        yield _NOTHING
        for sentence in unshown(report):
            yield from hanging("", visible(sentence), screen.width)
        return
    parts = (
        ("To fix", _findings(report)),
        ("Verdicts", _verdicts(report)),
        (
            "What may be said",
            (("  ", f"{report.name(each.promise)}: {list_words(each)}") for each in report.difference.lists),
        ),
        ("Changed", _entities(report)),
        ("Not seen on the map", (("  ", sentence) for sentence in unshown(report))),
        ("Concerned", (("  ", report.name(key)) for key in report.difference.concerned)),
    )
    for title, lines in parts:
        yield from _part(title, lines, screen)


def _part(title: str, lines: Iterable[tuple[str, str]], screen: Screen) -> Iterator[str]:
    told = list(lines)
    if told:
        yield ""
        yield screen.inked(title, _STRONG)
        for label, text in told:
            yield from hanging(label, visible(text), screen.width)


def _findings(report: DiffReport) -> Iterator[tuple[str, str]]:
    for finding in report.findings:
        path, line = place_of(report, finding)
        yield "  ", f"{path}:{line}: {finding.severity}[{finding.rule}]: {finding.message}"


def _verdicts(report: DiffReport) -> Iterator[tuple[str, str]]:
    for explained in report.difference.verdicts:
        yield "  ", headline(report, explained)
        if sentence := in_words_alone(explained):
            yield "    ", sentence
        judged = explained.change.new or explained.change.old
        if judged:
            yield "    ", judged.reason
        for reason in explained.reasons:
            yield "    - ", reason_words(reason, report.prefix)
    if report.difference.unclear:
        yield (
            "  ",
            f"{report.difference.unclear} more cannot be compared, as mistakes hide their verdict in one of the two.",
        )


def _entities(report: DiffReport) -> Iterator[tuple[str, str]]:
    for change in report.difference.entities:
        yield "  ", f"{entity_title(change)}  {change.name}"
        for field in change.fields:
            yield "    ", field_words(field)
        if note := text_note(change):
            yield "    ", note
