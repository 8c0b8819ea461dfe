from __future__ import annotations

import io
import time

import pytest

from cxmap.adapters.cli import progress
from cxmap.adapters.cli.progress import Progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _written(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, patience: float) -> str:
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(progress, "_PATIENCE", patience)
    with Progress() as shown:
        shown("reading")
        time.sleep(0.1)
        shown("linking")
    return stream.getvalue()


def test_terminal_shows_the_step_of_a_long_run_and_ends_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)

    written = _written(monkeypatch, _Terminal(), patience=0.01)

    assert [step for step in written.replace("\r", "\n").split("\n") if step.strip()] == ["reading …", "linking …"]
    assert written.endswith(f"\r{' ' * len('linking …')}\r")


def test_short_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)

    assert _written(monkeypatch, _Terminal(), patience=60) == ""


def test_pipe_and_ci_get_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _written(monkeypatch, io.StringIO(), patience=0.01) == ""
    monkeypatch.setenv("CI", "true")
    assert _written(monkeypatch, _Terminal(), patience=0.01) == ""
