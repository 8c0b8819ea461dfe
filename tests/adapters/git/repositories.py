"""Repositories for tests: real ones, in a temporary folder, whose commits have days of their own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import dedent

from cxmap.adapters.content.files import read_content
from cxmap.adapters.git.history_reader import HistoryReader
from cxmap.compiler import compile_map
from cxmap.insight.history import History
from cxmap.model.source import Settings
from tests.sites import SMALL

AS_OF = date(2026, 11, 15)
_IDENTITY = ("-c", "user.name=Editor", "-c", "user.email=editor@example.com", "-c", "commit.gpgsign=false")


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository whose content folder is `content`."""

    folder: Path

    @property
    def content(self) -> Path:
        return self.folder / "content"

    def git(self, *arguments: str, day: str = "2026-11-01") -> str:
        moment = f"{day}T10:00:00+02:00"
        done = subprocess.run(
            ["git", *_IDENTITY, *arguments],
            cwd=self.folder,
            env=os.environ | {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout.strip()

    def write(self, files: Mapping[str, str]) -> None:
        for path, text in files.items():
            file = self.content / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(dedent(text).removeprefix("\n").encode())

    def commit(self, subject: str, files: Mapping[str, str], day: str) -> str:
        """The id of a commit of these files."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", subject, day=day)
        return self.git("rev-parse", "HEAD")

    def history(self, *compared: str) -> History:
        files = read_content(self.content)
        compiled = compile_map(files, Settings(AS_OF))
        reader = HistoryReader(self.content, self.folder / ".cache", compared, address_of)
        return reader.history(compiled, files)


def address_of(identity: str) -> str:
    return f"https://git.example.com/commit/{identity}"


def repository(folder: Path, files: Mapping[str, str] = SMALL, day: str = "2026-11-01") -> Repository:
    """A repository with one commit."""
    made = empty_repository(folder)
    made.commit("Begins", files, day)
    return made


def empty_repository(folder: Path) -> Repository:
    made = Repository(folder)
    made.content.mkdir(parents=True)
    made.git("init", "--quiet", "--initial-branch=main")
    return made
