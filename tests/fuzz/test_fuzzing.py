from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from tests.fuzz import watch as limits
from tests.fuzz.harness import Harness
from tests.fuzz.mutation import Mutation
from tests.fuzz.parts import files_in, joined
from tests.fuzz.watch import Watch

ROOT = Path(__file__).parents[2]


def fails(data: bytes) -> None:
    if b"no" in data:
        raise KeyError(data)


def is_slow(data: bytes) -> None:
    end = time.process_time() + len(data) / 1_000
    while time.process_time() < end:
        pass


def test_an_input_that_fails_is_kept_and_named_once(tmp_path: Path) -> None:
    watch = Watch(Harness("any", fails, tuple), "none", tmp_path)

    for data in (b"yes", b"no 1", b"no 2"):
        watch(data)
    watch.save()

    tally = json.loads((tmp_path / "tally.json").read_text(encoding="utf-8"))
    ((what, name),) = tally["finds"].items()
    assert tally["inputs"] == 3
    assert what.startswith("KeyError at test_fuzzing.py:")
    assert (tmp_path / name).read_bytes() == b"no 1"


def test_an_input_that_takes_long_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LONGEST", 0.02)
    watch = Watch(Harness("any", is_slow, tuple), "none", tmp_path)

    watch(b"short")
    watch(b"long" * 10)

    (name,) = watch.tally.finds.values()
    assert (tmp_path / name).read_bytes() == b"long" * 10
    assert (tmp_path / "slowest").read_bytes() == b"long" * 10


def test_the_same_numbers_make_the_same_inputs_of_bounded_length() -> None:
    seeds = [b"title: A\nowner: b\n", b"value,period\n1,2\n", b""]

    def inputs() -> list[bytes]:
        chance = Random(1)
        return [Mutation(seeds).of(chance.choice(seeds), chance, 50) for _ in range(2_000)]

    assert inputs() == inputs()
    assert len(set(inputs())) > 1_000
    assert max(map(len, inputs())) == 50


def test_files_of_an_input_lie_below_one_folder() -> None:
    files = {
        "a/b.md": "x\n",
        "../c.md": "x",
        "/d.md": "x",
        "a/b.md/e.md": "x",
        "a": "x",
        ".f": "x",
        "g\0": "x",
        "ä": "x",
    }

    assert files_in(joined(files)) == {"a/b.md": b"x\n", "ä": b"x"}


def test_fuzzing_ends_with_its_budget_and_tells_what_it_did(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.fuzz", "values", "texts", "--engine", "random changes", "--runs", "40"]
    paths = os.pathsep.join((str(ROOT), str(ROOT / "plugins")))

    ended = subprocess.run(
        command, check=False, cwd=tmp_path, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True
    )

    assert ended.returncode == 0, ended.stderr
    assert "atheris is not installed" in ended.stdout
    assert [line.split()[0] for line in ended.stdout.splitlines() if line.endswith("none")] == ["values", "texts"]
