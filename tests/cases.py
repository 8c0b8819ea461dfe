"""Cases as readable YAML files: what goes in, and last, under `expected:`, the exact texts that come out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

_EXPECTED = "\nexpected:\n"


def case_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml"))


def read_case(file: Path) -> dict[str, Any]:
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert isinstance(case, dict), f"{file} is no mapping"
    return case


def hold_to_case(file: Path, found: Mapping[str, str], *, update: bool) -> None:
    """Fails where other texts came out than the case expects, or, to update, writes them into the case."""
    if update:
        given = file.read_text(encoding="utf-8").partition(_EXPECTED)[0].rstrip("\n")
        written = yaml.dump(
            {"expected": dict(found)}, Dumper=_Readable, allow_unicode=True, sort_keys=False, width=1000
        )
        file.write_text(f"{given}\n\n{written}", encoding="utf-8")
    assert read_case(file).get("expected", {}) == dict(found)


class _Readable(yaml.SafeDumper):
    """Writes texts of several lines as the lines that they are."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Readable.add_representer(str, _text)
