"""Pins every requirement with its hashes, for all platforms: `python -m tools.lock [--upgrade]`."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from tools.pins import DEV, SITE

PROJECT = Path("pyproject.toml")
HOSTS = Path("requirements/hosts.txt")
FUZZ = Path("requirements/fuzz.txt")
AUDIT = Path("requirements/audit.txt")
HEADER = """\
# What {purpose}: every requirement of pyproject.toml, pinned, for all platforms.
# Made by `make lock`; do not edit.
"""


def main() -> int:
    _pin(DEV, "developing cxmap needs", "--extra", "dev", "--extra", "lsp", *sys.argv[1:])
    # The site's pins are the developers' pins, so that what is tested is what is used.
    _pin(SITE, "building a site needs", "--constraint", str(DEV))
    others = ("--extra", "hosts", "--group", f"{PROJECT}:plugins", "--constraint", str(DEV))
    _pin(HOSTS, "building a site with other generators and with plugins of others needs", *others)
    _pin_group(FUZZ, "fuzzing needs beside what developing needs", "fuzz")
    _pin_group(AUDIT, "looking for known holes in the pins needs", "audit")
    return 0


def _pin(target: Path, purpose: str, *options: str) -> None:
    _compile(target, purpose, str(PROJECT), "-", *options)


def _pin_group(target: Path, purpose: str, group: str) -> None:
    """What a group needs, without the package itself."""
    _compile(target, purpose, "--group", f"{PROJECT}:{group}", "--constraint", str(DEV))


def _compile(target: Path, purpose: str, *options: str) -> None:
    command = [sys.executable, "-m", "uv", "pip", "compile", *options]
    command += ["--universal", "--python-version", _oldest_python(), "--generate-hashes"]
    command += ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    # pip needs the extras: without them, older versions hold the pin for another requirement than what is asked for.
    command += ["--no-strip-extras"]
    command += ["--quiet", "--output-file", str(target)]
    subprocess.run(command, input=_build_requirements(), text=True, check=True)
    pins = target.read_text(encoding="utf-8")
    if "://" in pins:
        sys.exit(f"{target} names an address, so that it would work on this network only")
    text = HEADER.format(purpose=purpose) + pins
    target.write_text(text, encoding="utf-8", newline="\n")


def _oldest_python() -> str:
    requires: str = _project()["project"]["requires-python"]
    return requires.removeprefix(">=")


def _build_requirements() -> str:
    # Without build isolation, the tool that builds the package is a requirement like any other.
    requires: list[str] = _project()["build-system"]["requires"]
    return "\n".join(requires)


def _project() -> dict[str, Any]:
    return tomllib.loads(PROJECT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
