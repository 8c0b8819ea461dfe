"""`cxmap check`: all findings, or those below some paths."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from cxmap.adapters.cli.output import write, write_for_people
from cxmap.adapters.cli.stops import FINE, FOUND
from cxmap.adapters.cli.terminal import screen_of
from cxmap.findings.formats import FORMATS
from cxmap.findings.severity import Severity

SUMMARY = "tell what is wrong on the map, and where"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="report only what lies in these files and folders")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="how to write it (default: text)")
    parser.add_argument(
        "--fail-on",
        choices=tuple(map(str, Severity)),
        default=str(Severity.ERROR),
        help="the least severity that makes the exit code 1 (default: error)",
    )


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.compiling import compiled, located  # noqa: PLC0415  # start-up stays short
    from cxmap.adapters.cli.selection import selected  # noqa: PLC0415  # likewise

    site = located(arguments)
    is_selected = selected(arguments.paths, site.content)
    arguments.reading = reading = compiled(site)
    found = tuple(finding for finding in reading.map.findings if is_selected(finding.place.path))
    screen = screen_of(sys.stdout, arguments.color)
    written = FORMATS[arguments.format](reading.report(found), screen)
    (write_for_people if arguments.format == "text" else write)(written, sys.stdout)
    limit = Severity(arguments.fail_on).rank
    return FOUND if any(finding.severity.rank <= limit for finding in found) else FINE
