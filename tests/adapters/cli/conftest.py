from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from cxmap.adapters.cli import main

FILES = {
    "departments/last-mile.md": "title: Last mile",
    "metrics/on-time.md": "title: On time\nunit: '%'\nbetter: higher\ntype: share\ncases: all\nx-source: [a, {b: c}]",
    "promises/next-day.md": """\
title: Next day
statement: Your parcel arrives tomorrow
made_by: last-mile
valid_from: 2026-01-01
published:
  - where: Website
    from: 2026-01-02
expects:
  - metric: on-time
    at_least: 95.0""",
    "promises/friendly.md": "statement: We are friendly\nmade_by: last-mile\nstatus: planned",
    "capabilities/courier.md": """\
title: Courier
owner: last-mile
delivers:
  - metric: on-time
    designed: 96
    measurements:
      - { period: 2026-05, value: 94.9, sample: 1200 }
      - { period: 2026-06, value: 93.10, low: 92, high: 94.5 }""",
    "touchpoints/doorstep.md": """\
title: At the door
owner: last-mile
control: own
aliases: [doorbell]
promises: [next-day]
capabilities: [courier]""",
    "journeys/parcel.md": """\
title: Receive a parcel
owner: last-mile
stages:
  - name: Delivery
    touchpoints: [doorstep]""",
}


@dataclass(frozen=True, slots=True)
class Result:
    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Workspace:
    """A working directory with a small map, which the command is run in."""

    root: Path
    capsys: pytest.CaptureFixture[bytes]

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def write_entity(self, path: str, front_matter: str) -> Path:
        return self.write(f"content/{path}", f"---\n{front_matter}\n---\n")

    def run(self, *arguments: str) -> Result:
        self.capsys.readouterr()
        code = main(arguments)
        written = self.capsys.readouterr()
        return Result(code, written.out.decode(), written.err.decode())


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Workspace:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782820800")  # 2026-06-30
    monkeypatch.setenv("COLUMNS", "90")
    made = Workspace(tmp_path, capsysbinary)
    for path, front_matter in FILES.items():
        made.write_entity(path, front_matter)
    return made
