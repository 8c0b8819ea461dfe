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
        return self._script(step["name"], step["run"], filled, folder)

    def _script(self, name: str, script: str, env: Mapping[str, str], folder: Path) -> bool:
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
            cwd=folder,
            env={**self._environment(), **env},
            capture_output=True,
            text=True,
            check=False,
        )
        self.ran.append(name)
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
            **self._marks(),
        }

    def _marks(self) -> dict[str, str]:
        """The variables by which programs know the host."""
        return {"GITHUB_ACTIONS": "true", "RUNNER_TEMP": str(self.folder)}

    def _action(self, name: str, given: Mapping[str, str], workspace: Path) -> None:
        """A step that somebody else makes, as far as a test needs it."""
        asked = {key: self._filled(value) for key, value in given.items()}
        if name == "actions/checkout":
            place = workspace / asked.get("path", ".")
            self._clone(place, asked.get("ref") or self._changed())
        elif name == "actions/upload-artifact":
            if (workspace / asked["path"]).exists():
                shutil.copytree(workspace / asked["path"], self.artifact(asked["name"]))
        elif name == "actions/download-artifact":
            shutil.copytree(self.artifact(asked["name"]), workspace / asked["path"])
        else:
            assert name == "actions/setup-python"

    def _clone(self, place: Path, revision: str) -> None:
        self.origin.git("clone", "--quiet", "--no-hardlinks", str(self.origin.folder), str(place))
        clone = Repository(place)
        clone.git("fetch", "--quiet", "origin", "+refs/*:refs/remotes/origin/*")
        clone.git("checkout", "--quiet", revision)

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


@dataclass(slots=True)
class GitLabRunner(Runner):
    """The same for GitLab: all lines of a job's script in one shell, where a rule lets it run.

    `secrets` are the variables of the pipeline, and `context` is empty.
    """

    def run(self, workflow: Path, job: str) -> bool:
        """Whether the job ran, and its script went well."""
        said = yaml.load(workflow.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)[job]
        if not any(self._lets_run(rule["if"]) for rule in said["rules"]):
            return False
        workspace = self.folder / job.replace(" ", "-")
        self._clone(workspace, self.secrets["CI_COMMIT_SHA"])
        is_well = self._script(job, "\n".join(said["script"]), said.get("variables", {}), workspace)
        kept = said.get("artifacts", {})
        for path in (*kept.get("paths", ()), *kept.get("reports", {}).values()):
            if (workspace / path).is_dir():
                shutil.copytree(workspace / path, self.artifact(path))
            elif (workspace / path).exists():
                self.artifact(path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(workspace / path, self.artifact(path))
        return is_well

    def _marks(self) -> dict[str, str]:
        return {"CI": "true", "GITLAB_CI": "true"}

    def _lets_run(self, rule: str) -> bool:
        """`$A == "a" && $B == $C && $D`: all that our rules use."""
        return all(self._is_so(part) for part in rule.split("&&"))

    def _is_so(self, part: str) -> bool:
        one, is_compared, other = (each.strip() for each in part.partition("=="))
        return self._meant(one) == self._meant(other) if is_compared else bool(self._meant(one))

    def _meant(self, word: str) -> str | None:
        return self.secrets.get(word[1:]) if word.startswith("$") else word.strip('"')


def _program(file: Path, text: str) -> None:
    file.write_text(f"#!/bin/bash\n{text}\n", encoding="utf-8")
    file.chmod(0o755)
