"""Asks whether there are known holes in what is pinned: `python -m tools.audit`.

Where no source of advisories can be reached, that is said, and is no failure: nobody's build waits for the network.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PINS = ("requirements/dev.txt", "requirements/hosts.txt")
"""What a site needs is among what developing needs."""
_NO_NETWORK = "requests.exceptions."


@dataclass(frozen=True, slots=True)
class Audit:
    """How many packages were looked up, those of which nothing is known, and the holes."""

    looked_up: int
    unknown: tuple[str, ...]
    holes: tuple[str, ...]


def audit_of(report: Mapping[str, Any]) -> Audit:
    """The report of pip-audit, which calls it a success, too, if it could look up nothing at all."""
    found = report["dependencies"]
    return Audit(
        looked_up=sum("vulns" in each for each in found),
        unknown=tuple(sorted({each["name"] for each in found if "vulns" not in each})),
        holes=tuple(
            dict.fromkeys(
                f"{each['name']} {each['version']}: {hole['id']}; {_mended(hole)}"
                for each in found
                for hole in each.get("vulns", ())
            )
        ),
    )


def sentences(audit: Audit) -> tuple[str, ...]:
    """What is said of it, one sentence a line."""
    if not audit.looked_up:
        return ("the pins were NOT audited: no source of advisories answers from here",)
    unknown = f"; NOT audited: {', '.join(audit.unknown)}" if audit.unknown else ""
    return (*audit.holes, f"pins that were looked up: {audit.looked_up}; known holes: {len(audit.holes)}{unknown}")


def _mended(hole: Mapping[str, Any]) -> str:
    versions: Sequence[str] = hole["fix_versions"]
    return f"mended in {', '.join(versions)}" if versions else "not mended yet"


def _asked() -> Audit:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip", "--progress-spinner", "off"]
        command += ["--format", "json", "--output", str(report)]
        for file in PINS:
            command += ["--requirement", file]
        ended = subprocess.run(command, check=False, capture_output=True, text=True)
        if report.exists():
            return audit_of(json.loads(report.read_text(encoding="utf-8")))
    if _NO_NETWORK not in ended.stderr:
        sys.exit(f"pip-audit failed:\n{ended.stderr}")
    return Audit(0, (), ())


def main() -> int:
    audit = _asked()
    lines = sentences(audit)
    is_complete = audit.looked_up and not audit.unknown
    for line in lines:
        print(line)
    if "GITHUB_ACTIONS" in os.environ and not (is_complete and not audit.holes):
        print(f"::{'error' if audit.holes else 'warning'}::{lines[-1]}")
    return 1 if audit.holes else 0


if __name__ == "__main__":
    sys.exit(main())
