"""`cxmap check`: all findings, or those below some paths."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.adapters.cli.output import FINE, FOUND, CannotRunError, screen_of, write, write_for_people
from cxmap.findings.formats import FORMATS
from cxmap.findings.severity import Severity

if TYPE_CHECKING:
    from cxmap.adapters.site import CompiledContent

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
    parser.add_argument(
        "--fix", action="store_true", help="write what findings suggest into the files, then check again"
    )


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.compiling import compiled, located, report  # noqa: PLC0415  # start-up stays short

    folder, settings = located(arguments)
    is_selected = selected(arguments.paths, folder)
    arguments.compiled = content = compiled(folder, settings)
    if arguments.fix:
        arguments.compiled = content = _mended(content, is_selected, arguments)
    found = tuple(finding for finding in content.map.findings if is_selected(finding.place.path))
    screen = screen_of(sys.stdout, arguments.color)
    written = FORMATS[arguments.format](report(content, found), screen)
    (write_for_people if arguments.format == "text" else write)(written, sys.stdout)
    limit = Severity(arguments.fail_on).rank
    return FOUND if any(finding.severity.rank <= limit for finding in found) else FINE


def _mended(content: CompiledContent, is_selected: Callable[[str], bool], arguments: Namespace) -> CompiledContent:
    """The content after what its findings suggest was written; only people are told of that on standard output."""
    from cxmap.adapters.cli.compiling import compiled  # noqa: PLC0415  # start-up stays short
    from cxmap.adapters.cli.fixing import mend, told  # noqa: PLC0415  # likewise

    mended = mend(content, is_selected)
    stream = sys.stdout if arguments.format == "text" else sys.stderr
    write_for_people("".join(f"{line}\n" for line in told(mended, content)) + "\n", stream)
    return compiled(content.folder, content.map.settings) if any(file.written for file in mended) else content


def selected(paths: Sequence[str], content: Path) -> Callable[[str], bool]:
    """Whether a path below the content folder is one of these files or lies in one of these folders; none means all."""
    root = _whole(os.fspath(content))
    wanted = tuple(_below(path, root, content) for path in paths)
    if not wanted or "" in wanted:
        return lambda _path: True
    folders = tuple(f"{path}/" for path in wanted)
    return lambda path: path in wanted or path.startswith(folders)


def _below(path: str, root: Path, content: Path) -> str:
    if not os.path.lexists(path):
        nearby = content / path
        hint = f"; do you mean `{nearby.as_posix()}`?" if os.path.lexists(nearby) else ""
        raise CannotRunError(f"there is no file or folder `{path}`{hint}")
    whole = _whole(path)
    if root.is_relative_to(whole):
        return ""
    if not whole.is_relative_to(root):
        raise CannotRunError(f"`{path}` is not in the content folder `{content.as_posix()}`")
    return whole.relative_to(root).as_posix()


def _whole(path: str) -> Path:
    """The absolute path, in which the last part stays the link that it may be."""
    # The working directory's own path may lead through links, as /tmp does on macOS.
    lexical = Path(os.path.abspath(path))  # noqa: PTH100  # `Path.absolute` keeps `..`
    return lexical.parent.resolve() / lexical.name
