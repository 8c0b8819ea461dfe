from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

import pytest

from cxmap.adapters.content.two_processes import FEWEST, TwoProcesses
from cxmap.compiler import Map, compile_map
from cxmap.loading.load import LoadedPart
from cxmap.model.source import Settings, SourceFile

SETTINGS = Settings(date(2026, 11, 15))


def _map(departments: int) -> list[SourceFile]:
    """Many departments, some with mistakes, two files of one id, and two capabilities that read one bad table."""
    texts = {
        f"departments/d-{number}.md": f"---\ntitle: Team {number}\n{'ttile: x' if number % 400 == 0 else ''}\n---\n"
        for number in range(departments)
    }
    texts |= {f"departments/{folder}/twin.md": "---\ntitle: Twin\n---\n" for folder in ("a", "z")}
    texts |= {"metrics/m.md": "---\ntitle: M\nunit: percent\nbetter: higher\n---\n"}
    texts |= {"capabilities/t.csv": "period,value\n2026-10,x\n"}
    for name in ("capabilities/a.md", "capabilities/zz.md"):
        texts[name] = (
            "---\ntitle: C\nowner: d-1\ndelivers:\n  - metric: m\n    measurements: t.csv\n---\nSee [it](nowhere.md).\n"
        )
    return [SourceFile(path, text.encode()) for path, text in texts.items()]


def _halved(files: Sequence[SourceFile]) -> Map:
    def in_parts(
        work: Callable[[Sequence[Any]], Any], items: Sequence[Any], *, amount: int, **_more: object
    ) -> Iterable[Any]:
        return processes.in_two(work, items, amount=amount)

    with TwoProcesses() as processes:
        return compile_map(files, SETTINGS, in_parts=in_parts)


def test_many_files_in_two_halves_make_the_same_map_as_in_one() -> None:
    files = _map(FEWEST + 500)

    alone, halved = compile_map(files, SETTINGS), _halved(files)

    assert halved.findings == alone.findings
    assert halved.catalogue.entities == alone.catalogue.entities
    assert (halved.files, halved.entities, halved.pages) == (alone.files, alone.entities, alone.pages)


def test_what_two_halves_read_in_one_table_is_said_once() -> None:
    findings = _halved(_map(FEWEST)).findings

    assert [finding.rule for finding in findings if finding.place.path.endswith(".csv")] == ["bad-measurement"]


@pytest.mark.parametrize("files", [FEWEST - 1, FEWEST])
def test_few_files_or_a_system_without_forks_need_no_second_process(
    files: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    asked: list[int] = []

    def load_part(part: Sequence[SourceFile]) -> LoadedPart:
        asked.append(len(part))
        return LoadedPart()

    with TwoProcesses() as processes:
        list(processes.in_two(load_part, [SourceFile("a.md")] * files, amount=files))

    assert asked == [files]


ITEMS = tuple(range(100))
LARGE = "x" * 200_000
"""Some parts of that size fill what lies between two processes."""
forked = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods() or sys.platform == "darwin",
    reason="this system has no second process of ours",
)


def _squared(numbers: Sequence[int]) -> list[int]:
    return [number * number for number in numbers]


def _all(parts: Iterable[list[int]]) -> list[int]:
    return [number for part in parts for number in part]


@forked
def test_what_a_process_that_was_killed_leaves_is_done_by_the_other() -> None:
    own = os.getpid()

    def killed_elsewhere(numbers: Sequence[int]) -> list[int]:
        if os.getpid() != own:
            os.kill(os.getpid(), signal.SIGKILL)
        return _squared(numbers)

    with TwoProcesses() as processes:
        found = processes.in_two(killed_elsewhere, ITEMS, amount=FEWEST)
        time.sleep(0.2)

        assert _all(found) == _squared(ITEMS)


@forked
def test_a_bug_in_the_other_process_is_met_in_this_one() -> None:
    own = os.getpid()

    def broken_elsewhere(numbers: Sequence[int]) -> list[int]:
        if os.getpid() != own or numbers[0] == 0:
            raise ZeroDivisionError
        return _squared(numbers)

    with pytest.raises(ZeroDivisionError), TwoProcesses() as processes:
        _all(processes.in_two(broken_elsewhere, ITEMS, amount=FEWEST))


@forked
def test_who_stops_early_does_not_wait_for_what_nobody_reads() -> None:
    def stop_early() -> None:
        with TwoProcesses() as processes:
            processes.in_two(lambda numbers: [LARGE for _ in numbers], ITEMS, amount=FEWEST)
            raise RuntimeError("a bug")

    with pytest.raises(RuntimeError, match="a bug"):
        stop_early()

    assert multiprocessing.active_children() == []


@forked
def test_where_the_system_starts_no_more_processes_one_does_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_process: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("multiprocessing.context.ForkProcess.start", full)

    with TwoProcesses() as processes:
        assert _all(processes.in_two(_squared, ITEMS, amount=FEWEST)) == _squared(ITEMS)


_KILLED = """
import multiprocessing, os, signal
from cxmap.adapters.content.two_processes import FEWEST, TwoProcesses
with TwoProcesses() as processes:
    processes.in_two(lambda numbers: ["x" * 200_000 for _ in numbers], range(100), amount=FEWEST)
    print(multiprocessing.active_children()[0].pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@forked
def test_no_process_outlives_one_that_was_killed() -> None:
    said = subprocess.run([sys.executable, "-c", _KILLED], capture_output=True, text=True, check=False)

    assert said.returncode == -signal.SIGKILL
    assert _ends(int(said.stdout))


def _ends(process: int) -> bool:
    for _ in range(200):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
