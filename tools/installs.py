"""Installs the pins with the pip that each supported Python brings: `python -m tools.installs [PYTHON ...]`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from shutil import which

REQUIREMENTS = ("requirements/site.txt", "requirements/dev.txt")
_IS_SUPPORTED = "Programming Language :: Python :: 3."


def main() -> int:
    """Names of Pythons may be given; otherwise all supported ones that are found are tried."""
    failed = [python for python in sys.argv[1:] or dict.fromkeys(_pythons()) if not _installs(python)]
    return 1 if failed else 0


def supported() -> tuple[str, ...]:
    """The names under which the supported Pythons are usually found."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = (each for each in project["classifiers"] if each.startswith(_IS_SUPPORTED))
    return tuple(f"python3.{version.removeprefix(_IS_SUPPORTED)}" for version in versions if version[-1].isdigit())


def _pythons() -> Iterator[str]:
    here = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for name in supported():
        found = sys.executable if name == here else which(name)
        # A stand-in of a version manager may be found, and yet start nothing.
        if found and not subprocess.run([found, "--version"], capture_output=True, check=False).returncode:
            yield found


def _installs(python: str) -> bool:
    with tempfile.TemporaryDirectory(prefix="cxmap-installs-") as folder:
        subprocess.run([python, "-m", "venv", folder], check=True)
        inside = Path(folder, *(("Scripts", "python.exe") if sys.platform == "win32" else ("bin", "python")))
        pip = [str(inside), "-m", "pip", "--disable-pip-version-check"]
        version = subprocess.run([*pip, "--version"], capture_output=True, text=True, check=True).stdout.strip()
        for requirements in REQUIREMENTS:
            print(f"{requirements}: {version}", flush=True)
            command = [*pip, "install", "--quiet", "--require-hashes", "--requirement", requirements]
            if subprocess.run(command, check=False).returncode:
                return False
    return True


if __name__ == "__main__":
    sys.exit(main())
