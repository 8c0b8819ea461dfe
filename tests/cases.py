"""Cases as readable YAML files: what goes in, and last, under `expected:`, the exact texts that come out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

_EXPECTED = re.compile(r"^expected:", re.MULTILINE)


def case_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml"))


def read_case(file: Path) -> dict[str, Any]:
    text = file.read_text(encoding="utf-8")
    assert len(_EXPECTED.findall(text)) < 2, f"{file} expects twice"
    case = yaml.safe_load(text)
    assert isinstance(case, dict), f"{file} is no mapping"
    return case


def hold_to_case(file: Path, found: Mapping[str, str], *, update: bool) -> None:
    """Fails where other texts came out than the case expects, or, to update, writes them into the case."""
    if update:
        given = _EXPECTED.split(file.read_text(encoding="utf-8"))[0].rstrip("\n")
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
