"""A runner for workflows: their `run:` steps in a shell, on clones of a local repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.adapters.git.repositories import Repository

_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
_IDENTITY = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (
    ("NAME", "Runner"), ("EMAIL", "runner@example.com"))}  # fmt: skip
_PLUGINS = Path(__file__).parents[3] / "plugins"


@dataclass(slots=True)
class Runner:
    """A machine with a folder of its own for each job; what jobs keep is handed from one to the next."""

    origin: Repository
    folder: Path
    context: Mapping[str, Any]
    secrets: Mapping[str, str] = field(default_factory=dict)
    """Variables of the host that are none of the workflow's."""
    shown: str = ""
    codes: list[int] = field(default_factory=list)
    ran: list[str] = field(default_factory=list)

    def run(self, workflow: Path, job: str) -> bool:
        """Whether all steps of a job went well."""
        said = yaml.load(workflow.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        workspace = self.folder / job
        workspace.mkdir(parents=True)
        return self._steps(said["jobs"][job]["steps"], said.get("env", {}), workspace)

    def _steps(self, steps: list[dict[str, Any]], env: Mapping[str, str], workspace: Path) -> bool:
        is_well = True
        for step in steps:
            condition = step.get("if", "success()")
            if not (
                self._value(condition, is_well) if "(" in condition else is_well and self._value(condition, is_well)
            ):
                continue
            if "run" in step:
                is_well = self._shell(step, {**env, **step.get("env", {})}, workspace) and is_well
            else:
                self._action(step["uses"].partition("@")[0], step.get("with", {}), workspace)
        return is_well

    def _shell(self, step: dict[str, Any], env: Mapping[str, str], workspace: Path) -> bool:
        folder = workspace / step.get("working-directory", ".")
        filled = {name: self._filled(value) for name, value in env.items()}
        assert "${{" not in step["run"], "what others write must not become a part of a script"
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=folder,
            env=self._environment() | filled,
            capture_output=True,
            text=True,
            check=False,
        )
        self.ran.append(step["name"])
        self.codes.append(done.returncode)
        self.shown += done.stdout + done.stderr
        return done.returncode == 0

    def _environment(self) -> dict[str, str]:
        programs = self.folder / "bin"
        if not programs.exists():
            programs.mkdir()
            _program(programs / "cxmap", f'exec "{sys.executable}" -P -m cxmap "$@"')
            _program(programs / "mkdocs", f'exec "{sys.executable}" -P -m mkdocs "$@"')
            # What a site installs is there already; a module beside the caller would be taken for it.
            instead = f'if test "$2" = pip; then test ! -e pip.py || exec "{sys.executable}" pip.py; exit 0; fi'
            _program(programs / "python", f'{instead}; exec "{sys.executable}" "$@"')
        kept = {name: os.environ[name] for name in ("HOME", "LANG") if name in os.environ}
        return {
            **kept,
            **_IDENTITY,
            **self.secrets,
            "PATH": f"{programs}:{os.environ['PATH']}",
            "PYTHONPATH": str(_PLUGINS),
            "SOURCE_DATE_EPOCH": "1782820800",
            "GITHUB_ACTIONS": "true",
            "RUNNER_TEMP": str(self.folder),
        }

    def _action(self, name: str, given: Mapping[str, str], workspace: Path) -> None:
        """A step that somebody else makes, as far as a test needs it."""
        asked = {key: self._filled(value) for key, value in given.items()}
        if name == "actions/checkout":
            place = workspace / asked.get("path", ".")
            self.origin.git("clone", "--quiet", "--no-hardlinks", str(self.origin.folder), str(place))
            clone = Repository(place)
            clone.git("fetch", "--quiet", "origin", "+refs/*:refs/remotes/origin/*")
            clone.git("checkout", "--quiet", asked.get("ref") or self._changed())
        elif name == "actions/upload-artifact":
            if (workspace / asked["path"]).exists():
                shutil.copytree(workspace / asked["path"], self.artifact(asked["name"]))
        elif name == "actions/download-artifact":
            shutil.copytree(self.artifact(asked["name"]), workspace / asked["path"])
        else:
            assert name == "actions/setup-python"

    def _changed(self) -> str:
        """What a host checks out where nobody says what: the change of a pull request, else the main branch."""
        return self._filled("${{ github.event.pull_request.head.sha }}") or "main"

    def artifact(self, name: str) -> Path:
        return self.folder / "artifacts" / name

    def _filled(self, text: str) -> str:
        return _EXPRESSION.sub(lambda found: str(self._value(found[1], is_well=True) or ""), text)

    def _value(self, expression: str, is_well: bool) -> Any:  # noqa: FBT001  # as the host's language has it
        """`a || b`, `a && b`, `a == b`, names, texts and two functions: all that our workflows use."""
        for sign, takes in (("||", any), ("&&", all)):
            parts = expression.split(sign)
            if len(parts) > 1:
                values = [self._value(part, is_well) for part in parts]
                wanted = takes is any
                return next((value for value in values if bool(value) is wanted), values[-1])
        if "==" in expression:
            one, other = (self._value(part, is_well) for part in expression.split("=="))
            return one == other
        word = expression.strip()
        if word.startswith("'"):
            return word.strip("'")
        if word in ("success()", "failure()"):
            return is_well is (word == "success()")
        value: Any = self.context
        for step in word.split("."):
            value = value.get(step) if isinstance(value, Mapping) else None
        return value


def _program(file: Path, text: str) -> None:
    file.write_text(f"#!/bin/bash\n{text}\n", encoding="utf-8")
    file.chmod(0o755)
