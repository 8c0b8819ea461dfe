"""Patches of the forms, applied as editors do it: with git, in the top folder of a repository."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def applied(patch: Path, content: Path, to: Path, *more: str, folder: str = "content") -> Path:
    """The content folder of a repository in `to` that has these files, with the patch applied to them."""
    shutil.copytree(content, to / folder)
    subprocess.run(["git", "init", "--quiet"], cwd=to, check=True)
    subprocess.run(["git", "apply", *more, str(patch)], cwd=to, check=True)
    return to / folder
