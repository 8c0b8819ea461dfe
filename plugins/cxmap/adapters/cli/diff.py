"""`cxmap diff`: what is otherwise on the map between two revisions, and what that means for promises."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from cxmap.adapters.cli.output import FINE, CannotRunError, screen_of, write, write_for_people
from cxmap.findings.severity import Severity

if TYPE_CHECKING:
    from cxmap.adapters.cli.compiling import Located
    from cxmap.adapters.cli.diff_report import DiffReport
    from cxmap.compiler import Map
    from cxmap.findings.finding import Finding
    from cxmap.insight.history import Absence as _Absence
    from cxmap.model.source import SourceFile

SUMMARY = "compare two revisions as maps: entities, verdicts both ways, who is concerned"
_TEXT, _MARKDOWN, _JSON = "text", "markdown", "json"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "revisions",
        nargs="+",
        metavar="REV",
        help="one or two names of git: OLD (up to the newest commit), OLD NEW, OLD..NEW, or MAIN...BRANCH",
    )
    parser.add_argument(
        "--format", choices=(_TEXT, _MARKDOWN, _JSON), default=_TEXT, help="how to write it (default: text)"
    )


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.compiling import located  # noqa: PLC0415  # start-up stays short

    if len(arguments.revisions) > len(("old", "new")):
        raise CannotRunError("name one or two revisions, as in `cxmap diff main...HEAD`")
    report = _report(located(arguments), arguments)
    if arguments.format == _JSON:
        from cxmap.adapters.cli.diff_json import json_of  # noqa: PLC0415  # likewise

        write(json_of(report), sys.stdout)
    elif arguments.format == _MARKDOWN:
        from cxmap.adapters.cli.diff_markdown import markdown_of  # noqa: PLC0415  # likewise

        write(markdown_of(report), sys.stdout)
    else:
        from cxmap.adapters.cli.diff_text import text_lines  # noqa: PLC0415  # likewise

        lines = text_lines(report, screen_of(sys.stdout, arguments.color))
        write_for_people("".join(f"{line}\n" for line in lines), sys.stdout)
    return FINE


def _report(it: Located, arguments: Namespace) -> DiffReport:
    from cxmap.adapters.cli.diff_report import DiffReport  # noqa: PLC0415  # likewise
    from cxmap.adapters.content.files import shown_prefix  # noqa: PLC0415  # likewise
    from cxmap.adapters.git.git import NoAnswerError, git_at  # noqa: PLC0415  # likewise
    from cxmap.adapters.git.revisions import NoRevisionError, files_at, revisions  # noqa: PLC0415  # likewise
    from cxmap.insight.judged_map import JudgedMap  # noqa: PLC0415  # likewise
    from cxmap.insight.map_diff import map_diff  # noqa: PLC0415  # likewise

    try:
        git = git_at(it.folder)
        old, new = revisions(git, arguments.revisions)
        before, after = (_compiled(it, files_at(git, each), arguments) for each in (old, new))
    except NoRevisionError as unknown:
        raise CannotRunError(f"git knows no revision `{unknown}`; `git log --oneline` lists commits") from None
    except NoAnswerError as problem:
        raise CannotRunError(_absence(problem.absence)) from None
    difference = map_diff(*(JudgedMap(each.catalogue, each.alignment) for each in (before, after)))
    return DiffReport(old, new, after.as_of, difference, _new_findings(before, after), shown_prefix(it.folder))


def _compiled(it: Located, files: tuple[SourceFile, ...], arguments: Namespace) -> Map:
    """The map of these files alone: no plugin of the host is asked about another revision."""
    from cxmap.adapters.content.kept_parts import KeptParts  # noqa: PLC0415  # likewise
    from cxmap.adapters.content.published import as_usual, every_file  # noqa: PLC0415  # likewise
    from cxmap.adapters.content.two_processes import TwoProcesses  # noqa: PLC0415  # likewise
    from cxmap.compiler import compile_map  # noqa: PLC0415  # likewise

    processes = arguments.until_the_end.enter_context(TwoProcesses())
    listed = (as_usual if it.site.file else every_file)(files, it.settings)
    return compile_map(listed.files, listed.settings, in_parts=KeptParts(processes))


def _new_findings(old: Map, new: Map) -> tuple[Finding, ...]:
    """The errors and warnings of the newer state that the older one does not have, wherever they stand in a file."""
    known = {(each.rule, each.place.path, each.message) for each in old.findings}
    return tuple(
        each
        for each in new.findings
        if each.severity is not Severity.NOTE and (each.rule, each.place.path, each.message) not in known
    )


def _absence(absence: _Absence) -> str:
    from cxmap.insight.history import Absence  # noqa: PLC0415  # likewise

    if absence is Absence.NO_PROGRAM:
        return "the program git is missing, which knows the revisions"
    if absence is Absence.NO_REPOSITORY:
        return "the content lies in no git repository, so there are no revisions to compare"
    return "git could not read the revisions"
