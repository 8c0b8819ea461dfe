"""`cxmap workflow`: the files by which a Git host checks each change and comments on it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from cxmap.adapters.cli.output import FINE, CannotRunError, write_for_people
from cxmap.adapters.cli.start.workflow import COMMENTING, MENDING, WORKFLOWS

SUMMARY = "write the workflows by which a Git host checks each change and comments on it"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("host", choices=tuple(WORKFLOWS), help="the Git host of the site")
    parser.add_argument("--fix", action="store_true", help="also the one that writes suggestions into the branch")


def run(arguments: Namespace) -> int:
    host: str = arguments.host
    if arguments.fix and host not in MENDING:
        raise CannotRunError(f"there is no workflow for {host} that writes suggestions; `cxmap check --fix` does")
    tables = (WORKFLOWS, COMMENTING, *((MENDING,) if arguments.fix else ()))
    wanted = {table[host].path: table[host].text for table in tables if host in table}
    write_for_people("".join(f"{line}\n" for line in _written(wanted)), sys.stdout)
    return FINE


def _written(wanted: dict[str, str]) -> Iterator[str]:
    """Writes those that are not there; raises CannotRunError where the folder cannot be written."""
    for path, text in wanted.items():
        file = Path(path)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8", newline="\n") as made:
                made.write(text)
        except FileExistsError:
            yield f"{path} is there already and stays as it is"
        except OSError as problem:
            raise CannotRunError(f"{path}: {problem.strerror}") from None
        else:
            yield f"made {path}"
