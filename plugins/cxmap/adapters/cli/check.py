"""`cxmap check`: all findings, or those of some files and what these files do elsewhere."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.adapters.cli.output import FINE, FOUND, CannotRunError, screen_of, write, write_for_people
from cxmap.findings.formats import FORMATS
from cxmap.findings.formats.excerpt import visible
from cxmap.findings.formats.text import counted
from cxmap.findings.severity import Severity

if TYPE_CHECKING:
    from cxmap.adapters.cli.changes_since import ChangesSince
    from cxmap.adapters.cli.compiling import Located
    from cxmap.adapters.site import CompiledContent
    from cxmap.findings.finding import Finding

SUMMARY = "tell what is wrong on the map, and where"
_TEXT = "text"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="report only these files and folders, and what they do elsewhere"
    )
    parser.add_argument("--format", choices=tuple(FORMATS), default=_TEXT, help="how to write it (default: text)")
    parser.add_argument(
        "--fail-on",
        choices=tuple(map(str, Severity)),
        default=str(Severity.ERROR),
        help="the least severity that makes the exit code 1 (default: error)",
    )
    parser.add_argument(
        "--fix", action="store_true", help="write what findings suggest into the files, then check again"
    )
    parser.add_argument(
        "--mine", metavar="DEPARTMENT", help="in a text, begin with what it owns, makes or helps to keep"
    )
    parser.add_argument(
        "--changed-since",
        metavar="REV",
        help="begin with findings on lines that changed since this revision of git, except in a text; "
        "suggest the new name of a file that was renamed since then",
    )
    parser.add_argument("--baseline", metavar="FILE", type=Path, help="leave out the findings that this file knows")
    parser.add_argument(
        "--write-baseline", action="store_true", help="write all present findings into the file of --baseline"
    )


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.compiling import located, report  # noqa: PLC0415  # start-up stays short
    from cxmap.adapters.cli.selection import Selection  # noqa: PLC0415  # likewise

    asked = located(arguments)
    changes = _changes(asked, arguments)
    selection = Selection(arguments.paths, asked.folder)
    arguments.compiled = content = _compiled(asked, changes)
    if arguments.fix and _do_mend(content, selection.holds, arguments):
        arguments.compiled = content = _compiled(asked, changes)
    party = selection.party(arguments.mine, content.map) if arguments.mine else None
    if arguments.write_baseline:
        return _write_baseline(content, arguments)
    new, remarks = _new(content, arguments)
    found = selection.found(new, content)
    groups = selection.groups(found, content.map, party) if arguments.format == _TEXT else ()
    if changes:
        found = changes.first(found)
    screen = screen_of(sys.stdout, arguments.color)
    written = FORMATS[arguments.format](report(content, found, groups, remarks), screen)
    (write_for_people if arguments.format == _TEXT else write)(written, sys.stdout)
    return FOUND if _do_fail(found, arguments) else FINE


def _changes(asked: Located, arguments: Namespace) -> ChangesSince | None:
    if not arguments.changed_since:
        return None
    from cxmap.adapters.cli.changes_since import changes_since  # noqa: PLC0415  # start-up stays short

    return changes_since(asked, arguments.changed_since)


def _compiled(asked: Located, changes: ChangesSince | None) -> CompiledContent:
    from cxmap.adapters.cli.compiling import compiled  # noqa: PLC0415  # likewise

    content = compiled(asked)
    return changes.with_new_names(content, asked) if changes else content


def _do_mend(content: CompiledContent, is_selected: Callable[[str], bool], arguments: Namespace) -> bool:
    """Writes what the findings suggest, of which only people are told on standard output; whether a file changed."""
    from cxmap.adapters.cli.fixing import mend, told  # noqa: PLC0415  # start-up stays short

    mended = mend(content, is_selected)
    stream = sys.stdout if arguments.format == _TEXT else sys.stderr
    write_for_people("".join(f"{line}\n" for line in told(mended, content)) + "\n", stream)
    return any(file.written for file in mended)


def _write_baseline(content: CompiledContent, arguments: Namespace) -> int:
    from cxmap.adapters.cli.known_findings import write_baseline  # noqa: PLC0415  # likewise
    from cxmap.findings.baseline import Baseline  # noqa: PLC0415  # likewise

    if arguments.baseline is None or arguments.paths:
        raise CannotRunError("--write-baseline needs `--baseline FILE` and takes no PATH: it is about the whole map")
    baseline = Baseline.of(content.map.findings)
    write_baseline(arguments.baseline, baseline)
    words = f"{arguments.baseline} knows {counted(len(baseline), 'finding')} now; `--baseline` leaves them out"
    write_for_people(f"{visible(words)}\n", sys.stdout if arguments.format == _TEXT else sys.stderr)
    return FINE


def _new(content: CompiledContent, arguments: Namespace) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The findings that no baseline knows, and what is to be said of those that it knows."""
    if arguments.baseline is None:
        return content.map.findings, ()
    from cxmap.adapters.cli.known_findings import read_baseline, write_baseline  # noqa: PLC0415  # likewise

    baseline = read_baseline(arguments.baseline)
    compared = baseline.compared(content.map.findings)
    remark = f"{counted(compared.known, 'finding')} that {arguments.baseline} knows left out"
    # An error may hide what is wrong still, and so may another day.
    if compared.mended and not _do_fail(compared.new, arguments) and arguments.as_of is None:
        write_baseline(arguments.baseline, baseline.without_mended(content.map.findings))
        remark += f"; {counted(compared.mended, 'finding')} mended and taken out of it"
    return compared.new, (visible(remark),)


def _do_fail(findings: Iterable[Finding], arguments: Namespace) -> bool:
    limit = Severity(arguments.fail_on).rank
    return any(finding.severity.rank <= limit for finding in findings)
