"""The commands by name. The module of each is imported when it is asked for, as whoever runs one needs no other."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Protocol, cast


class Command(Protocol):
    """The parts of a command's module, which itself imports the compiler only when it runs."""

    SUMMARY: str

    def add_arguments(self, parser: ArgumentParser, /) -> None:
        """The command's own arguments, beside those that all commands share."""

    def run(self, arguments: Namespace, /) -> int:
        """Does what the command says and returns its exit code; raises CannotRunError."""


class _Commands(Mapping[str, Command]):
    """Names of commands with the modules in which they are."""

    def __init__(self, modules: Mapping[str, str]) -> None:
        self._modules = modules

    def __getitem__(self, name: str) -> Command:
        return cast("Command", import_module(f"{__package__}.{self._modules[name]}"))

    def __contains__(self, name: object) -> bool:
        return name in self._modules

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


COMMANDS: Mapping[str, Command] = _Commands(
    {
        "agree": "agree",
        "check": "check",
        "cms": "cms",
        "diff": "diff",
        "doctor": "doctor",
        "dossier": "dossier",
        "explain": "explain",
        "export": "export",
        "history": "history",
        "import": "importing",
        "init": "init",
        "lsp": "lsp",
        "new": "new",
        "post": "post",
        "publish": "publish",
        "rename": "rename",
        "schema": "schema",
        "show": "show",
        "what-if": "what_if",
        "workflow": "workflow",
    }
)
