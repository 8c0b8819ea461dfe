"""`cxmap doctor`: what an installation gets wrong, and what mends it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cxmap.adapters.cli.output import FINE, FOUND, CannotRunError, screen_of, write, write_for_people
from cxmap.findings.severity import Severity, counts_by_severity

if TYPE_CHECKING:
    from cxmap.adapters.cli.shortcomings import Shortcoming
    from cxmap.findings.formats.report import Screen

SUMMARY = "tell what this installation gets wrong, and what mends it"
_TEXT, _JSON = "text", "json"
VERSION = 1


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--format", choices=(_TEXT, _JSON), default=_TEXT, help="how to write it (default: text)")
    parser.add_argument(
        "--accept",
        action="append",
        default=[],
        metavar="NAME",
        help="say nothing of what has this name; may be repeated",
    )
    parser.add_argument(
        "--fail-on",
        choices=tuple(map(str, Severity)),
        default=str(Severity.WARNING),
        help="the least severity that makes the exit code 1 (default: warning)",
    )


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.compiling import asked_site  # noqa: PLC0415  # start-up stays short
    from cxmap.adapters.cli.installation import installation_of  # noqa: PLC0415  # likewise
    from cxmap.adapters.cli.shortcomings import shortcomings  # noqa: PLC0415  # likewise
    from cxmap.adapters.options import ConfigurationError  # noqa: PLC0415  # likewise

    site = asked_site(arguments)
    try:
        every = shortcomings(installation_of(site))
    except ConfigurationError as problem:
        raise CannotRunError(str(problem.written_in(site.name))) from None
    found = [each for each in every if each.name not in arguments.accept]
    if arguments.format == _JSON:
        write(_for_programs(found), sys.stdout)
    else:
        write_for_people("\n\n".join(_for_people(found, screen_of(sys.stdout, arguments.color))) + "\n", sys.stdout)
    limit = Severity(arguments.fail_on).rank
    return FOUND if any(each.severity.rank <= limit for each in found) else FINE


def _for_people(found: Sequence[Shortcoming], screen: Screen) -> Iterator[str]:
    from cxmap.findings.formats.excerpt import visible  # noqa: PLC0415  # likewise
    from cxmap.findings.formats.text import INKS  # noqa: PLC0415  # likewise

    for each in found:
        head = screen.inked(f"{each.severity}[{each.name}]:", INKS[each.severity])
        yield f"{head} {visible(each.message)}\n  = {visible(each.mend)}"
    yield ", ".join(counts_by_severity(each.severity for each in found)) or "nothing is wrong with this installation"


def _for_programs(found: Sequence[Shortcoming]) -> str:
    from cxmap.findings.formats.json_text import json_text  # noqa: PLC0415  # likewise

    listed = [
        {"name": each.name, "severity": each.severity.value, "message": each.message, "mend": each.mend}
        for each in found
    ]
    return json_text({"version": VERSION, "shortcomings": listed})
