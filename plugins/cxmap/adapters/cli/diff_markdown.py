"""The difference of two revisions as the Markdown of one comment: short enough for a phone, the rest folded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cxmap.adapters.cli.diff_report import (
    DiffReport,
    entity_title,
    field_words,
    headline,
    in_words_alone,
    list_words,
    place_of,
    reason_words,
    text_note,
)
from cxmap.findings.formats.excerpt import visible
from cxmap.insight.turn_reasons import ExplainedChange

MARK = "<!-- cxmap diff -->"
"""The first line, by which whoever posts the comment finds the one that is to be replaced."""

_MOST = 5
"""So many entries of a part are seen; the rest is folded."""
_SIGNS = re.compile(r"[\\`*_{}\[\]()+!|~-]")
# A host would make a person, an issue or a part of a page of them.
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "#": "&#35;", ":": "&#58;"}


def markdown_of(report: DiffReport) -> str:
    return "\n".join(_lines(report)) + "\n"


def in_markdown(text: str) -> str:
    """A text of somebody as Markdown shows it exactly, without a link, a mention or a tag in it."""
    escaped = _SIGNS.sub(lambda sign: f"\\{sign[0]}", visible(text))
    return "".join(_ENTITIES.get(sign, sign) for sign in escaped)


def _lines(report: DiffReport) -> Iterator[str]:
    difference = report.difference
    yield MARK
    if difference.is_empty and not report.findings:
        yield "The map says the same as before."
        return
    yield from _part("To fix", list(_findings(report)))
    yield from _part("What it means for promises", [*_verdicts(report), *_lists(report)])
    names = ", ".join(in_markdown(report.name(key)) for key in difference.concerned)
    yield from _part("Who should look", [names] if names else [])
    yield from _folded("What was understood", list(_entities(report)))
    old, new = report.titles
    yield ""
    yield f"From {in_markdown(old)} to {in_markdown(new)}, both judged on {report.as_of}."


def _part(title: str, entries: Sequence[str]) -> Iterator[str]:
    if not entries:
        return
    yield ""
    yield f"### {title}"
    yield ""
    yield from (f"- {entry}" for entry in entries[:_MOST])
    yield from _folded(f"{len(entries) - _MOST} more", entries[_MOST:])


def _folded(title: str, entries: Sequence[str]) -> Iterator[str]:
    if entries:
        yield ""
        yield f"<details><summary>{title}</summary>"
        yield ""
        yield from (f"- {entry}" for entry in entries)
        yield ""
        yield "</details>"


def _findings(report: DiffReport) -> Iterator[str]:
    for finding in report.findings:
        path, line = place_of(report, finding)
        yield f"{in_markdown(f'{path}, line {line}')}: {in_markdown(finding.message)}"


def _verdicts(report: DiffReport) -> Iterator[str]:
    for explained in report.difference.verdicts:
        yield f"**{in_markdown(headline(report, explained))}**{_because(explained, report.prefix)}"
    if report.difference.unclear:
        yield f"{report.difference.unclear} more cannot be compared: mistakes hide their verdict in one of the two."


def _because(explained: ExplainedChange, prefix: str) -> str:
    told: Iterable[str] = (in_words_alone(explained), *(reason_words(each, prefix) for each in explained.reasons[:2]))
    words = "<br>".join(in_markdown(each) for each in told if each)
    return f"<br>{words}" if words else ""


def _lists(report: DiffReport) -> Iterator[str]:
    for each in report.difference.lists:
        yield f"May be said: {in_markdown(report.name(each.promise))}: {list_words(each)}"


def _entities(report: DiffReport) -> Iterator[str]:
    for change in report.difference.entities:
        told = [*map(field_words, change.fields), *filter(None, (text_note(change),))]
        words = "".join(f"<br>{in_markdown(each)}" for each in told)
        yield f"{in_markdown(f'{entity_title(change)}, {change.name}')}{words}"
