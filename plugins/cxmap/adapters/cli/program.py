"""The `cxmap` program: reads its arguments and runs one command."""

from __future__ import annotations

import gc
import os
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import ExitStack
from typing import NoReturn

from cxmap.adapters.cli.commands import COMMANDS
from cxmap.adapters.cli.output import COLOUR_CHOICES, FINE, INTERRUPTED, NOT_RUN, CannotRunError, write
from cxmap.findings.formats.excerpt import visible


class _Parser(ArgumentParser):
    """A parser that, like every command, says in one sentence why it cannot run."""

    def error(self, message: str) -> NoReturn:
        raise CannotRunError(f"{message}; see `{self.prog} --help`")


def main(arguments: Sequence[str] | None = None, values: Namespace | None = None) -> int:
    """Runs the command that the arguments name and returns its exit code; `values` holds what it works with."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        return _run(_parser(given).parse_args(given, values))
    except CannotRunError as stop:
        write(f"cxmap: {visible(str(stop))}\n", sys.stderr)
        return NOT_RUN
    except KeyboardInterrupt:
        return INTERRUPTED


def console() -> NoReturn:
    """The program itself: it ends at once, as taking a large map apart costs a tenth of the time of checking it."""
    # Nothing that a command makes is garbage before it ends.
    gc.disable()
    values = Namespace()
    code = main(values=values)
    for stream in (sys.stdout, sys.stderr):
        if stream:
            stream.flush()
    os._exit(code)


def _run(arguments: Namespace) -> int:
    if arguments.version:
        write(f"cxmap {_version()}\n", sys.stdout)
        return FINE
    if not arguments.command:
        raise CannotRunError(f"name a command ({', '.join(COMMANDS)}); see `cxmap --help`")
    with ExitStack() as arguments.until_the_end:
        return COMMANDS[arguments.command].run(arguments)


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415  # only this one option needs it, and it is slow to import

    return version("cxmap")


def _parser(arguments: Sequence[str]) -> ArgumentParser:
    """The parser of the command that comes first, as it mostly does; else that of all commands."""
    named = [name for name in arguments[:1] if name in COMMANDS] or COMMANDS
    parser = _Parser(
        prog="cxmap", description="What customers are promised, and what is delivered.", allow_abbrev=False
    )
    parser.add_argument("--version", action="store_true", help="print the version and stop")
    _add_shared(parser, missing=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name in named:
        command = COMMANDS[name]
        own = commands.add_parser(name, help=command.SUMMARY, description=command.SUMMARY, allow_abbrev=False)
        command.add_arguments(own)
        # What stands before the command is not undone by what is left out after it.
        _add_shared(own, missing=SUPPRESS)
    return parser


def _add_shared(parser: ArgumentParser, missing: str | None) -> None:
    """The options of all commands."""
    parser.add_argument(
        "-f",
        "--config-file",
        metavar="FILE",
        default=missing,
        help="the site's configuration (default: mkdocs.yml, or another that a host finds here)",
    )
    parser.add_argument(
        "--content",
        metavar="DIR",
        default=missing,
        help="the content folder (default: what the configuration says, or content)",
    )
    parser.add_argument(
        "--as-of", metavar="DATE", default=missing, help="the day at which verdicts are judged, as YYYY-MM-DD"
    )
    parser.add_argument(
        "--color", choices=COLOUR_CHOICES, default=missing or "auto", help="whether to use colours (default: auto)"
    )
