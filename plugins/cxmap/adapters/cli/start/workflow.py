"""Workflows of a site, to be copied: what a Git host runs with every change. Their texts lie in `cli/workflows/`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

GITHUB, GITLAB, GITEA, FORGEJO = "github", "gitlab", "gitea", "forgejo"


class HostWorkflow(NamedTuple):
    """Where a host looks for it, and the file that has its text."""

    path: str
    file: str

    @property
    def text(self) -> str:
        from importlib.resources import files  # noqa: PLC0415  # every command imports the names of the hosts

        return (files("cxmap.adapters.cli") / "workflows" / self.file).read_text(encoding="utf-8")


WORKFLOWS: Mapping[str, HostWorkflow] = {
    GITHUB: HostWorkflow(".github/workflows/promises.yml", "github.yml"),
    GITLAB: HostWorkflow(".gitlab-ci.yml", "gitlab.yml"),
    GITEA: HostWorkflow(".gitea/workflows/promises.yml", "gitea.yml"),
    FORGEJO: HostWorkflow(".forgejo/workflows/promises.yml", "gitea.yml"),
}
"""What checks each change, by the host; a host that nobody knows gets the first."""

COMMENTING: Mapping[str, HostWorkflow] = {
    GITHUB: HostWorkflow(".github/workflows/promises-comment.yml", "github-comment.yml"),
}
"""What posts the comment, where that is a file of its own."""

MENDING: Mapping[str, HostWorkflow] = {
    GITHUB: HostWorkflow(".github/workflows/promises-mend.yml", "github-fix.yml"),
}
"""What writes the suggestions of a change into its branch."""
