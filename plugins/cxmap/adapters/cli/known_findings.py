"""The baseline's file: written once, then read by every check, and rid of what was mended."""

from __future__ import annotations

from pathlib import Path

from cxmap.adapters.cli.output import CannotRunError
from cxmap.findings.baseline import BadBaselineError, Baseline


def read_baseline(file: Path) -> Baseline:
    try:
        return Baseline.read(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise CannotRunError(f"there is no baseline `{file}`; write it with --write-baseline") from None
    except OSError as problem:
        raise CannotRunError(f"cannot read `{file}`: {problem.strerror}") from None
    except (BadBaselineError, UnicodeDecodeError):
        raise CannotRunError(f"`{file}` is no baseline; write it anew with --write-baseline") from None


def write_baseline(file: Path, baseline: Baseline) -> None:
    try:
        file.write_text(baseline.text(), encoding="utf-8", newline="\n")
    except OSError as problem:
        raise CannotRunError(f"cannot write `{file}`: {problem.strerror}") from None
