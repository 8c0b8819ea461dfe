"""The pins of `requirements/`, as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement

SITE = Path("requirements/site.txt")
DEV = Path("requirements/dev.txt")


@dataclass(frozen=True, slots=True)
class Pin:
    """One package in one version; `marker` says where it is needed, and is empty for everywhere."""

    name: str
    version: str
    marker: str = ""


def pins_in(file: Path) -> tuple[Pin, ...]:
    return tuple(_pins(file.read_text(encoding="utf-8")))


def _pins(text: str) -> Iterator[Pin]:
    for line in text.splitlines():
        if line and not line.startswith(("#", " ")):
            requirement = Requirement(line.removesuffix("\\").strip())
            (version,) = requirement.specifier
            yield Pin(requirement.name, version.version, str(requirement.marker or ""))
