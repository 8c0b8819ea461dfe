"""The repository of a new site, as git knows it: where it is kept, and how the host lets people edit its files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from cxmap.adapters.cli.start.workflow import FORGEJO, WORKFLOWS
from cxmap.adapters.git.git import NoAnswerError, git_at
from cxmap.adapters.html.git_host import edit_steps

# `git@host:owner/name.git`, and the same as an address.
_SHORT = re.compile(r"[\w.-]+@(?P<host>[\w.-]+):(?P<path>[\w./~-]+)")
_NAMES = {**{host: host for host in WORKFLOWS}, "codeberg": FORGEJO}
_BRANCH = "main"


@dataclass(frozen=True, slots=True)
class Repository:
    """Its address on the web and the host that it looks like, where these can be told."""

    address: str = ""
    host: str = ""
    branch: str = _BRANCH
    prefix: str = ""
    """The way from its root to the folder, with `/` at the end."""

    def edit_uri(self, content: str) -> str:
        """Where the host lets people edit the files of a folder below this one, seen from the address."""
        return f"{edit_steps(self.host)}/{self.branch}/{self.prefix}{content}/" if self.host else ""


def repository_of(folder: Path) -> Repository:
    """The repository around a folder; without one, and without git, nothing is known."""
    there = next(each for each in (folder, *folder.absolute().parents) if each.is_dir())
    prefix = _answer(there, "rev-parse", "--show-prefix")
    if prefix is None:
        return Repository()
    below = folder.absolute().relative_to(there.absolute()).as_posix()
    whole = f"{prefix}{below}/" if below != "." else prefix
    address = _web_address(_answer(there, "config", "--get", "remote.origin.url") or "")
    name = urlsplit(address).hostname or ""
    host = next((host for part, host in _NAMES.items() if part in name), "")
    head = _answer(there, "symbolic-ref", "--short", "refs/remotes/origin/HEAD") or ""
    branch = head.partition("/")[2] or _answer(there, "symbolic-ref", "--short", "HEAD") or _BRANCH
    return Repository(address, host, branch, whole)


def _answer(folder: Path, *arguments: str) -> str | None:
    try:
        return git_at(folder).answer(*arguments).decode("utf-8", "replace").strip()
    except NoAnswerError:
        return None


def _web_address(remote: str) -> str:
    """The address for browsers, without names and passwords of people; empty where there is none."""
    if short := _SHORT.fullmatch(remote):
        remote = f"https://{short['host']}/{short['path']}"
    parts = urlsplit(remote)
    if parts.scheme not in ("https", "http", "ssh") or not parts.hostname:
        return ""
    port = f":{parts.port}" if parts.port and parts.scheme != "ssh" else ""
    scheme = "http" if parts.scheme == "http" else "https"
    return f"{scheme}://{parts.hostname}{port}{parts.path.rstrip('/').removesuffix('.git')}"
