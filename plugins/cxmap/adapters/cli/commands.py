"""The commands by name. Their modules import the compiler only when they run, so that `--help` is there at once."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from typing import Protocol

from cxmap.adapters.cli import (
    agree,
    check,
    cms,
    diff,
    doctor,
    explain,
    export,
    importing,
    init,
    lsp,
    new,
    post,
    publish,
    rename,
    schema,
    show,
    workflow,
)


class Command(Protocol):
    """The parts of a command's module."""

    SUMMARY: str

    def add_arguments(self, parser: ArgumentParser, /) -> None:
        """The command's own arguments, beside those that all commands share."""

    def run(self, arguments: Namespace, /) -> int:
        """Does what the command says and returns its exit code; raises CannotRunError."""


COMMANDS: Mapping[str, Command] = {
    "agree": agree,
    "check": check,
    "cms": cms,
    "diff": diff,
    "doctor": doctor,
    "explain": explain,
    "export": export,
    "import": importing,
    "init": init,
    "lsp": lsp,
    "new": new,
    "post": post,
    "publish": publish,
    "rename": rename,
    "schema": schema,
    "show": show,
    "workflow": workflow,
}
