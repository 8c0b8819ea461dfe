"""The list of files of a site whose plugins may change it: MkDocs is asked, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from cxmap.adapters.configuration import SiteFile
from cxmap.adapters.content.files import READ
from cxmap.adapters.content.published import HostFiles, ListedFiles, as_usual, given_file
from cxmap.adapters.listing.plugins import listed_plugins, may_change_files, plugin_name
from cxmap.model.source import Settings, SourceFile

# Without -P Python could import files that lie here by chance.
_ASKING = ("-P", "-m", "cxmap.adapters.listing.asked")


def is_to_be_asked(site: SiteFile) -> bool:
    """Whether plugins or hooks of a site may add files to its map, or take some out."""
    names = map(plugin_name, listed_plugins(site.said.get("plugins")))
    return bool(site.said.get("hooks")) or any(map(may_change_files, names))


@dataclass(slots=True)
class AskedHost:
    """The answer of MkDocs about the site in a file, which it begins to look for at once."""

    file: Path
    remarks: list[str] = field(default_factory=list)
    """What could not be asked, once there is an answer."""
    _asked: subprocess.Popen[bytes] = field(init=False)

    def __post_init__(self) -> None:
        command = [sys.executable, *_ASKING, str(self.file), *READ]
        nothing, pipe = subprocess.DEVNULL, subprocess.PIPE
        self._asked = subprocess.Popen(command, stdin=nothing, stdout=pipe, stderr=pipe)

    def __call__(self, files: tuple[SourceFile, ...], settings: Settings) -> HostFiles:
        answer = self._answer()
        if refused := answer.get("refused"):
            self.remarks.append(f"all files here count, as MkDocs does not say what plugins add or take out: {refused}")
            return as_usual(files, settings)
        if missing := answer["missing"]:
            names = ", ".join(f"`{name}`" for name in missing)
            self.remarks.append(f"not installed here, so that nobody knows which files they add or take out: {names}")
        given = tuple(given_file(path, partial(b64decode, content)) for path, content in answer["given"].items())
        return ListedFiles(frozenset(answer["published"]), given, answer["written_in"])(files, settings)

    def _answer(self) -> Mapping[str, Any]:
        written, said = self._asked.communicate()
        if self._asked.returncode:
            lines = said.decode("utf-8", "replace").strip().splitlines()
            return {"refused": lines[-1] if lines else f"exit code {self._asked.returncode}"}
        answer: Mapping[str, Any] = json.loads(written)
        return answer
